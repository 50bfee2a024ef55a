/** Content-Transfer-Encoding as most mail programs write it (RFC 2045 §6.7, §6.8), to find what one of them wrote. */

/** One way in which a mail program may have written a text. */
export interface Writing {
  /** Content-Transfer-Encoding */
  readonly encoding: '8bit' | 'quoted-printable' | 'base64';
  /** Between texts of one character per byte. */
  write(text: string): string;
}

/** Text, one character per byte, in quoted-printable, its lines as long as they are. */
export function quoted(text: string): string {
  return text.replace(/[^\t\r\n -<>-~]|[\t ](?=\r\n)/g, escapeByte);
}

/** "=E3" */
export function escapeByte(byte: string): string {
  return ESCAPES[byte.charCodeAt(0)] ?? byte;
}

const ESCAPES = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);

/** The same with lines broken where they are longer than 76 characters, and never within an escape. */
export function softBroken(text: string): string {
  return text.replace(/(?=.{77}).{73}(?:[^=]{2}|[^=](?==)|(?==))/g, '$&=\r\n');
}

/** Base64 of a text, one character per byte, in lines of so many characters. */
export function base64Lines(text: string, width: number): string {
  return btoa(text).replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\r\n');
}
