/** Compound files (MS-CFB) made by code: what a file keeps, by the names of its streams; an object is a folder. */

export interface Folder {
  [name: string]: Uint8Array | Folder;
}

interface Entry {
  name: string;
  type: number;
  right: number;
  child: number;
  start: number;
  length: number;
}

const SECTOR = 512;
const MINI = 64;
const CUTOFF = 4096;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const TABLE = 0xfffffffd;

/** @returns a file of version 3, whose entries stand in a row: each one's right-hand one is the next */
export function writeCompoundFile(root: Folder): Uint8Array<ArrayBuffer> {
  const entries: Entry[] = [{ name: 'Root Entry', type: 5, right: FREE, child: FREE, start: END, length: 0 }];
  const big: { entry: Entry; bytes: Uint8Array }[] = [];
  const miniTable: number[] = [];
  const mini: Uint8Array[] = [];

  const add = (folder: Folder, parent: Entry): void => {
    let last: Entry | null = null;
    for (const [name, content] of Object.entries(folder)) {
      const entry: Entry = {
        name,
        type: content instanceof Uint8Array ? 2 : 1,
        right: FREE,
        child: FREE,
        start: END,
        length: 0,
      };
      const number = entries.push(entry) - 1;
      if (last) last.right = number;
      else parent.child = number;
      last = entry;
      if (!(content instanceof Uint8Array)) {
        add(content, entry);
        continue;
      }
      entry.length = content.length;
      if (content.length >= CUTOFF) big.push({ entry, bytes: content });
      else if (content.length > 0) {
        entry.start = miniTable.length;
        for (let at = 0; at < content.length; at += MINI) {
          miniTable.push(at + MINI < content.length ? miniTable.length + 1 : END);
          const part = new Uint8Array(MINI);
          part.set(content.subarray(at, at + MINI));
          mini.push(part);
        }
      }
    }
  };
  add(root, entries[0] as Entry);

  const sectors: Uint8Array[] = [];
  const table: number[] = [];
  /** @returns the number of the first sector */
  const put = (bytes: Uint8Array): number => {
    const first = sectors.length;
    for (let at = 0; at < bytes.length; at += SECTOR) {
      const part = new Uint8Array(SECTOR);
      part.set(bytes.subarray(at, at + SECTOR));
      sectors.push(part);
      table.push(at + SECTOR < bytes.length ? sectors.length : END);
    }
    return bytes.length === 0 ? END : first;
  };
  for (const { entry, bytes } of big) entry.start = put(bytes);
  const rootEntry = entries[0] as Entry;
  const miniBytes = Buffer.concat(mini);
  rootEntry.start = put(miniBytes);
  rootEntry.length = miniBytes.length;
  const miniStart = put(words(miniTable, FREE));
  const directory = put(Buffer.concat(entries.map(written)));
  // The table names its own sectors too.
  const count = Math.ceil((table.length + Math.ceil(table.length / 127) + 1) / 128);
  const tables = Array.from({ length: count }, () => table.push(TABLE) - 1);
  const head = new Uint8Array(SECTOR);
  const view = new DataView(head.buffer);
  head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [0x18, 0x3e],
    [0x1a, 3],
    [0x1c, 0xfffe],
    [0x1e, 9],
    [0x20, 6],
  ] as const)
    view.setUint16(at, value, true);
  for (const [at, value] of [
    [0x2c, count],
    [0x30, directory],
    [0x38, CUTOFF],
    [0x3c, miniStart],
    [0x40, Math.ceil(miniTable.length / 128)],
    [0x44, END],
    [0x48, 0],
  ] as const)
    view.setUint32(at, value, true);
  for (let at = 0; at < 109; at++) view.setUint32(0x4c + at * 4, tables[at] ?? FREE, true);
  const tableBytes = words(table, FREE);
  return new Uint8Array(Buffer.concat([head, ...sectors, tableBytes]));
}

/** Filled up to whole sectors. */
function words(numbers: readonly number[], filler: number): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((numbers.length * 4) / SECTOR) * SECTOR);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length / 4; at++) view.setUint32(at * 4, numbers[at] ?? filler, true);
  return bytes;
}

function written({ name, type, right, child, start, length }: Entry): Uint8Array {
  const bytes = new Uint8Array(128);
  const view = new DataView(bytes.buffer);
  bytes.set(Buffer.from(name, 'utf16le'));
  view.setUint16(0x40, (name.length + 1) * 2, true);
  bytes[0x42] = type;
  bytes[0x43] = 1;
  for (const [at, value] of [
    [0x44, FREE],
    [0x48, right],
    [0x4c, child],
    [0x74, start],
    [0x78, length],
  ] as const)
    view.setUint32(at, value, true);
  return bytes;
}
