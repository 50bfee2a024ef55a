/** Case 107: mail built to cost time or memory. How much it costs the bench measures; here it must end, and be named for what it is. */
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/core/inspect.ts';
import { toBytes } from '../messages/message.ts';
import { arrive, byAttacker, mail, NOW, RCPT, REST, report } from './world.ts';

const EVIL = '<x@attack.example>';

describe('107: a bomb for the parser', () => {
  const header = (fields: string) =>
    Buffer.concat([Buffer.from(fields, 'latin1'), Buffer.from(`From: ${EVIL}\r\n\r\nx\r\n`)]);
  const bombs: [string, Uint8Array, level: string, unread: string[]][] = [
    ['of one 5 MB line', header(`X: ${'a'.repeat(5 * 1024 * 1024)}\r\n`), 'unchecked', ['header_bytes']],
    ['of 100,000 fields', header('A: b\r\n'.repeat(100_000)), 'unchecked', ['header_fields']],
    [
      'of comments 10,000 deep',
      header(`Received: from ${'('.repeat(10_000)}; x\r\nTo: ${'('.repeat(10_000)}\r\n`),
      'unchecked',
      [],
    ],
    ['of "=?…?=" without an end', header(`Subject: ${'=?utf-8?q?'.repeat(50_000)}\r\n`), 'unchecked', []],
    ['of an encoded word of 1 MB', header(`Subject: =?utf-8?B?${'QUFB'.repeat(250_000)}?=\r\n`), 'unchecked', []],
    ['of parts 1,000 deep', nested(1000), 'unchecked', []],
    [
      'of a From of 100,000 addresses',
      header(`From: ${'<a@b.example>,'.repeat(100_000)}\r\n`),
      'ambiguous',
      ['header_bytes'],
    ],
  ];
  for (const [says, source, level, unread] of bombs) {
    it(`${says} is read to its end or to a limit, and named for what it is`, async () => {
      const inspection = await inspect(new Uint8Array(source), { resolver: null, now: NOW, receiver: RCPT });
      expect([inspection.progress, inspection.verdict.level]).toEqual(['done', level]);
      expect(inspection.source.unread.map(({ code }) => code)).toEqual(
        unread.map((limit) => `message_unread_${limit}`),
      );
    });
  }

  it('of parts 1,000 deep that somebody closed, signed and changed is compared as the bytes that it is', async () => {
    const deep = nestedBody(1000);
    const fields = [`From: ${EVIL}`, ...REST, 'Content-Type: multipart/mixed; boundary=b0'];
    const signed = byAttacker(mail(fields, deep));
    expect((await report({ message: arrive(signed) })).verdict.level).toBe('verified');
    const changed = { ...signed, body: deep.replace('the innermost', 'another') };
    expect((await report({ message: arrive(changed) })).verdict.level).toBe('listed');
  });
});

/** multipart/mixed within multipart/mixed, each with a boundary of its own. */
function nestedBody(depth: number): string {
  const open = Array.from(
    { length: depth - 1 },
    (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`,
  );
  const close = Array.from({ length: depth }, (_, at) => `--b${depth - 1 - at}--\r\n`);
  return `${open.join('')}--b${depth - 1}\r\nContent-Type: text/plain\r\n\r\nthe innermost\r\n${close.join('')}`;
}

function nested(depth: number): Uint8Array {
  return toBytes(mail([`From: ${EVIL}`, 'Content-Type: multipart/mixed; boundary=b0'], nestedBody(depth)));
}
