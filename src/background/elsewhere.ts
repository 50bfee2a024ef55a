/** Fetches a source for a webmail's page: one that is had at another host, or that the page itself could forge. */

import { MAX_MESSAGE_BYTES } from '../core/limits.ts';
import { isFirefox } from '../platform/browser.ts';
import { fetchBytes } from '../platform/fetch-bytes.ts';
import { hasOrigins, sitePattern } from '../platform/permissions.ts';
import { Failure, failure } from '../platform/wire/failure.ts';
import { elsewherePattern } from '../webmail/elsewhere.ts';

/**
 * @param pageUrl of the page that asks, as the browser says it
 * @returns the bytes as they came; never rejects
 */
export async function fetchElsewhere(pageUrl: string, url: string): Promise<{ source: Uint8Array } | Failure> {
  const isOwn = isFirefox() && URL.canParse(url) && new URL(url).origin === new URL(pageUrl).origin;
  const pattern = isOwn ? sitePattern(pageUrl) : elsewherePattern(new URL(pageUrl).origin, url);
  if (pattern === null) return failure('webmail_source_page');
  if (!(await hasOrigins([pattern]))) return failure('webmail_source_permission', { host: new URL(url).hostname });
  const init: RequestInit = { credentials: 'include', referrerPolicy: 'no-referrer' };
  const { signal } = new AbortController();
  const answer = await fetchBytes(url, init, { origins: [new URL(url).origin], most: MAX_MESSAGE_BYTES, signal });
  if ('problem' in answer) return new Failure(answer.problem);
  return answer.isHtml ? failure('webmail_source_page') : { source: answer.bytes };
}
