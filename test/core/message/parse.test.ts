import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLatin1, latin1 } from '../../../src/core/bytes/latin1.ts';
import { MAX_HEADER_BYTES, MAX_HEADER_FIELDS } from '../../../src/core/limits.ts';
import { fieldValue, fieldValues } from '../../../src/core/message/fields/field-value.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';

const parse = (text: string) => parseMessage(fromLatin1(text));
const names = (text: string) => parse(text).fields.map((field) => field.name);
const body = (text: string) => {
  const message = parse(text);
  return latin1(message.bytes, message.bodyStart);
};

describe('parseMessage', () => {
  it('splits header and body at the first empty line and keeps the order of the fields', () => {
    const message = parse('Received: a\r\nFrom: b\r\nReceived: c\r\n\r\nbody\r\n\r\nmore');
    expect(message.fields.map((field) => [field.index, field.line, field.name])).toEqual([
      [0, 1, 'Received'],
      [1, 2, 'From'],
      [2, 3, 'Received'],
    ]);
    expect(fieldValues(message, 'received')).toEqual(['a', 'c']);
    expect(latin1(message.bytes, message.bodyStart)).toBe('body\r\n\r\nmore');
    expect(message.headerEnded).toBe(true);
  });

  it('unfolds a value and cuts the blanks around it', () => {
    const message = parse('Subject: \tone\r\n two\r\n\tthree \r\nTo: x\r\n\r\n');
    expect(fieldValues(message, 'subject')).toEqual(['one two\tthree']);
    expect(message.fields[1]?.line).toBe(4);
  });

  it('keeps the bytes of a field to the last one', () => {
    const message = parse('A: \xff\xa0 \r\n\x80b\r\nB: c\r\n\r\n');
    const field = message.fields[0];
    expect(field && latin1(message.bytes, field.start, field.end)).toBe('A: \xff\xa0 \r\n');
    expect(field && fieldValue(message, field)).toBe('\xff\xa0');
  });

  it('gives a source with LF alone its CRLF and leaves mixed line ends alone', () => {
    expect(latin1(parse('A: b\nC: d\n\ne\nf').bytes)).toBe('A: b\r\nC: d\r\n\r\ne\r\nf');
    expect(latin1(parse('A: b\nC: d\r\n\ne\r\n').bytes)).toBe('A: b\r\nC: d\r\n\r\ne\r\n');
    expect(latin1(parse('A: b\r\nC: d\n\r\ne\nf').bytes)).toBe('A: b\r\nC: d\n\r\ne\nf');
  });

  it('takes a bare LF in a message of CRLF lines for a line end', () => {
    expect(names('Subject: x\nFrom: a@b.example\r\nTo: c\r\n\r\n')).toEqual(['Subject', 'From', 'To']);
    expect(body('A: b\n\nbody')).toBe('body');
  });

  it('keeps a bare CR inside its field', () => {
    const message = parse('Subject: x\ry\r\nTo: c\r\n\r\n');
    expect(fieldValues(message, 'subject')).toEqual(['x\ry']);
  });

  it('sees a From field with a space, a fold or white space around its name, and says that it is not well formed', () => {
    for (const from of [
      'From : a@b',
      'From\t: a@b',
      'From\r\n : a@b',
      ' From: a@b',
      '\tFrom:a@b',
      'From \r\n\t \r\n : a@b',
    ]) {
      const message = parse(`${from}\r\nTo: c\r\n\r\n`);
      expect(message.byName.get('from')?.map((field) => field.nameWellFormed)).toEqual([false]);
      expect(fieldValues(message, 'from')).toEqual(['a@b']);
    }
    expect(parse('fROM:a@b\r\n\r\n').byName.get('from')?.[0]?.nameWellFormed).toBe(true);
  });

  it('skips empty lines, a byte order mark and the envelope line of an mbox file before the first field', () => {
    expect(names('\r\n\r\nFrom: a\r\n\r\n')).toEqual(['From']);
    expect(names('\xef\xbb\xbfFrom: a\r\n\r\n')).toEqual(['From']);
    expect(parse('\r\n\r\nFrom: a\r\n\r\n').fields[0]?.line).toBe(3);
    expect(parse('\r\n\nFrom: a\r\n\r\n').fields[0]).toMatchObject({ name: 'From', line: 3 });
    for (const bytes of ['\xef\xbbx', '\xefx\xbf', 'x\xbb\xbf', 'xx\xbf'])
      expect(names(`${bytes}From: a\r\n\r\n`)).toEqual([]);
    expect(parse('From alice@a.example Tue').strayLines).toEqual([]);
    const message = parse('From alice@a.example Tue Nov 24 02:00:00 2026\r\nTo: b\r\n\r\nx');
    expect(message.fields.map((field) => [field.name, field.line])).toEqual([['To', 2]]);
    expect(message.strayLines).toEqual([]);
  });

  it('keeps lines that are no field as stray lines, with their continuation', () => {
    const message = parse('To: b\r\njunk\r\n more\r\n: no name\r\nFr\0om: c\r\nCc: d\r\n\r\n');
    expect(message.fields.map((field) => field.name)).toEqual(['To', 'Cc']);
    expect(message.strayLines.map((stray) => stray.line)).toEqual([2, 4, 5]);
  });

  it('takes no bytes of the next line for a field', () => {
    const blank = parse(' \r\nFrom: a\r\n\r\n');
    expect(blank.fields.map(({ name, line, nameWellFormed }) => [name, line, nameWellFormed])).toEqual([
      ['From', 2, true],
    ]);
    expect(names('From\r\n: a\r\nTo: c\r\n\r\n')).toEqual(['To']);
    expect(names('Fr\x7fom: a\r\nTo: c\r\n\r\n')).toEqual(['To']);
  });

  it('reads a message without body, without final line end, without anything', () => {
    expect(parse('A: b\r\n').headerEnded).toBe(false);
    expect(parse('A: b').fields).toHaveLength(1);
    expect(parse('A: b\r\n\r\n')).toMatchObject({ headerEnded: true, bodyStart: 8 });
    expect(parse('')).toMatchObject({ fields: [], bodyStart: 0, headerEnded: false });
    expect(parse('\r\n\r\n')).toMatchObject({ fields: [], bodyStart: 4, headerEnded: false });
  });

  it('reads no field past the limit of fields, and still finds the body', () => {
    const message = parse(`${'A: b\r\n'.repeat(MAX_HEADER_FIELDS + 500)}\r\nbody`);
    expect(message.fields).toHaveLength(MAX_HEADER_FIELDS);
    expect(message.unread).toEqual(['header_fields']);
    expect(latin1(message.bytes, message.bodyStart)).toBe('body');
  });

  it('reads no field that begins past the limit of bytes', () => {
    const message = parse(`A: ${'x'.repeat(MAX_HEADER_BYTES)}\r\nB: c\r\n\r\nbody`);
    expect(message.fields.map((field) => field.name)).toEqual(['A']);
    expect(message.unread).toEqual(['header_bytes']);
    expect(latin1(message.bytes, message.bodyStart)).toBe('body');
  });

  it('says so when the last field alone reaches past the limit', () => {
    const message = parse(`A: ${'x'.repeat(MAX_HEADER_BYTES)}\r\n\r\nbody`);
    expect(message.unread).toEqual(['header_bytes']);
    expect(fieldValues(message, 'a')[0]?.length).toBeLessThanOrEqual(MAX_HEADER_BYTES);
  });

  it('accounts for every byte of every input, and never throws', () => {
    const piece = fc.constantFrom(
      'From',
      ':',
      ' ',
      '\t',
      '\r\n',
      '\n',
      '\r',
      '\0',
      'x',
      '\xff',
      'Subject: y\r\n',
      '\r\n\r\n',
      '@',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const message = parse(pieces.join(''));
        const covered = [...message.fields, ...message.strayLines].sort((a, b) => a.start - b.start);
        let at = covered[0]?.start ?? message.bodyStart;
        for (const { start, end } of covered) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(message.bodyStart).toBeGreaterThanOrEqual(at);
        expect(message.bodyStart - at).toBeLessThanOrEqual(2);
        for (const field of message.fields) expect(message.bytes[field.valueStart - 1]).toBe(0x3a);
      }),
    );
  });
});
