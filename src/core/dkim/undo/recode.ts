/**
 * A body as it may have been before a server encoded it anew: sendmail and Postfix send 8bit on as quoted-printable or base64, others
 * decode it, or break the lines of base64 elsewhere. What is read stays the same, byte for byte.
 *
 * The attack: a signed body that its reader now decodes otherwise, so that he sees other words. So the text is decoded as its reader does
 * and encoded again as its signer said; where the signer left that unsigned, the text must be one that reads so.
 */
import { fromLatin1, latin1 } from '../../bytes/latin1.ts';
import { messageEncoding, messageType } from '../../message/fields/media-type.ts';
import type { Message } from '../../message/message.ts';
import { encodeBase64 } from '../../signatures/base64.ts';
import type { BodyCandidate } from './candidate.ts';
import { escaped, inLines, softBroken } from './encode.ts';
import { type Part, splitParts } from './multipart.ts';
import { looksEncoded } from './reading.ts';
import { decodeTransfer, isIdentity, isSame } from './transfer.ts';

interface Target {
  /** What such a body's Content-Transfer-Encoding says. */
  readonly encoding: '8bit' | 'quoted-printable' | 'base64';
  encode(text: string): string;
  /** Where programs differ. */
  breakLines(encoded: string): string;
}

/** Mail programs break lines of base64 at 76, PEM at 64, others at 72 and 60. */
const WIDTHS = [76, 72, 64, 60];

const asItIs = (text: string) => text;
const toBase64 = (text: string) => encodeBase64(fromLatin1(text));

const TARGETS: readonly Target[] = [
  { encoding: '8bit', encode: asItIs, breakLines: asItIs },
  { encoding: 'quoted-printable', encode: escaped, breakLines: softBroken },
  { encoding: 'quoted-printable', encode: escaped, breakLines: asItIs },
  ...WIDTHS.map(
    (width): Target => ({ encoding: 'base64', encode: toBase64, breakLines: (encoded) => inLines(encoded, width) }),
  ),
];

/**
 * @param signed the encoding that the signer's header says, in lower case; null where it is unsigned, and so could be any
 */
export function* recodings(message: Message, body: Uint8Array, signed: string | null): Generator<BodyCandidate> {
  const media = messageType(message);
  const encoding = messageEncoding(message);
  if (media === null || encoding === null || media.type.startsWith('message/')) return;
  const text = latin1(body);
  if (media.type.startsWith('multipart/')) {
    const boundary = media.parameters.get('boundary') ?? '';
    const isReadable = isIdentity(encoding) && isIdentity(signed ?? '') && boundary !== '';
    const pieces = isReadable ? splitParts(text, boundary) : null;
    if (pieces !== null) for (const target of TARGETS) yield* candidate(text, partsRecoded(pieces, target));
    return;
  }
  const decoded = decodeTransfer(text, encoding, text.length);
  if (decoded === null) return;
  let last: Target | null = null;
  let encoded = '';
  for (const target of TARGETS) {
    const isPossible =
      signed === null ? target.encoding !== '8bit' || !looksEncoded(decoded, true) : isSame(signed, target.encoding);
    if (!isPossible) continue;
    if (target.encoding !== last?.encoding) encoded = target.encode(decoded);
    last = target;
    yield* candidate(text, target.breakLines(encoded));
  }
}

function* candidate(now: string, earlier: string): Generator<BodyCandidate> {
  if (earlier !== now) yield { note: { code: 'dkim_undone_encoding', values: {} }, make: () => fromLatin1(earlier) };
}

const CONVERTED = 'x-mime-autoconverted:';

/** Each part that a server may have made of one in that encoding; those that sendmail marked, where it marked any. */
function partsRecoded(pieces: readonly (string | Part)[], target: Target): string {
  const isMarked = pieces.some((piece) => typeof piece !== 'string' && markOf(piece.lines) >= 0);
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const isChanged = isMarked ? markOf(piece.lines) >= 0 : CHANGED_INTO[target.encoding] === piece.encoding;
      return (isChanged ? recoded(piece, target) : null) ?? piece.source;
    })
    .join('');
}

/** What a part is now that was in another encoding, where nothing marks it; base64 is no more than broken elsewhere. */
const CHANGED_INTO = { '8bit': 'quoted-printable', 'quoted-printable': '8bit', base64: 'base64' };

function markOf(lines: readonly string[]): number {
  return lines.findIndex((line) => line.toLowerCase().startsWith(CONVERTED));
}

function recoded({ lines, encoding, content, boundaries }: Part, target: Target): string | null {
  const decoded = decodeTransfer(content, encoding, content.length);
  // Where a delimiter was encoded away, what were parts to the signer is one text to the reader.
  const asLines = `\n${decoded?.replaceAll('\r', '\n')}`;
  if (decoded === null || boundaries.some((boundary) => asLines.includes(`\n--${boundary}`))) return null;
  const mark = markOf(lines);
  const field = lines.findIndex((line) => line.toLowerCase().startsWith('content-transfer-encoding:'));
  // A line that continues one of these would then continue another.
  if ([mark, field].some((at) => at >= 0 && ' \t'.includes(lines[at + 1]?.charAt(0) || '-'))) return null;
  const colon = lines[field]?.indexOf(':') ?? -1;
  const earlier = lines.map((line, at) => (at === field ? `${line.slice(0, colon)}: ${target.encoding}` : line));
  const header = (target.encoding === encoding ? lines : earlier).filter((_, at) => at !== mark);
  const end = encoding === 'base64' && target.encoding === encoding ? content.slice(content.trimEnd().length) : '';
  return `${header.join('\r\n')}\r\n\r\n${target.breakLines(target.encode(decoded))}${end}`;
}
