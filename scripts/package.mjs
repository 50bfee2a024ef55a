/**
 * Packs the builds for the stores: `npm run package` writes dist/waybill-chrome-VERSION.zip, and the same for Firefox and Thunderbird.
 * Files are sorted and bear one fixed time, so that anyone gets the same bytes from the same sources.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from '../build.mjs';
import { crc32 } from './setup/crc32.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** 1 January 1980, 0:00: the first moment that a ZIP archive can tell, in the two numbers of the MS-DOS format. */
const TIME = 0;
const DATE = (1 << 5) | 1;
const VERSION_NEEDED = 20;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;

/**
 * Packs files into a ZIP archive (PKWARE APPNOTE 6.3, without ZIP64: each file and the whole below 4 GiB).
 *
 * @param {Map<string, Uint8Array>} files by path, with '/' between folders
 * @returns {Buffer}
 */
export function zip(files) {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const records = [];
  const directory = [];
  let offset = 0;
  for (const [path, contents] of sorted) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(contents, { level: 9 });
    const head = commonHead(contents, packed, name);
    const record = Buffer.concat([numbers([4, 0x04034b50]), head, name, packed]);
    directory.push(
      // Made by: MS-DOS, whose archives hold no access rights that could differ between machines.
      Buffer.concat([
        numbers([4, 0x02014b50], [2, VERSION_NEEDED]),
        head,
        numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
        name,
      ]),
    );
    records.push(record);
    offset += record.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const count = sorted.length;
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
  return Buffer.concat([...records, ...directory, end]);
}

/** What the file's own record and its entry in the directory have in common. */
function commonHead(contents, packed, name) {
  const sizes = [
    [4, packed.length],
    [4, contents.length],
    [2, name.length],
    [2, 0],
  ];
  return numbers(
    [2, VERSION_NEEDED],
    [2, UTF8_NAMES],
    [2, DEFLATE],
    [2, TIME],
    [2, DATE],
    [4, crc32(contents)],
    ...sizes,
  );
}

/** Little-endian numbers, each given with its bytes. */
function numbers(...given) {
  return Buffer.concat(
    given.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await build();
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const license = readFileSync(join(ROOT, 'LICENSE'));
  for (const browser of ['chrome', 'firefox', 'thunderbird']) {
    const archive = zip(filesBelow(join(ROOT, 'dist', browser)).set('LICENSE', license));
    const path = join(ROOT, 'dist', `waybill-${browser}-${version}.zip`);
    writeFileSync(path, archive);
    console.log(`${path} ${archive.length} bytes`);
  }
}
