/**
 * Compound files (MS-CFB), as Outlook writes an .msg: a small file system of sectors, each of which names the next one. What it says of itself
 * may be false, and its chains may run in circles: every walk is bounded, and what does not fit is no file.
 */
import { beginsWith } from '../../core/bytes/begins-with.ts';
import { type Bytes, chain, join, nextIn, type Sectors, sectorsOf } from './compound-sectors.ts';

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const MINI_SECTOR = 64;
/** Streams below this are kept in the mini stream (§2.2). */
const MINI_CUTOFF = 4096;
const ENTRY = 128;
/** Directory entries; a message with a hundred attachments has some thousands. */
const MAX_ENTRIES = 20_000;
const STREAM = 2;
/** Where the header says how many sectors the table has (§2.2). */
const TABLE_SECTORS = 0x2c;
const FREE_SECTOR = 0xffffffff;

interface Entry {
  name: string;
  type: number;
  /** Numbers of the entries beside it in its folder, and of one in it. */
  left: number;
  right: number;
  child: number;
  start: number;
  length: number;
}

/** Whether a file that begins so is one. */
export function isCompoundFile(head: Uint8Array): boolean {
  return beginsWith(head, 0, SIGNATURE);
}

/** Whether a sector that it uses lies past its end: it was not loaded or copied as a whole. */
export function isCutOff(file: Uint8Array): boolean {
  const sectors = sectorsOf(file);
  if (!sectors) return true;
  const { size, word, next } = sectors;
  const missing = Math.ceil(file.length / size) - 1;
  return missing < (word(TABLE_SECTORS) * size) / 4 && next(missing) !== FREE_SECTOR;
}

/**
 * @param file the whole of it
 * @param name of the stream
 * @returns the bytes of that stream of the file's root: those of an attached message, which has a folder of its own, are not looked at. null
 *   when there is none, or not all of it, or the file is no compound file
 */
export function streamOfRoot(file: Uint8Array, name: string): Bytes | null {
  const sectors = isCompoundFile(file) ? sectorsOf(file) : null;
  if (!sectors) return null;
  const directory = sectors.content(sectors.word(0x30), MAX_ENTRIES * ENTRY);
  const root = entryAt(directory, 0);
  const stream = root && findBeside(directory, root.child, name);
  if (!stream) return null;
  const { start, length } = stream;
  const bytes = length < MINI_CUTOFF ? miniContent(sectors, root, start, length) : sectors.content(start, length);
  // Half a header lacks fields that are signed: a true message would look forged.
  return bytes.length < length ? null : bytes;
}

/** The mini stream is the root's own, cut into small sectors with a table of their own (§2.4). */
function miniContent({ size, most, word, next, content }: Sectors, root: Entry, start: number, length: number): Bytes {
  const mini = content(root.start, root.length);
  const miniNext = nextIn(chain(word(0x3c), next, most), word, size);
  const numbers = chain(start, miniNext, Math.ceil(length / MINI_SECTOR));
  return join(
    numbers.map((number) => mini.subarray(number * MINI_SECTOR, (number + 1) * MINI_SECTOR)),
    length,
  );
}

function entryAt(directory: Bytes, number: number): Entry | null {
  const at = number * ENTRY;
  if (at + ENTRY > directory.length) return null;
  const view = new DataView(directory.buffer, at, ENTRY);
  const units = Math.min(31, Math.max(0, view.getUint16(0x40, true) / 2 - 1));
  const word = (offset: number) => view.getUint32(offset, true);
  return {
    name: String.fromCharCode(...Array.from({ length: units }, (_, unit) => view.getUint16(unit * 2, true))),
    type: view.getUint8(0x42),
    left: word(0x44),
    right: word(0x48),
    child: word(0x4c),
    start: word(0x74),
    length: word(0x78),
  };
}

/** Looks through the folder in which an entry is: each names one on its left and one on its right (§2.6.4). */
function findBeside(directory: Bytes, first: number, name: string): Entry | null {
  const seen = new Set<number>();
  const waiting = [first];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const entry = seen.has(number) ? null : entryAt(directory, number);
    seen.add(number);
    if (entry?.type === STREAM && entry.name === name) return entry;
    if (entry) waiting.push(entry.left, entry.right);
  }
  return null;
}
