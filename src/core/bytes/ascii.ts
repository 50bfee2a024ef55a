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
