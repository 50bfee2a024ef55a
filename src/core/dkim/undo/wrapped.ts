/** A message as it was before a list made it a part of a multipart/mixed, its footer the other part: so Mailman does with what is no plain text. */
import { fromLatin1 } from '../../bytes/latin1.ts';
import type { DkimCode } from '../../codes/index.ts';
import type { Note } from '../../inspection/index.ts';
import { isIdentity, readMediaType, readPartHeader } from '../../message/fields/media-type.ts';
import type { Message } from '../../message/message.ts';
import { earlierHeader } from './earlier-header.ts';
import { hasBareLineEnd, isReadAsSigned, isShown, withoutFooterPart } from './part.ts';
import { looksEncoded } from './reading.ts';
import { splitParts } from './split-parts.ts';

/**
 * The attack: a signed body that its reader now takes for something else, so that he sees the "footer" alone. So the part says what the
 * signer's header said, and where that left something open, the part must be one that reads so.
 *
 * @param names what h= names, in lower case
 * @returns the message without body, and that; null where it is not wrapped
 */
export function withoutWrapping(
  message: Message,
  names: readonly string[],
): { note: Note<DkimCode>; earlier: Message; body: Uint8Array } | null {
  // Mailman takes it out. With it there would be two, and the signed one might not be the one that is read.
  if (message.byName.has('content-transfer-encoding')) return null;
  const cut = withoutFooterPart(message, message.bytes.subarray(message.bodyStart));
  const [delimiter, part, , another] = cut ? splitParts(cut.left, cut.boundary) : [];
  if (!cut || delimiter === undefined || part === undefined || another !== undefined) return null;
  const end = part.indexOf('\r\n\r\n') + 2;
  const header = part.slice(0, end);
  const content = part.slice(end + 2);
  const fields = readPartHeader(header);
  const media = readMediaType(fields?.get('content-type') ?? '');
  if (!fields || !media || hasBareLineEnd(header) || !isShown(fields)) return null;
  const encoding = (fields.get('content-transfer-encoding') ?? '').toLowerCase();
  const isReadable = media.type.startsWith('multipart/')
    ? isIdentity(encoding)
    : names.includes('content-transfer-encoding') || !looksEncoded(content, isIdentity(encoding));
  // Mailman leaves the message's own preamble before the part too.
  const isOwn = content.startsWith(delimiter.slice(0, -`--${cut.boundary}\r\n`.length));
  if (!isReadable || !isOwn || !isReadAsSigned(media, content, names)) return null;
  const earlier = earlierHeader(message, ({ lowerName }) => (lowerName === 'content-type' ? header : null));
  return { note: cut.note, earlier, body: fromLatin1(content) };
}
