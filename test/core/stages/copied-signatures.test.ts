/** Copies of a true signature with other bytes in b=: they cost a forger nothing, so they gain him nothing. */
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/inspect.ts';
import { RCPT_MAIL } from '../../fakes/receiver.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';
import { type Draft, draft, prepend, received, toBytes } from '../../messages/message.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';

const ZONE = {
  ...keyZone('sender.example'),
  'sender.example': { TXT: ['v=spf1 -all'] },
  'attack.example': { TXT: ['v=spf1 ip4:192.0.2.66 -all'] },
  '_dmarc.sender.example': { TXT: ['v=DMARC1; p=reject'] },
};
const PASSED = 'Authentication-Results: mx.rcpt.example; dmarc=pass header.from=sender.example';
const FOOTER = `${'_'.repeat(47)}\r\nteam mailing list\r\nhttps://list.example/team\r\n`;

function withCopies(message: Draft, count: number): Draft {
  const own = message.fields.find((field) => field.startsWith('DKIM-Signature:')) ?? '';
  const copy = (at: number) => own.replace(/([;\s]b=\s*)../, `$1A${String.fromCharCode(0x41 + at)}`);
  return { ...message, fields: [...Array.from({ length: count }, (_, at) => copy(at)), ...message.fields] };
}

async function levelOf(message: Draft, ...results: string[]) {
  const path = [...results, received({ ip: '192.0.2.66', from: 'mail.attack.example' })];
  const source = toBytes(prepend(message, 'Return-Path: <x@attack.example>', ...path));
  const context = { resolver: zoneResolver(ZONE), now: new Date('2026-11-24T03:00:00Z'), receiver: RCPT_MAIL };
  return (await inspect(source, context)).verdict.level;
}

describe('copies of a signature', () => {
  const partly = signDkim(draft(), { domain: 'sender.example', bodyLength: 10 });

  it('within the limit change nothing', async () => {
    for (const count of [0, 9]) {
      expect(await levelOf(withCopies(partly, count)), `${count}`).toBe('altered');
      expect(await levelOf(withCopies(partly, count), PASSED), `${count}`).toBe('altered');
    }
  });

  it('past the limit make neither grey nor blue of it, whatever the provider lets pass', async () => {
    for (const count of [10, 26]) {
      expect(await levelOf(withCopies(partly, count)), `${count}`).toBe('failed');
      expect(await levelOf(withCopies(partly, count), PASSED), `${count}`).toBe('failed');
    }
  });

  it('keep no footer from being told', async () => {
    const whole = signDkim(draft(), { domain: 'sender.example' });
    const footed = { ...whole, body: whole.body + FOOTER };
    for (const count of [0, 2, 9]) expect(await levelOf(withCopies(footed, count), PASSED), `${count}`).toBe('altered');
  });
});
