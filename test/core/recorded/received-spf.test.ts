import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReceivedSpf } from '../../../src/core/recorded/received-spf.ts';

const nothing = {
  result: '',
  comment: null,
  clientIp: null,
  envelopeFrom: null,
  helo: null,
  receiver: null,
  identity: null,
  mechanism: null,
};

describe('parseReceivedSpf', () => {
  it('reads the example of RFC 7208 §9.1', () => {
    const value =
      'pass (mybox.example.org: domain of\r\n myname@example.com designates 192.0.2.1 as permitted sender)\r\n receiver=mybox.example.org; client-ip=192.0.2.1;\r\n envelope-from="myname@example.com"; helo=foo.example.com;';
    expect(parseReceivedSpf(value)).toEqual({
      ...nothing,
      result: 'pass',
      comment: 'mybox.example.org: domain of\r\n myname@example.com designates 192.0.2.1 as permitted sender',
      receiver: 'mybox.example.org',
      clientIp: '192.0.2.1',
      envelopeFrom: 'myname@example.com',
      helo: 'foo.example.com',
    });
  });

  it('reads the forms of Gmail, Exchange and pyspf', () => {
    expect(
      parseReceivedSpf(
        'pass (google.com: domain of a@b.example designates 2001:db8::1 as permitted sender) client-ip=2001:db8::1;',
      ),
    ).toMatchObject({
      result: 'pass',
      clientIp: '2001:db8::1',
    });
    expect(
      parseReceivedSpf(
        'Pass (protection.outlook.com: domain of b.example designates 192.0.2.1 as permitted sender) receiver=protection.outlook.com; client-ip=192.0.2.1; helo=out.b.example; pr=C',
      ),
    ).toMatchObject({
      result: 'pass',
      receiver: 'protection.outlook.com',
      clientIp: '192.0.2.1',
      helo: 'out.b.example',
    });
    expect(
      parseReceivedSpf(
        'Softfail (mailfrom) identity=mailfrom; client-ip=192.0.2.1; helo=h; envelope-from=<a@b.example>; receiver=<UNKNOWN>',
      ),
    ).toMatchObject({ result: 'softfail', identity: 'mailfrom', envelopeFrom: 'a@b.example', receiver: 'UNKNOWN' });
  });

  it('takes no key out of a comment', () => {
    const value = 'fail (client-ip=192.0.2.9; helo=x) client-ip=192.0.2.1 (client-ip=192.0.2.8); mechanism=-all';
    expect(parseReceivedSpf(value)).toMatchObject({ clientIp: '192.0.2.1', helo: null, mechanism: '-all' });
  });

  it('takes none of two values for one key, as one of them may be a part of the greeting', () => {
    for (const [value, read] of [
      ['fail helo=x;client-ip=192.0.2.9; client-ip=192.0.2.1', { clientIp: null, helo: 'x' }],
      ['fail envelope-from=a@b.example; helo=x;envelope-from=c@d.example', { envelopeFrom: null }],
      ['fail identity=mailfrom; helo=x;identity=helo; receiver=y', { identity: null, receiver: 'y' }],
      ['fail client-ip=192.0.2.1; helo=x;client-ip=192.0.2.9;client-ip=192.0.2.1', { clientIp: null }],
      ['fail helo=x; client-ip=192.0.2.1; helo=x', { clientIp: '192.0.2.1', helo: 'x' }],
    ] as const)
      expect(parseReceivedSpf(value)).toMatchObject(read);
  });

  it('reads a local part in quotation marks of its own to its end', () => {
    for (const [written, read] of [
      ['"a b"@c.example', '"a b"@c.example'],
      ['<"a; client-ip=192.0.2.9 >"@c.example>', '"a; client-ip=192.0.2.9 >"@c.example'],
      ['"a\\"b"@c.example', '"a\\"b"@c.example'],
      ['"\\"a b\\"@c.example"', '"a b"@c.example'],
    ])
      expect(parseReceivedSpf(`fail envelope-from=${written}; helo=h; client-ip=192.0.2.1`)).toMatchObject({
        envelopeFrom: read,
        helo: 'h',
        clientIp: '192.0.2.1',
      });
  });

  it('reads what it can of anything else', () => {
    expect(parseReceivedSpf('')).toEqual(nothing);
    expect(parseReceivedSpf('(pass)')).toEqual(nothing);
    expect(parseReceivedSpf('none')).toEqual({ ...nothing, result: 'none' });
    expect(parseReceivedSpf('none (open; client-ip=192.0.2.1')).toMatchObject({ result: 'none', clientIp: null });
    expect(parseReceivedSpf('none ;;; =x; helo; client-ip=')).toMatchObject({ result: 'none', clientIp: '' });
  });

  it('ends and does not throw, whatever the text', () => {
    const piece = fc.constantFrom(
      'pass',
      ' ',
      '(',
      ')',
      ';',
      '=',
      '"',
      '\\',
      'client-ip',
      '192.0.2.1',
      '<',
      '>',
      '\r\n',
      '\0',
      '\xe9',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => void parseReceivedSpf(pieces.join(''))));
    for (const text of ['(', ';', '=', '"', 'a=b;', '\\"', ' ']) parseReceivedSpf(text.repeat(200_000));
  });
});
