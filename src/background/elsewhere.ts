/** Fetches a source for a webmail's page: one that is had at another host, or that the page itself could forge. */

import { MAX_MESSAGE_BYTES } from '../core/caller-limits.ts';
import { isFirefox } from '../platform/browser.ts';
import { fetchBytes } from '../platform/fetch-bytes.ts';
import { hasOrigins, sitePattern } from '../platform/permissions.ts';
import type { Frame } from '../platform/wire/answer.ts';
import { takeTurn } from '../platform/wire/ask-script.ts';
import { Failure, failure } from '../platform/wire/failure.ts';
import { elsewherePattern } from '../webmail/elsewhere.ts';
import { findTab } from './find-tab.ts';
import { settingsAt } from './sites.ts';

/**
 * Where badges are off, only for a frame that was asked for a source itself. The attack: a page on which somebody once clicked took
 * over its own process, and reads mail after mail at the other host, for as long as that is granted.
 *
 * @param frame that asks, as the browser says it
 * @returns the bytes as they came; never rejects
 */
export async function fetchElsewhere(frame: Frame, url: string): Promise<{ source: Uint8Array } | Failure> {
  const { url: pageUrl, tabId } = frame;
  // In private windows and containers tabs have cookies of their own, Firefox's one background those of all other tabs: another account would be
  // asked for the mail of that number and hear of it, and what it has be judged beside the mail that is shown.
  if (isFirefox() && (await findTab(tabId))?.cookieStoreId !== 'firefox-default')
    return failure('webmail_source_private');
  if (!(await settingsAt(pageUrl)).badges && !takeTurn(frame, 'worker.fetchSource'))
    return failure('webmail_source_page');
  const own = sitePattern(pageUrl);
  const isOwn = isFirefox() && sitePattern(url) === own;
  const pattern = isOwn ? own : elsewherePattern(new URL(pageUrl).origin, url);
  if (pattern === null) return failure('webmail_source_page');
  if (!(await hasOrigins([pattern]))) return failure('webmail_source_permission', { host: new URL(url).hostname });
  const init: RequestInit = { credentials: 'include', referrerPolicy: 'no-referrer' };
  const { signal } = new AbortController();
  const answer = await fetchBytes(url, init, { origins: [new URL(url).origin], most: MAX_MESSAGE_BYTES, signal });
  if ('problem' in answer) return new Failure(answer.problem);
  return answer.isHtml ? failure('webmail_source_page') : { source: answer.bytes };
}
