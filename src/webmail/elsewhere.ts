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

/** Whether a page of this origin has business at that address. */
export function isElsewhere(pageOrigin: string, url: string): boolean {
  return ELSEWHERE.some(([page, start]) => pageOrigin.endsWith(page) && url.startsWith(start));
}

/** Match patterns that have to be granted for a webmail at this origin, beside its own. */
export function patternsBeside(pageOrigin: string): string[] {
  return ELSEWHERE.filter(([page]) => pageOrigin.endsWith(page)).map(([, start]) => `${new URL(start).origin}/*`);
}
