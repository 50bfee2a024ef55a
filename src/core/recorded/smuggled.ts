/**
 * Whether a sender's words may have become the receiver's: servers copy MAIL FROM and HELO into their results, mostly in comments.
 *
 * The attack: MAIL FROM `"a) ;dmarc=pass header.from=bank.example (b"@attack.example` ends the server's comment at its ")", and what follows
 * reads as one more result of the server's. A greeting `x;client-ip=192.0.2.1` does the same to Received-SPF. Both cost nothing. Of such a
 * field nothing that passes is believed; what fails still is.
 */
import type { AuthenticationResults, Hop } from '../inspection/index.ts';

/** A greeting that holds what parts clauses, properties or comments; a host name and an address literal hold none of it (RFC 5321 §4.1.2). */
export function isWoundingGreeting({ helo, from }: Pick<Hop, 'helo' | 'from'>): boolean {
  const greeting = helo ?? from ?? '';
  return [...WOUNDING].some((character) => greeting.includes(character));
}

const WOUNDING = '();="\\';

/** A comment in which a quoted string begins and does not end was cut by its content. */
export function hasTornComment(results: AuthenticationResults | null): boolean {
  return (results?.results ?? []).some(({ comment, reason }) => isOdd(comment ?? '') || isOdd(reason ?? ''));
}

function isOdd(text: string): boolean {
  let quotes = 0;
  for (const character of text) if (character === '"') quotes++;
  return quotes % 2 === 1;
}
