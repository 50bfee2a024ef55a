/**
 * The first line of the header begins with a blank: it continues nothing. RFC 5322 §2.2.3 knows no such line; programs leave it out, or take it for a field.
 */
import { describe, expect, it } from 'vitest';
import { toBytes } from '../messages/message.ts';
import { arrive, BRANDS, byBrand, from, report } from './world.ts';

const signed = byBrand(from('<admin@legit.example>'));
const level = async (lines: string) => {
  const { verdict } = await report({
    message: new Uint8Array([...Buffer.from(lines, 'latin1'), ...toBytes(arrive(signed, BRANDS))]),
  });
  return [verdict.level, verdict.domain];
};

describe('a first line that begins with a blank', () => {
  it('changes nothing where it is no field', async () => {
    for (const line of [
      '',
      ' some text\r\n',
      '\tby mx.rcpt.example; Tue, 24 Nov 2026 02:00:03 +0000\r\n',
      ' a\r\n b\r\n',
    ])
      expect(await level(line), line).toEqual(['verified', 'legit.example']);
  });

  it('is the author’s or the subject’s field for some programs, and then nothing is green', async () => {
    for (const fold of [' ', '\t', ' \r\n ']) {
      expect((await level(`${fold}From: x@attack.example\r\n`))[0], fold).toBe('ambiguous');
      expect((await level(`${fold}Subject: Pay now\r\n`))[0], fold).toBe('altered');
    }
  });

  it('below a mailbox file’s own line is the same', async () => {
    const own = 'From x@attack.example Tue Nov 24 02:00:00 2026\r\n';
    expect(await level(`${own} some text\r\n`)).toEqual(['verified', 'legit.example']);
    expect((await level(`${own} From: x@attack.example\r\n`))[0]).toBe('ambiguous');
  });
});
