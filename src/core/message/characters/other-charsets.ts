/** What programs may make of raw bytes, whatever they are: each takes the one that its user, or its server, is used to. */
import { isSevenBit } from '../../bytes/ascii.ts';
import { decodeCharset } from './decoders.ts';

/** Those in which mail was written before UTF-8, of the Encoding Standard. */
const IN_USE =
  'gb18030 big5 euc-kr shift_jis euc-jp koi8-r koi8-u windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 ' +
  'windows-1256 windows-1257 windows-1258 windows-874 iso-8859-2 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-15';

/**
 * @param text one character per byte
 * @returns its readings by every charset in use, made one by one as they are asked for; none for text of 7 bits
 */
export function* otherReadings(text: string): Generator<string> {
  if (isSevenBit(text)) return;
  for (const charset of IN_USE.split(' ')) yield decodeCharset(charset, text) ?? text;
}
