/** A plain text without what was put under or above it. */
import { fromLatin1, latin1 } from '../../bytes/latin1.ts';
import type { DkimCode } from '../../codes/index.ts';
import type { Note } from '../../inspection/index.ts';
import { isIdentity, messageEncoding } from '../../message/fields/media-type.ts';
import type { Message } from '../../message/message.ts';
import { bannerEnds, bannerWords } from './banner.ts';
import { type BodyCandidate, cutNote, MAX_CUT } from './candidate.ts';
import { footerStarts, footerWords } from './footer.ts';
import { type PlainReading, plainReading } from './reading.ts';
import { writingsOf } from './recode.ts';
import { decodeStrictly } from './transfer.ts';
import { MAX_LOOKED_AT, outweighs } from './words.ts';

interface Cut {
  readonly note: Note<DkimCode>;
  readonly left: Uint8Array;
}

/**
 * Bodies of a plain text message with what may be a list's footer or a gateway's banner cut off, as long as most of the
 * text stays signed.
 */
export function* plainCuts(message: Message, body: Uint8Array, names: readonly string[]): Generator<BodyCandidate> {
  const encoding = messageEncoding(message);
  // Under base64 no server can write.
  if (encoding === null || encoding === 'base64') return;
  for (const { note, left } of cuts(body, plainReading(message, names, encoding))) yield { note, make: () => left };
}

/**
 * The same where a list decoded the text, wrote under it, and encoded the whole anew, as Mailman does with every text in UTF-8.
 *
 * Longer texts than are looked at are left alone: each cut is written in up to a dozen ways.
 *
 * @param signed the encoding that the signer's header says, in lower case; null where it is unsigned
 */
export function* recodedCuts(
  message: Message,
  body: Uint8Array,
  names: readonly string[],
  signed: string | null,
): Generator<BodyCandidate> {
  const encoding = messageEncoding(message) ?? '?';
  const decoded = body.length > MAX_LOOKED_AT ? null : decodeStrictly(latin1(body), encoding);
  if (decoded === null) return;
  for (const { note, left } of cuts(fromLatin1(decoded), plainReading(message, names, ''))) {
    const text = latin1(left);
    for (const { encoding: earlier, write } of writingsOf(text, signed)) {
      if (isIdentity(earlier) && isIdentity(encoding)) continue;
      for (const ended of earlier === 'base64' ? lineEndings(text) : [withCrlf(text)])
        yield { note, make: () => fromLatin1(write(ended)) };
    }
  }
}

/** Within base64 line ends are bytes like others: a list may have written LF for CRLF, and one more before its footer. */
function lineEndings(text: string): Set<string> {
  const last = text.replace(/\r?\n$/, '');
  return new Set([text, withCrlf(text), last, withCrlf(last)]);
}

function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

function* cuts(body: Uint8Array, reading: PlainReading | null): Generator<Cut> {
  if (reading === null) return;
  const standsUnder = (left: Uint8Array, own: number | null) => {
    const text = own === null ? null : reading.readSigned(left);
    return own !== null && text !== null && outweighs(text, own);
  };
  for (const end of footerStarts(body)) {
    const left = body.subarray(0, end);
    const cut = reading.decode(latin1(body, end));
    if (standsUnder(left, footerWords(cut)))
      yield { note: cutNote('dkim_undone_footer', body.length - end, cut), left };
  }
  const start = latin1(body, 0, Math.min(body.length, MAX_CUT));
  for (const end of bannerEnds(start)) {
    const left = body.subarray(end);
    const cut = reading.decode(start.slice(0, end));
    if (standsUnder(left, bannerWords(cut))) yield { note: cutNote('dkim_undone_banner', end, cut), left };
  }
}
