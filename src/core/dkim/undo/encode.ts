/** Content-Transfer-Encoding as most mail programs write it (RFC 2045 §6.7, §6.8), to find what one of them wrote. */

/** Characters of a line of quoted-printable, its "=" included. */
const MAX_LINE = 76;

/** Text, one character per byte, in quoted-printable, its lines as long as they are. */
export function escaped(text: string): string {
  return text.replace(/[^\t\r\n -<>-~]|[\t ](?=\r\n)/g, escapeByte);
}

/** "=E3" */
export function escapeByte(byte: string): string {
  return ESCAPES[byte.charCodeAt(0)] ?? byte;
}

const ESCAPES = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);

/** The same with lines broken where they become too long, and never within an escape. */
export function softBroken(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\r\n')) {
    const pieces: string[] = [];
    let from = 0;
    while (line.length - from > MAX_LINE) {
      let end = from + MAX_LINE - 1;
      if (line[end - 1] === '=') end--;
      else if (line[end - 2] === '=') end -= 2;
      pieces.push(line.slice(from, end));
      from = end;
    }
    pieces.push(line.slice(from));
    lines.push(pieces.join('=\r\n'));
  }
  return lines.join('\r\n');
}

/** Base64 in lines of so many characters, CRLF between them. */
export function inLines(encoded: string, width: number): string {
  const lines: string[] = [];
  for (let at = 0; at < encoded.length; at += width) lines.push(encoded.slice(at, at + width));
  return lines.join('\r\n');
}
