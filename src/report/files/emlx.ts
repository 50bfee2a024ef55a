/** Apple Mail's .emlx: the number of the message's bytes in a line of its own, the message, and a property list. */
import { beginsLikeSource } from '../../webmail/plain-text.ts';

const MAX_DIGITS = 12;
/** How many bytes tell whether a file is one: the first line, and the first field's name behind it. */
const HEAD = 128;
/** A property list as XML, with or without its first lines, or as Apple's binary one. */
const LISTS = ['<?xml', '<!DOCTYPE plist', '<plist', 'bplist'];
const LIST_HEAD = 64;

/**
 * @param file what was opened; rejects when it cannot be read
 * @returns the message in it; 'damaged' when its first line counts other bytes than those before the property list, or is no count above a
 *   message, so that what belongs to the message is not known; null when it is no .emlx
 */
export async function messageInEmlx(file: File): Promise<Blob | 'damaged' | null> {
  const text = await textOf(file, 0, HEAD);
  const line = text.split('\n', 1)[0] ?? '';
  const number = line.trim();
  const start = line.length + 1;
  if (!beginsLikeSource(text.slice(start))) return null;
  if (number.length > MAX_DIGITS || !/^[0-9]+$/.test(number))
    return file.name.toLowerCase().endsWith('.emlx') && !beginsLikeSource(text) ? 'damaged' : null;
  const end = start + Number(number);
  if (end > file.size) return 'damaged';
  const rest = (await textOf(file, end, LIST_HEAD)).trimStart();
  return rest === '' || LISTS.some((list) => rest.startsWith(list)) ? file.slice(start, end) : 'damaged';
}

/** One character a byte. */
async function textOf(file: Blob, start: number, length: number): Promise<string> {
  return String.fromCharCode(...new Uint8Array(await file.slice(start, start + length).arrayBuffer()));
}
