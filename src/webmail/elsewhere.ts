/**
 * Hosts beside a webmail's own at which its source is had. The worker fetches there, with the permission that a click gave,
 * and only for the page that needs it. The attack: a page that took over its own process asks for addresses of hosts that
 * were granted for something else, and reads them with the person's cookies.
 */

interface Elsewhere {
  /** Of the page: its own host name, or how it ends. */
  page: string;
  /** How the address begins. */
  url: string;
}

const ELSEWHERE: readonly Elsewhere[] = [];

/** @returns the match pattern to be granted, or null when a page there has no business at that address */
export function elsewherePattern(pageOrigin: string, url: string): string | null {
  const host = pageOrigin.replace(/^https:\/\//, '');
  const isListed = ELSEWHERE.some((one) => host.endsWith(one.page) && url.startsWith(one.url));
  return isListed && URL.canParse(url) ? `${new URL(url).origin}/*` : null;
}

/** Match patterns that a webmail at this origin needs beside its own. */
export function patternsBeside(pageOrigin: string): string[] {
  const host = pageOrigin.replace(/^https:\/\//, '');
  return ELSEWHERE.filter((one) => host.endsWith(one.page)).map((one) => `${new URL(one.url).origin}/*`);
}
