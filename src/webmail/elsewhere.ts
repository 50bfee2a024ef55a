/**
 * Hosts beside a webmail's own at which its source is had. The worker fetches there, with the permission that a click gave,
 * and only for the page that needs it. The attack: a page that took over its own process asks for addresses of hosts that
 * were granted for something else, and reads them with the person's cookies.
 */

import { mailFrames } from './mail-frames.ts';

/** How the origin of the page ends, over TLS, and how the address begins. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['.mail.yahoo.com', 'https://apis.mail.yahoo.com/ws/v3/mailboxes/'],
  ['//mail.yahoo.com', 'https://apis.mail.yahoo.com/ws/v3/mailboxes/'],
  ['//mail.aol.com', 'https://apis.mail.yahoo.com/ws/v3/mailboxes/'],
];

/** @returns the match pattern to be granted, or null when a page of this origin has no business at that address */
export function elsewherePattern(pageOrigin: string, url: string): string | null {
  // As it is asked for: dots in a path lead out of the folder that it begins with.
  const address = URL.canParse(url) ? new URL(url).href : '';
  const isListed = ELSEWHERE.some(([page, start]) => isAt(pageOrigin, page) && address.startsWith(start));
  return isListed ? patternOf(address) : null;
}

/** Match patterns that have to be granted for the webmail of this site, beside its own ('https://mail.example.org/*'). */
export function patternsBesideSite(pattern: string): string[] {
  const pageOrigin = pattern.replace(/\/\*$/, '');
  const sources = ELSEWHERE.filter(([page]) => isAt(pageOrigin, page)).map(([, start]) => patternOf(start));
  return [...new Set([...sources, ...mailFrames(pattern)])];
}

function isAt(origin: string, end: string): boolean {
  return origin.startsWith('https://') && origin.endsWith(end);
}

function patternOf(address: string): string {
  return `${new URL(address).origin}/*`;
}
