import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../../../src/core/bytes/latin1.ts';
import { declaredCharset, readMediaType, readPartHeader } from '../../../../src/core/message/fields/media-type.ts';
import { parseMessage } from '../../../../src/core/message/parse.ts';

/** The type, then each parameter. */
function read(value: string): string[] | null {
  const found = readMediaType(value);
  return found && [found.type, ...[...found.parameters].map(([name, text]) => `${name}=${text}`)];
}

describe('readMediaType', () => {
  it.each([
    ['in any case', 'Text/PLAIN; CharSet=UTF-8', ['text/plain', 'charset=UTF-8']],
    ['a quoted value', 'text/plain; name="a; \\"b\\""', ['text/plain', 'name=a; "b"']],
    ['blanks around all', ' text/plain ;\tformat=flowed ; ', ['text/plain', 'format=flowed']],
    ['a boundary that lacks its quotes', 'multipart/mixed;boundary=a.b:c', ['multipart/mixed', 'boundary=a.b:c']],
    ['a value in parts (RFC 2231)', 'text/plain; name*0=a; name*1=b', ['text/plain', 'name*0=a', 'name*1=b']],
    ['other signs of a name', 'application/x-a.b+xml', ['application/x-a.b+xml']],
  ])('reads %s', (_, value, expected) => expect(read(value)).toEqual(expected));

  it.each([
    ['one word', 'plain'],
    ['a comment', 'text/plain (x)'],
    ['a comma', 'text/a,b'],
    ['a parameter without value', 'text/plain; charset'],
    ['a parameter without name', 'text/plain; =x'],
    ['a parameter twice', 'text/plain; a=b; A=c'],
    ['quotes that do not end', 'text/plain; a="b'],
    ['words without ";"', 'text/plain charset=x'],
    ['more parameters than any', `text/plain${Array.from({ length: 21 }, (_, at) => `; a${at}=b`).join('')}`],
  ])('does not read %s', (_, value) => expect(read(value)).toBeNull());
});

describe('readPartHeader', () => {
  it('reads fields, folded or not', () => {
    expect(readPartHeader('\r\nContent-Type: text/plain;\r\n charset=x \r\nA:b')).toEqual(
      new Map([
        ['content-type', 'text/plain; charset=x'],
        ['a', 'b'],
      ]),
    );
  });

  it.each([' a\r\nB: c', 'A: b\r\na: c', 'A b: c', 'junk', ': c', '\xe9: c'])('does not read %j', (text) => {
    expect(readPartHeader(text)).toBeNull();
  });
});

describe('declaredCharset', () => {
  const declared = (type: string, body: string) => declaredCharset(parseMessage(fromLatin1(`${type}\r\n\r\n${body}`)));
  const part = (boundary: string, inner: string) => `--${boundary}\r\nContent-Type: ${inner}`;
  const mixed = (boundary: string) => `multipart/mixed; boundary=${boundary}`;
  const nested = (depth: number) =>
    Array.from({ length: depth }, (_, at) =>
      part(`b${at}`, at + 1 < depth ? `${mixed(`b${at + 1}`)}\r\n\r\n` : 'text/plain; charset=EUC-JP'),
    )
      .join('')
      .concat('\r\n\r\nx');

  it('is that of the message, or of its first text', () => {
    expect(declared('Content-Type: text/plain; charset=ISO-2022-JP', 'x')).toBe('iso-2022-jp');
    for (const depth of [1, 2, 4])
      expect(declared(`Content-Type: ${mixed('b0')}`, nested(depth)), `${depth}`).toBe('euc-jp');
    // Nothing but a multipart has parts.
    expect(declared('Content-Type: text/plain; boundary=b0; charset=koi8-r', nested(1))).toBe('koi8-r');
  });

  it.each([
    ['the type is given twice', 'Content-Type: text/plain; charset=x\r\nContent-Type: text/html; charset=x', 'x'],
    ['a multipart names no boundary', 'Content-Type: multipart/mixed', nested(1)],
    ['its boundary is not there', `Content-Type: ${mixed('other')}`, nested(1)],
    ['the header of the part does not end', `Content-Type: ${mixed('b0')}`, part('b0', 'text/plain; charset=koi8-rx')],
    ['the header of the part is none', `Content-Type: ${mixed('b0')}`, `--b0\r\njunk\r\n\r\nx`],
    ['parts lie in parts five deep', `Content-Type: ${mixed('b0')}`, nested(5)],
  ])('is none where %s', (_, type, body) => expect(declared(type, body)).toBe(''));
});
