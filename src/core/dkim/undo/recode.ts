/**
 * A text as it may have been before a server encoded it anew: sendmail and Postfix send 8bit on as quoted-printable or base64, others
 * decode it, or break the lines of base64 elsewhere. What is read stays the same, byte for byte.
 *
 * The attack: a signed body that its reader now decodes otherwise, so that he sees other words. So the text is decoded as its reader does
 * and encoded again as its signer said; where the signer left that unsigned, the text must be one that reads so.
 */
import { fromLatin1, latin1 } from '../../bytes/latin1.ts';
import { isIdentity, messageEncoding, messageType } from '../../message/fields/media-type.ts';
import type { Message } from '../../message/message.ts';
import type { BodyCandidate } from './candidate.ts';
import { base64Lines, quoted, softBroken, type Writing } from './encode.ts';
import { looksEncoded } from './reading.ts';
import { PLACES, withRecodedParts } from './recode-parts.ts';
import { decodeStrictly, isSame } from './transfer.ts';

const AS_IT_IS: Writing = { encoding: '8bit', write: (text) => text };

/** Lines of base64 are broken at 76 by mail programs, at 64 by PEM, at 72 and 60 by others. */
const WRITINGS: readonly Writing[] = [
  AS_IT_IS,
  { encoding: 'quoted-printable', write: (text) => softBroken(quoted(text)) },
  { encoding: 'quoted-printable', write: quoted },
  ...[76, 72, 64, 60].map((width): Writing => ({ encoding: 'base64', write: (text) => base64Lines(text, width) })),
];

/**
 * @param names what h= names, in lower case
 * @param signed the encoding that the signer's header says, in lower case; null where it is unsigned, and so could be any
 */
export function* recodings(
  message: Message,
  body: Uint8Array,
  names: readonly string[],
  signed: string | null,
): Generator<BodyCandidate> {
  const text = latin1(body);
  const earlier = messageType(message)?.type.startsWith('multipart/')
    ? ofMultipart(message, text, names, signed)
    : ofText(message, text, signed);
  for (const one of earlier) {
    if (one !== text) yield { note: { code: 'dkim_undone_encoding', values: {} }, make: () => fromLatin1(one) };
  }
}

function* ofText(message: Message, text: string, signed: string | null): Generator<string> {
  const media = messageType(message);
  const decoded = decodeStrictly(text, messageEncoding(message) ?? '?');
  if (media === null || media.type.startsWith('message/') || decoded === null) return;
  for (const writing of writingsOf(decoded, signed)) yield writing.write(decoded);
}

/**
 * In which ways the signer may have written a text.
 *
 * @param decoded the text, one character per byte
 * @param signed the encoding that his header says, in lower case; null where it is unsigned, and so could be any
 */
export function writingsOf(decoded: string, signed: string | null): Writing[] {
  const asItIs = signed !== null || !looksEncoded(decoded, true);
  return WRITINGS.filter(
    (writing) => (signed === null || isSame(signed, writing.encoding)) && (asItIs || writing !== AS_IT_IS),
  );
}

/**
 * The attack: parts that stand in an unsigned Content-Type's boundary alone, so that a signed text is read as if it were some. So the type is
 * signed, as where a part is taken off.
 */
function* ofMultipart(
  message: Message,
  text: string,
  names: readonly string[],
  signed: string | null,
): Generator<string> {
  const media = names.includes('content-type') ? messageType(message) : null;
  const isReadable = isIdentity(messageEncoding(message) ?? '?') && isIdentity(signed ?? '');
  if (media === null || !isReadable) return;
  for (const writing of WRITINGS)
    for (const place of writing === AS_IT_IS ? PLACES : PLACES.slice(0, 1))
      yield withRecodedParts(text, media, writing, place);
}
