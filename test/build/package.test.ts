import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const address = new URL('../../scripts/package.mjs', import.meta.url).href;
const { zip } = (await import(address)) as { zip(files: Map<string, Uint8Array>): Buffer };

const text = (content: string) => new TextEncoder().encode(content);
const FILES = new Map([
  ['popup/popup.html', text('<!doctype html>')],
  ['_locales/ja/messages.json', text('{"名": "値"}')],
  ['background/main.js', text('console.log(1);\n'.repeat(5_000))],
  ['empty', new Uint8Array()],
]);
const folder = mkdtempSync(join(tmpdir(), 'waybill-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Another program than ours reads the archive. */
const READER = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    print(json.dumps([[i.filename, archive.read(i).decode(), list(i.date_time)] for i in archive.infolist()]))
`;

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('a store archive', () => {
  it.skipIf(!hasPython)('is read by another program, file by file, in the order of their names', () => {
    const path = join(folder, 'a.zip');
    writeFileSync(path, zip(FILES));
    const read = JSON.parse(execFileSync('python3', ['-c', READER, path], { encoding: 'utf8' })) as [
      string,
      string,
      number[],
    ][];
    expect(read.map(([name]) => name)).toEqual([...FILES.keys()].sort());
    for (const [name, content, time] of read) {
      expect(content).toBe(new TextDecoder().decode(FILES.get(name)));
      expect(time).toEqual([1980, 1, 1, 0, 0, 0]);
    }
  });

  it('has the same bytes whatever the order of its files, and is packed', () => {
    const archive = zip(FILES);
    expect(zip(new Map([...FILES].reverse())).equals(archive)).toBe(true);
    expect(archive.length).toBeLessThan(2_000);
  });

  it('begins as every ZIP archive does', () => {
    writeFileSync(join(folder, 'b.zip'), zip(new Map()));
    expect(readFileSync(join(folder, 'b.zip')).subarray(0, 4)).toEqual(Buffer.from('PK\x05\x06'));
  });
});
