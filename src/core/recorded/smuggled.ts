/**
 * Whether a sender's words may have become the receiver's: servers copy MAIL FROM, HELO and the names in signatures into their results.
 *
 * The attack: MAIL FROM `"a) ;dmarc=pass header.from=bank.example (b"@attack.example` ends the server's comment at its ")", and what follows
 * reads as one more result of the server's. A greeting `x;client-ip=192.0.2.1` does the same to Received-SPF. Both cost nothing. Of such a
 * field nothing that passes is believed; what fails still is.
 */
import { byteOf } from '../bytes/hexadecimal.ts';
import type { AuthenticationResults, Hop, MethodResult, RouteHop } from '../inspection/index.ts';
import { MAX_RECEIVED } from '../limits.ts';
import { fieldValue, fieldValues, trimBlanks } from '../message/fields/field-value.ts';
import { parseTagList, type Tag } from '../message/fields/tag-list.ts';
import type { Message } from '../message/message.ts';
import type { ReadField } from './fields.ts';

/** A greeting that holds what parts clauses, properties or comments; a host name and an address literal hold none of it (RFC 5321 §4.1.2). */
export function holdsDelimiters({ helo, from }: Pick<Hop, 'helo' | 'from'>): boolean {
  return /[();="\\]/.test(helo ?? from ?? '');
}

/**
 * Whether something passes in the border's own field, where no server writes that. The attack: a name that the client's owner put into the DNS,
 * `x;dmarc=pass()header.from=bank.example`, which servers copy beside their result for "iprev"; a reading of the field leaves such a name out.
 */
export function tellsPass(message: Message, { fieldIndex }: Pick<RouteHop, 'fieldIndex'>): boolean {
  const field = message.fields[fieldIndex];
  const value = field ? fieldValue(message, field, MAX_RECEIVED) : '';
  return value.includes('=') && /(?<![\w.-])pass(?![\w.-])/i.test(value);
}

/** Where programs deliver the envelope's sender as it was. */
const PATH_FIELDS = ['return-path', 'x-original-return-path', 'envelope-from', 'x-envelope-from', 'x-envelope-sender'];

/**
 * Whether the envelope's sender is one that parts clauses, where a server copies it without its quotation marks: then its field shows
 * nothing of it. What the server delivered names it as it was, as do the border's field and other results; and a sender who adds such a field
 * only harms himself. ("=" alone parts nothing, and stands in many an honest reverse-path.) The other names in results are his as well: what an ARC
 * set records of them, Gmail copies into a comment of its own.
 *
 * @param border the field of the server that took the mail in, if it is known
 */
export function holdsSmuggledPath(message: Message, fields: readonly ReadField[], border: Hop | undefined): boolean {
  const delivered = PATH_FIELDS.flatMap((name) => fieldValues(message, name)).map(pathIn);
  const recorded = fields.flatMap(({ results, receivedSpf }) => [
    receivedSpf?.envelopeFrom,
    ...(results?.results ?? []).flatMap(({ properties }) => properties.filter(isOfSender).map(({ value }) => value)),
  ]);
  return [...delivered, ...recorded, border?.envelopeFrom].some((path) => path && partsClauses(path));
}

/** "smtp.auth" is none of them: a user may be "DOMAIN\\joe". */
function isOfSender({ ptype, property }: MethodResult['properties'][number]): boolean {
  return (OF_SENDER[ptype] ?? []).includes(property);
}

const OF_SENDER: Readonly<Record<string, readonly string[]>> = {
  smtp: ['mailfrom', 'mail', 'helo'],
  header: ['from', 'a', 'd', 'i', 's'],
};

function pathIn(value: string): string {
  const start = value.indexOf('<') + 1;
  const end = value.indexOf('>', start);
  return end < 0 ? value.slice(start) : value.slice(start, end);
}

/**
 * Whether a signature's words are such: programs write its identity, decoded, beside their results. The attack: `i=x=3B=20dmarc=3Dpass…` in a
 * signature of the attacker's own, which holds, is one more result of the server's there.
 */
export function holdsSmuggledTags(message: Message): boolean {
  return SIGNATURE_FIELDS.flatMap((name) => fieldValues(message, name)).some((value) => {
    const { tags, problem } = parseTagList(value);
    // What stands behind the last tag that is read, another program reads.
    return problem?.kind === 'too_many' || tags.some(tagPartsClauses);
  });
}

function tagPartsClauses({ name, value }: Tag): boolean {
  // A signature is folded anywhere; servers write its first characters.
  if (name === 'b') return /[()"\\]/.test(value);
  return NAMING_TAGS.includes(name) && partsClauses(decodePairs(value));
}

/** RFC 6376 §2.11, as Exim reads it: what is no pair of digits stays as it is. */
function decodePairs(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, byteOf);
}

const SIGNATURE_FIELDS = ['dkim-signature', 'arc-message-signature', 'arc-seal'];
/** Of which results tell (RFC 8601 §2.7.1). */
const NAMING_TAGS = ['a', 'd', 'i', 's'];

/** Quotation marks around the local part are the server's own (RFC 5321 §4.1.2). A blank parts results at Exchange. */
function partsClauses(path: string): boolean {
  const text = trimBlanks(path);
  const end = text.startsWith('"') ? text.indexOf('"@', 1) : -1;
  return /[();"\\\s]/.test(end < 0 ? text : text.slice(1, end) + text.slice(end + 1));
}

/**
 * A quoted string within a comment is nearly always a local part of the sender's. Whether it is whole does not matter: `"a\\")` ends
 * the comment as well, and reads `"a"` there. Where a server leaves the quotes out, what is left of the path closes the comment that the smuggled
 * result opened: an address stands in a comment in which no server speaks of one.
 */
export function quotesSender(results: AuthenticationResults | null): boolean {
  const all = results?.results ?? [];
  const firstSpf = all.find(({ method }) => method === 'spf');
  const isCut = firstSpf !== undefined && firstSpf.properties.length === 0;
  return all.some(
    (result) =>
      [result.comment, result.reason].some((text) => text?.includes('"')) ||
      (result.comment?.includes('@') && (result.method !== 'spf' || (isCut && result !== firstSpf))),
  );
}
