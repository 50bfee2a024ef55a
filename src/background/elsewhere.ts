/** Fetches an answer for a webmail's page at another host; the page's script looks at what it is, as at its own. */
import type { Requests } from '../platform/messages.ts';
import { hasOrigins } from '../platform/permissions.ts';
import { isElsewhere, patternsBeside } from '../webmail/elsewhere.ts';

/**
 * @param pageUrl of the page that asks, as the browser says it
 * @returns null when the page has no business there, or nothing came
 */
export async function fetchElsewhere(pageUrl: string, url: string): Promise<Requests['source.elsewhere']['response']> {
  const { origin } = new URL(pageUrl);
  if (!isElsewhere(origin, url)) return null;
  if (!(await hasOrigins(patternsBeside(origin)))) return 'refused';
  try {
    const response = await fetch(url, { credentials: 'include', cache: 'no-store' });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, source: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return null;
  }
}
