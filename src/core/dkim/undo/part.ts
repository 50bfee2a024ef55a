/** A multipart without the part that a list put behind the others (Mailman, Sympa). */
import { fromLatin1, latin1 } from '../../bytes/latin1.ts';
import type { DkimCode } from '../../codes/index.ts';
import type { Note } from '../../inspection/index.ts';
import { holdsAscii } from '../../message/characters/ascii-charsets.ts';
import { trimBlanks } from '../../message/fields/field-value.ts';
import {
  isIdentity,
  type MediaType,
  messageEncoding,
  messageType,
  readMediaType,
  readPartHeader,
} from '../../message/fields/media-type.ts';
import { showsItsParts } from '../../message/fields/type-in-body.ts';
import type { Message } from '../../message/message.ts';
import { type BodyCandidate, cutNote, MAX_CUT } from './candidate.ts';
import { footerWords } from './footer.ts';
import { textsOf } from './texts.ts';
import { decodeTransfer } from './transfer.ts';
import { outweighs } from './words.ts';

/** Behind the part stand the last delimiter and what follows it, which nobody reads (RFC 2046 §5.1.1). */
const MAX_EPILOGUE = 512;

export interface FooterCut {
  readonly note: Note<DkimCode>;
  readonly boundary: string;
  /** The body without that part, one character per byte. */
  readonly left: string;
}

/** The body as it may have been before a list put a part behind its own. */
export function* partCuts(message: Message, body: Uint8Array, names: readonly string[]): Generator<BodyCandidate> {
  const cut = withoutFooterPart(message, body);
  if (cut && isReadAsSigned(messageType(message), cut.left, names))
    yield { note: cut.note, make: () => fromLatin1(cut.left) };
}

/**
 * The attack: a Content-Type of one's own that turns signed text into a preamble, which no reader shows. So the type is signed, or the body shows
 * it to be right.
 *
 * @param names what h= names, in lower case
 */
export function isReadAsSigned(media: MediaType | null, body: string, names: readonly string[]): boolean {
  return names.includes('content-type') || showsItsParts(media, body);
}

/**
 * The attack: a part of HTML behind an almost empty one. So the part is plain text and nothing else, and there is more to read before it.
 *
 * @returns null where the last part of a multipart/mixed is no list's footer
 */
export function withoutFooterPart(message: Message, body: Uint8Array): FooterCut | null {
  const media = messageType(message);
  const boundary = media?.parameters.get('boundary') ?? '';
  if (media?.type !== 'multipart/mixed' || boundary === '' || !isIdentity(messageEncoding(message) ?? '?')) return null;
  const from = Math.max(0, body.length - MAX_CUT - MAX_EPILOGUE);
  const tail = latin1(body, from);
  const closing = lastLine(tail, `--${boundary}--`, tail.length);
  const opening = lastLine(tail, `--${boundary}`, closing);
  if (closing < 0 || opening < 0 || closing - opening > MAX_CUT) return null;
  const cut = partText(tail.slice(tail.indexOf('\r\n', opening) + 2, closing));
  const own = cut === null ? null : footerWords(cut);
  if (cut === null || own === null) return null;
  const left = latin1(body, 0, from + opening) + tail.slice(closing);
  const texts = textsOf(left, media);
  if (texts.length === 0 || !texts.every((text) => outweighs(text, own))) return null;
  return { note: cutNote('dkim_undone_footer', closing - opening, cut), boundary, left };
}

/** Where the last line before `end` begins that is `content`; -1 when there is none, or when no line stands before it. */
function lastLine(text: string, content: string, end: number): number {
  for (let at = end - 2; at >= 0; at--) {
    at = text.lastIndexOf(`\r\n${content}`, at);
    if (at < 0) return -1;
    const lineEnd = text.indexOf('\r\n', at + 2);
    if (trimBlanks(text.slice(at + 2, lineEnd < 0 ? text.length : lineEnd)) === content) return at + 2;
  }
  return -1;
}

/** Fields that list programs write; with any other a part could be a file, or be shown elsewhere. */
const FIELDS = ['content-type', 'content-transfer-encoding', 'content-disposition', 'content-language', 'mime-version'];
const PARAMETERS = ['charset', 'format', 'delsp'];

/** Whether a part with that header is shown at its place: any other disposition than inline makes a file of it (RFC 2183 §2.8). */
export function isShown(header: ReadonlyMap<string, string>): boolean {
  const disposition = header.get('content-disposition') ?? 'inline';
  return disposition.toLowerCase() === 'inline' && [...header.keys()].every((name) => FIELDS.includes(name));
}

/** @returns the text of the part, decoded, one character per byte; null when it holds more than plain text */
function partText(part: string): string | null {
  const headerEnd = part.indexOf('\r\n\r\n');
  const header = headerEnd < 0 ? null : readPartHeader(part.slice(0, headerEnd));
  const media = readMediaType(header?.get('content-type') ?? '');
  if (!header || media?.type !== 'text/plain') return null;
  if (!isShown(header)) return null;
  if ([...media.parameters.keys()].some((name) => !PARAMETERS.includes(name))) return null;
  if (!holdsAscii((media.parameters.get('charset') ?? 'us-ascii').toLowerCase())) return null;
  const content = part.slice(headerEnd + 4);
  if (hasBareLineEnd(part) || DELIMITER.test(content)) return null;
  const encoding = (header.get('content-transfer-encoding') ?? '').toLowerCase();
  return decodeTransfer(content, encoding);
}

/** A CR or LF alone: where lines end, and with them the part, readers would not agree. */
export function hasBareLineEnd(text: string): boolean {
  return /(?<!\r)\n|\r(?!\n)/.test(text);
}

/** "--" before a word: a delimiter of some multipart within, which lax readers might still look for. */
const DELIMITER = /^--[^- \r\n]/m;
