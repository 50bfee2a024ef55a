import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamOfRoot } from '../../../src/report/files/compound-file.ts';
import { headerInMsg } from '../../../src/report/files/msg.ts';
import { type Folder, writeCompoundFile } from './compound-file-writer.ts';

const WIDE = '__substg1.0_007D001F';
const BYTES = '__substg1.0_007D001E';
const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const HEADER = 'Received: from x\r\nFrom: Alice <alice@shop.example>\r\nSubject: \u65e5\u672c\r\n\r\n';
const OTHERS: Folder = {
  '__properties_version1.0': new Uint8Array(32),
  '__substg1.0_0037001F': wide('Subject'),
  '__substg1.0_1000001F': wide('text '.repeat(2000)),
};
const read = (root: Folder) => {
  const header = headerInMsg(writeCompoundFile(root));
  return header === null ? null : Buffer.from(header).toString('utf8');
};

describe('an .msg', () => {
  it('keeps the header of what came from outside, in a stream of any size', () => {
    expect(read({ ...OTHERS, [WIDE]: wide(HEADER) })).toBe(HEADER);
    const long = HEADER.replace('Subject', `X-Long: ${'x'.repeat(900)}\r\n`.repeat(20).concat('Subject'));
    expect(read({ [WIDE]: wide(long), ...OTHERS })).toBe(long);
    const huge = HEADER.replace('Subject', `X-Long: ${'x'.repeat(900)}\r\n`.repeat(400).concat('Subject'));
    expect(read({ [WIDE]: wide(huge), ...OTHERS })).toBe(huge);
  });

  it('may keep it as bytes, behind a line of its own, with the body or without an end', () => {
    const plain = 'From: Ren\u00e9 <rene@shop.example>\r\n\r\n';
    expect(Buffer.from(headerInMsg(writeCompoundFile({ [BYTES]: latin1(plain) })) ?? []).toString('latin1')).toBe(
      plain,
    );
    expect(read({ [WIDE]: wide(`Microsoft Mail Internet Headers Version 2.0\r\n${HEADER}`) })).toBe(HEADER);
    expect(read({ [WIDE]: wide(`${HEADER}body\r\n\r\n`) })).toBe(HEADER);
    expect(read({ [WIDE]: wide(HEADER.trimEnd()) })).toBe(HEADER);
    expect(read({ [WIDE]: wide(`${HEADER.replaceAll('\r', '')}\0`) })).toBe(HEADER);
  });

  it('keeps none of what was never sent over the network, and that of an attached message is not taken for it', () => {
    expect(read(OTHERS)).toBeNull();
    expect(read({})).toBeNull();
    expect(read({ [WIDE]: wide('') })).toBeNull();
    expect(read({ [WIDE]: wide('no header') })).toBeNull();
    const attached: Folder = { '__substg1.0_3701000D': { ...OTHERS, [WIDE]: wide(HEADER) }, [WIDE]: wide('') };
    expect(read({ ...OTHERS, '__attach_version1.0_#00000000': attached })).toBeNull();
    // A folder of that name is no stream.
    expect(read({ [WIDE]: { [WIDE]: wide(HEADER) } })).toBeNull();
  });

  it('has no header where a part of it is missing: what is left lacks fields that are signed', () => {
    const file = writeCompoundFile({ ...OTHERS, [WIDE]: wide(HEADER) });
    const entry = Buffer.from(file).indexOf(Buffer.from(WIDE, 'utf16le'));
    const length = new DataView(file.buffer, entry + 0x78);
    expect(length.getUint32(0, true)).toBe(HEADER.length * 2);
    for (const more of [64, 4096]) {
      length.setUint32(0, HEADER.length * 2 + more, true);
      expect(headerInMsg(file)).toBeNull();
    }
  });

  it('gives back every stream that was written, whatever its size', () => {
    const content = fc.uint8Array({ maxLength: 9000 }).map((bytes) => new Uint8Array(bytes));
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 6 }), (contents) => {
        const root = Object.fromEntries(contents.map((bytes, at) => [`stream${at}`, bytes]));
        const file = writeCompoundFile(root);
        for (const [name, bytes] of Object.entries(root))
          expect(Buffer.from(streamOfRoot(file, name) ?? []).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused or read, and never waited for, however it lies about itself', () => {
    const whole = writeCompoundFile({ ...OTHERS, [WIDE]: wide(HEADER) });
    const change = fc.record({ at: fc.nat({ max: whole.length - 1 }), value: fc.nat({ max: 255 }) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.nat({ max: whole.length }), (changes, end) => {
        const file = whole.slice();
        for (const { at, value } of changes) file[at] = value;
        headerInMsg(file);
        headerInMsg(file.subarray(0, end));
      }),
      { numRuns: 300 },
    );
    // Every sector is followed by itself, and every entry has itself at its sides.
    for (const number of [0, 1, 2, 5]) {
      const file = whole.slice();
      const view = new DataView(file.buffer);
      for (let at = 512; at + 4 <= file.length; at += 4) view.setUint32(at, number, true);
      headerInMsg(file);
    }
  });
});
