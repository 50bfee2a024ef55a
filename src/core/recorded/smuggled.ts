/**
 * Whether a sender's words may have become the receiver's: servers copy MAIL FROM and HELO into their results, mostly in comments.
 *
 * The attack: MAIL FROM `"a) ;dmarc=pass header.from=bank.example (b"@attack.example` ends the server's comment at its ")", and what follows
 * reads as one more result of the server's. A greeting `x;client-ip=192.0.2.1` does the same to Received-SPF. Both cost nothing. Of such a
 * field nothing that passes is believed; what fails still is.
 */
import type { AuthenticationResults, Hop } from '../inspection/index.ts';
import { fieldValue } from '../message/fields/field-value.ts';
import type { Message } from '../message/message.ts';

/** A greeting that holds what parts clauses, properties or comments; a host name and an address literal hold none of it (RFC 5321 §4.1.2). */
export function holdsDelimiters({ helo, from }: Pick<Hop, 'helo' | 'from'>): boolean {
  const greeting = helo ?? from ?? '';
  return [...DELIMITERS].some((character) => greeting.includes(character));
}

const DELIMITERS = '();="\\';

/**
 * Whether the envelope's sender is one that parts clauses, where a server copies it without its quotation marks: then its field shows
 * nothing of it. What the server delivered names it as it was, and a sender who adds such a field only harms himself. ("=" alone parts
 * nothing, and stands in many an honest reverse-path.)
 */
export function holdsSmuggledPath(message: Message): boolean {
  return (message.byName.get('return-path') ?? []).some((field) => {
    const value = fieldValue(message, field);
    const start = value.indexOf('<') + 1;
    const end = value.indexOf('>', start);
    const path = end < 0 ? value.slice(start) : value.slice(start, end);
    return [...'();"\\'].some((character) => path.includes(character));
  });
}

/**
 * A quoted string within a comment is nearly always a local part of the sender's. Whether it is whole does not matter: `"a\\")` ends
 * the comment as well, and reads `"a"` there.
 */
export function quotesSender(results: AuthenticationResults | null): boolean {
  return (results?.results ?? []).some(({ comment, reason }) => comment?.includes('"') || reason?.includes('"'));
}
