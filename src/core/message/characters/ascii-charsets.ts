/**
 * Where bytes of US-ASCII mean themselves.
 *
 * The attack: in a charset with states or units of two bytes a line that reads "https://…" byte by byte is a sentence of kanji on
 * the screen, and would pass for a list's address.
 */

/** Stateless charsets in which US-ASCII means itself, and ISO-2022-JP, whose states can be followed. */
const CHARSETS =
  /^(?:(?:us-)?ascii|utf-?8|iso-2022-jp|shift_jis|euc-jp|euc-kr|gb2312|gb18030|gbk|big5|(?:iso-8859-|windows-125|koi8-).*)$/;

/** @param charset in lower case */
export function holdsAscii(charset: string): boolean {
  return CHARSETS.test(charset);
}
