import { describe, expect, it } from 'vitest';
import { quotedLocalParts } from '../../../src/core/received/quoted-path.ts';
import { parseReceived } from '../../../src/core/received/received.ts';

const found = (text: string) => quotedLocalParts(text).map(({ start, end }) => text.slice(start, end));

describe('local parts in quotation marks', () => {
  it.each([
    ['(envelope-from <"a) by b ("@c.example>)', '"a) by b ("'],
    ['(envelope-from "a b"@c.example)', '"a b"'],
    ['for <"a>b"@[192.0.2.1]>;', '"a>b"'],
    ['<a."b c".d@c.example>', '"b c".d'],
    ['<"a"."b c"@c.example>', '"a"."b c"'],
    ['<"a\\"@b> c"@c.example>', '"a\\"@b> c"'],
    [`<"${'a b '.repeat(1000)}"@c.example>`, `"${'a b '.repeat(1000)}"`],
  ])('are whole: %.60s', (text, part) => expect(found(text)).toEqual([part]));

  it.each(['<"a b>', '"a b"', '(Client CN "x", Issuer "y" (not verified))', '\\"a"@b.example'])(
    'are none: %s',
    (text) => expect(found(text)).toEqual([]),
  );

  it.each(['"', '"a".', '"\\"', '<"a"@', '"a"b', '"."@', '\\"'])('cost no more than their length: %s', (piece) => {
    const start = performance.now();
    quotedLocalParts(piece.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('a reverse-path that holds a server’s words', () => {
  const FIELDS: [name: string, (path: string) => string][] = [
    [
      'Exim',
      (path) => `from [203.0.113.9] (helo=x) by mx.rcpt.example with esmtps (Exim 4.98) (envelope-from <${path}>) id 1`,
    ],
    [
      'Haraka',
      (path) => `from x (x [203.0.113.9]) by mx.rcpt.example (Haraka/3.0.3) with ESMTP id 1 envelope-from <${path}>`,
    ],
    ['maddy', (path) => `from x (x [203.0.113.9]) by mx.rcpt.example (envelope-sender <${path}>) with ESMTP id 1`],
    [
      'sendmail',
      (path) => `from x (x [203.0.113.9]) by mx.rcpt.example (8.17.1/8.17.1) with ESMTP id 1 (envelope-from ${path})`,
    ],
  ];
  const DATE = 'Tue, 24 Nov 2026 02:00:00 +0000';

  it.each(FIELDS)('is one word: %s', (form, write) => {
    for (const words of ['x>) by y (z <', 'x> by y with LMTP id 2 (', '<(', ')) id 2 (('])
      expect(parseReceived(`${write(`"${words}"@attack.example`)}; ${DATE}`)).toMatchObject({
        form,
        by: 'mx.rcpt.example',
        ip: '203.0.113.9',
        id: '1',
        envelopeFrom: `"${words}"@attack.example`,
      });
  });

  // Where a field could be read in two ways, the server’s own address or none may come of it.
  it.each(FIELDS)('chooses no address, whatever its length: %s', (_, write) => {
    for (const mark of ['(Exim 4.98)', '(Haraka/3.0.3)', '(8.17.1/8.17.1)', '(envelope-sender <a>)'])
      for (const end of ['envelope-from <', '(', ''])
        for (const pad of ['', 'y'.repeat(600), 'y" "', '".z."'])
          for (const close of ['', ')', '>)']) {
            const path = `"x${pad} ([192.0.2.10])${close} by mx.rcpt.example ${mark} with ESMTP id 7 ${end}"@legit.example`;
            expect(parseReceived(`${write(path)}; ${DATE}`).ip).not.toBe('192.0.2.10');
          }
  });
});
