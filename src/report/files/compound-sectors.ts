/** Compound files as sectors (MS-CFB §2.1 to §2.5), each of which names the next one of its chain. No walk is longer than the file. */

/** Of the first sectors of the table, which stand in the file's own header (§2.2). */
const TABLE_START = 0x4c;
const IN_HEADER = 109;
/** The highest number of a sector; those above say that a chain ends (§2.1). */
const LAST_SECTOR = 0xfffffffa;

export type Bytes = Uint8Array<ArrayBuffer>;
export type Next = (number: number) => number;

/** A file as its sectors. */
export interface Sectors {
  size: number;
  /** No chain is longer. */
  most: number;
  /** @returns the number at that byte; one that ends every chain past the end of the file */
  word(at: number): number;
  /** By the file's own table. */
  next: Next;
  /** What stands in a chain, up to that many bytes. */
  content(start: number, length: number): Bytes;
}

/** @returns null when its sectors are of no known size */
export function sectorsOf(file: Uint8Array): Sectors | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const word = (at: number) => (at + 4 <= file.length ? view.getUint32(at, true) : LAST_SECTOR);
  const shift = word(0x1c) >>> 16;
  if (shift !== 9 && shift !== 12) return null;
  const size = 1 << shift;
  const most = Math.ceil(file.length / size);
  const next = nextIn(tableOf(word, size, most), word, size);
  const content = (start: number, length: number) => {
    const numbers = chain(start, next, Math.min(most, Math.ceil(length / size)));
    return join(
      numbers.map((number) => file.subarray((number + 1) * size, (number + 2) * size)),
      length,
    );
  };
  return { size, most, word, next, content };
}

/** Numbers of the sectors that hold the table: the first ones in the header, further ones in sectors whose last word is the next of these (§2.5). */
function tableOf(word: Next, size: number, most: number): number[] {
  const further = chain(word(0x44), (number) => word((number + 2) * size - 4), most);
  const places = [
    { start: TABLE_START, count: IN_HEADER },
    ...further.map((number) => ({ start: (number + 1) * size, count: size / 4 - 1 })),
  ];
  const table: number[] = [];
  for (const { start, count } of places) {
    for (let at = 0; at < count && table.length < most; at++) table.push(word(start + at * 4));
  }
  return table;
}

/** What follows a sector by a table that lies in these sectors. */
export function nextIn(table: readonly number[], word: Next, size: number): Next {
  const perSector = size / 4;
  return (number) => {
    const sector = table[Math.floor(number / perSector)] ?? LAST_SECTOR;
    return sector < LAST_SECTOR ? word((sector + 1) * size + (number % perSector) * 4) : LAST_SECTOR;
  };
}

/** Numbers from the first one on, as far as the chain goes, or `most` of them. */
export function chain(start: number, next: Next, most: number): number[] {
  const numbers: number[] = [];
  for (let at = start; at < LAST_SECTOR && numbers.length < most; at = next(at)) numbers.push(at);
  return numbers;
}

/** The parts one behind the other, up to that many bytes. */
export function join(parts: readonly Uint8Array[], length: number): Bytes {
  const bytes = new Uint8Array(
    Math.min(
      length,
      parts.reduce((sum, part) => sum + part.length, 0),
    ),
  );
  let at = 0;
  for (const part of parts) {
    const rest = part.subarray(0, bytes.length - at);
    bytes.set(rest, at);
    at += rest.length;
  }
  return bytes;
}
