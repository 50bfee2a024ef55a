/** Fetches a source for a webmail's page that is had at another host. */
import { fetchBytes } from '../platform/fetch-bytes.ts';
import type { Problem } from '../platform/messages.ts';
import { hasOrigins } from '../platform/permissions.ts';
import { elsewherePattern } from '../webmail/elsewhere.ts';

/**
 * @param pageUrl of the page that asks, as the browser says it
 * @returns the bytes as they came; never rejects
 */
export async function fetchElsewhere(
  pageUrl: string,
  url: string,
): Promise<{ source: Uint8Array } | { problem: Problem }> {
  const pattern = elsewherePattern(new URL(pageUrl).origin, url);
  if (pattern === null) return problem('webmail_source_page');
  if (!(await hasOrigins([pattern]))) return problem('webmail_source_permission', { host: new URL(url).hostname });
  const init: RequestInit = { credentials: 'include', referrerPolicy: 'no-referrer' };
  const answer = await fetchBytes(url, init, [new URL(url).origin], new AbortController().signal);
  if ('problem' in answer) return answer;
  return answer.isHtml ? problem('webmail_source_page') : { source: answer.bytes };
}

function problem(key: Problem['key'], values: Problem['values'] = {}): { problem: Problem } {
  return { problem: { key, values } };
}
