/** Whether US-ASCII means itself at an offset, by the last escape sequence of ISO-2022-JP (RFC 1468) before it. */
export function isAsciiAt(text: string, at: number): boolean {
  const last = text.lastIndexOf(ESC, at);
  return last < 0 || text.startsWith(`${ESC}(B`, last);
}

const ESC = '\x1b';
