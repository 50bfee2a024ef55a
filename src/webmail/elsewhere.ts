/**
 * Hosts beside a webmail's own at which its source is had. The worker fetches there, with the permission that a click gave,
 * and only for the page that needs it. The attack: a page that took over its own process asks for addresses of hosts that
 * were granted for something else, and reads them with the person's cookies.
 */

/** How the origin of the page ends, and how the address begins. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['.mail.yahoo.com', 'https://apis.mail.yahoo.com/ws/v3/mailboxes/'],
  ['//mail.yahoo.com', 'https://apis.mail.yahoo.com/ws/v3/mailboxes/'],
  ['//mail.aol.com', 'https://apis.mail.yahoo.com/ws/v3/mailboxes/'],
];

/** @returns the match pattern to be granted, or null when a page of this origin has no business at that address */
export function elsewherePattern(pageOrigin: string, url: string): string | null {
  const found = ELSEWHERE.find(([page, start]) => pageOrigin.endsWith(page) && url.startsWith(start));
  return found ? patternOf(found[1]) : null;
}

/** Match patterns that have to be granted for a webmail at this origin, beside its own. */
export function patternsBeside(pageOrigin: string): string[] {
  return [...new Set(ELSEWHERE.filter(([page]) => pageOrigin.endsWith(page)).map(([, start]) => patternOf(start)))];
}

function patternOf(address: string): string {
  return `${new URL(address).origin}/*`;
}
