/**
 * Hosts beside a webmail's own at which its source is had. The worker fetches there, with the permission that a click gave,
 * and only for the page that needs it. The attack: a page that took over its own process asks for addresses of hosts that
 * were granted for something else, and reads them with the person's cookies.
 */

import { mailFrames } from './mail-frames.ts';

interface Elsewhere {
  /** How the origins of the pages end, over TLS. */
  pages: readonly string[];
  /** How the address of a source begins. */
  start: string;
}

const ELSEWHERE: readonly Elsewhere[] = [
  {
    pages: ['.mail.yahoo.com', '//mail.yahoo.com', '//mail.aol.com'],
    start: 'https://apis.mail.yahoo.com/ws/v3/mailboxes/',
  },
];

/** @returns the match pattern to be granted, or null when a page of this origin has no business at that address */
export function elsewherePattern(pageOrigin: string, url: string): string | null {
  // As it is asked for: dots in a path lead out of the folder that it begins with.
  const address = URL.canParse(url) ? new URL(url).href : '';
  return startsFor(pageOrigin).some((start) => address.startsWith(start)) ? patternOf(address) : null;
}

/** Match patterns that have to be granted for the webmail of this site, beside its own ('https://mail.example.org/*'). */
export function patternsBesideSite(pattern: string): string[] {
  const pageOrigin = pattern.replace(/\/\*$/, '');
  return [...startsFor(pageOrigin).map(patternOf), ...mailFrames(pattern)];
}

function startsFor(origin: string): string[] {
  const fits = ({ pages }: Elsewhere) => origin.startsWith('https://') && pages.some((end) => origin.endsWith(end));
  return ELSEWHERE.filter(fits).map(({ start }) => start);
}

function patternOf(address: string): string {
  return `${new URL(address).origin}/*`;
}
