/** Apple Mail's .emlx: the number of the message's bytes in a line of its own, the message, and a property list. */

const MAX_DIGITS = 12;

/** How many bytes tell whether a file is one. */
export const EMLX_HEAD = 32;

/**
 * @param head the first bytes of the file
 * @param size how large the file is
 * @returns where the message lies; null when the file does not begin with a number that fits in it
 */
export function messageInEmlx(head: Uint8Array, size: number): { start: number; end: number } | null {
  const text = String.fromCharCode(...head.subarray(0, EMLX_HEAD));
  const line = text.split('\n', 1)[0] ?? '';
  if (line.length === text.length) return null;
  const number = line.trim();
  if (number === '' || number.length > MAX_DIGITS || !/^[0-9]+$/.test(number)) return null;
  const start = line.length + 1;
  const end = start + Number(number);
  return end <= size ? { start, end } : null;
}
