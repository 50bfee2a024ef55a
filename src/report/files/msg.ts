/**
 * Outlook's .msg (MS-OXMSG): the properties of a message, each in a stream of its own. The message as it came over the network is not among
 * them; of one that came from outside its header is (PidTagTransportMessageHeaders, MS-OXPROPS), decoded.
 */
import { fromLatin1, latin1 } from '../../core/bytes/latin1.ts';
import { beginsLikeSource } from '../../webmail/plain-text.ts';
import { streamOfRoot } from './compound-file.ts';

/** In UTF-16, or in the bytes of the computer's own charset. */
const HEADER_WIDE = '__substg1.0_007D001F';
const HEADER_BYTES = '__substg1.0_007D001E';
/** Older versions begin with a line of their own. */
const OWN_LINE = /^Microsoft Mail Internet Headers Version [\d.]{1,9}[ \t]*\r?\n/;
const MAX_HEADER = 1024 * 1024;

/**
 * @param file the whole .msg
 * @returns the header that it keeps, and its empty line; null when it keeps none: of what one wrote oneself, or came from within Exchange
 */
export function headerInMsg(file: Uint8Array): Uint8Array | null {
  const wide = streamOfRoot(file, HEADER_WIDE);
  const stream = (wide ?? streamOfRoot(file, HEADER_BYTES))?.subarray(0, MAX_HEADER);
  if (!stream) return null;
  const text = wide ? new TextDecoder('utf-16le').decode(stream) : latin1(stream);
  const [whole = ''] = text.split('\0', 1);
  const lines = whole.replace(OWN_LINE, '').trimStart().replace(/\r?\n/g, '\r\n');
  const header = `${lines.split('\r\n\r\n', 1)[0]?.replace(/\r\n$/, '')}\r\n\r\n`;
  if (!beginsLikeSource(header)) return null;
  return wide ? new TextEncoder().encode(header) : fromLatin1(header);
}
