/** The few bytes that the syntax of mail is made of, by their names in RFC 5234 Appendix B.1 and US-ASCII. */
export const HTAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SP = 0x20;
export const DQUOTE = 0x22;
export const LPAREN = 0x28;
export const RPAREN = 0x29;
export const BACKSLASH = 0x5c;
export const COLON = 0x3a;
export const AT = 0x40;
export const DEL = 0x7f;

/** SP and HTAB: nothing else is white space in mail (JavaScript's own idea of it includes 0xA0, a byte of many charsets). */
export function isBlank(code: number | undefined): boolean {
  return code === SP || code === HTAB;
}

/** A blank, or a byte of a line end: what FWS is made of (RFC 5322 §3.2.2). */
export function isSpace(code: number | undefined): boolean {
  return isBlank(code) || code === CR || code === LF;
}

/** LF, or CR before LF. */
export function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF);
}

/** ALPHA (RFC 5234, Appendix B.1) */
export function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** DIGIT (RFC 5234, Appendix B.1) */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** ALPHA / DIGIT (RFC 5234, Appendix B.1) */
export function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

/** Whether no character is beyond US-ASCII. */
export function isSevenBit(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > DEL) return false;
  return true;
}
