import { describe, expect, it } from 'vitest';
import { verifyDkim, verifySignatures } from '../../../src/core/dkim/verify.ts';
import { MAX_SIGNATURES } from '../../../src/core/limits.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';
import { type Draft, draft, prepend, toBytes } from '../../messages/message.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';

const DOMAIN = 'sender.example';
const now = new Date('2026-11-24T03:00:00Z');
const resolver = zoneResolver({ ...keyZone(DOMAIN), ...keyZone('esp.example'), ...keyZone('mail.sender.example') });
const verifyAll = (message: Draft) => verifyDkim(toBytes(message), { resolver, now });
const sign = (message: Draft, signedFields?: string[]) =>
  signDkim(message, { domain: DOMAIN, ...(signedFields ? { signedFields } : {}) });

describe('fields that a signature leaves out', () => {
  it('are named when they matter and are there ("Composition Kills", A14)', async () => {
    const [check] = await verifyAll(
      sign(draft({ more: ['Reply-To: eve@attack.example', 'X-Mailer: x'] }), ['from', 'subject']),
    );
    expect(check?.code).toBe('dkim_pass');
    expect(check?.evidence.unsignedFields).toEqual([
      'reply-to',
      'to',
      'date',
      'message-id',
      'mime-version',
      'content-type',
    ]);
  });
});

describe('fields added after signing', () => {
  for (const field of [
    'From',
    'To',
    'Cc',
    'Reply-To',
    'Sender',
    'Subject',
    'Date',
    'Message-ID',
    'Content-Type',
    'MIME-Version',
  ]) {
    it(`are named, though the signature verifies: a second ${field} (RFC 6376 §8.15)`, async () => {
      const name = field.toLowerCase();
      const message = draft({ more: ['Cc: c@rcpt.example', 'Reply-To: r@sender.example', 'Sender: s@sender.example'] });
      const signed = sign(message, [...new Set(['from', name])]);
      const [check] = await verifyAll(prepend(signed, `${field}: another`));
      expect([check?.code, check?.evidence.addedFields]).toEqual(['dkim_pass', [name]]);
      expect(check?.warnings).toEqual([{ code: 'dkim_fields_added', values: { fields: name } }]);
    });
  }

  it('are none when the field was not signed, is a trace field, or was oversigned', async () => {
    const message = draft({ more: ['Received: by y', 'X-Spam: yes'] });
    const signed = sign(message, ['from', 'from', 'to', 'received', 'x-spam']);
    const [check] = await verifyAll(prepend(signed, 'Subject: another', 'Received: by x', 'X-Spam: no'));
    expect([check?.code, check?.evidence.addedFields]).toEqual(['dkim_pass', []]);
    const [forged] = await verifyAll(prepend(signed, 'From: eve@attack.example'));
    expect(forged?.code).toBe('dkim_header_changed');
  });

  it('are found however their name is written ("Composition Kills", A7)', async () => {
    for (const field of ['From : eve@attack.example', 'FROM: eve@attack.example', 'From\r\n : eve@attack.example']) {
      const [check] = await verifyAll(prepend(sign(draft()), field));
      expect([check?.code, check?.evidence.addedFields]).toEqual(['dkim_pass', ['from']]);
    }
  });
});

describe('MIME-Version again', () => {
  const again = async (...added: string[]) => {
    const [check] = await verifyAll(prepend(sign(draft(), ['from', 'mime-version']), ...added));
    return check?.evidence.addedFields;
  };

  it('adds nothing when it says the same, however often', async () => {
    expect(await again('MIME-Version: 1.0')).toEqual([]);
    expect(await again('Mime-version:  1.0', 'MIME-VERSION: 1.0')).toEqual([]);
  });

  it('is told when it says something else, or only some readers see it', async () => {
    expect(await again('MIME-Version: 1.0 (mine)')).toEqual(['mime-version']);
    expect(await again('MIME-Version: 1.0', 'MIME-Version: 2.0')).toEqual(['mime-version']);
    expect(await again('MIME-Version: 1.0', 'X-A: x\rMIME-Version: 2.0')).toEqual(['mime-version']);
  });
});

describe('more signatures than are verified', () => {
  it('are reported as unread', async () => {
    let message = draft();
    for (let count = 0; count < MAX_SIGNATURES + 3; count++) message = sign(message);
    const checks = await verifyAll(message);
    expect(checks).toHaveLength(MAX_SIGNATURES + 3);
    expect(checks.filter(({ code }) => code === 'dkim_pass')).toHaveLength(MAX_SIGNATURES);
    const unread = checks.filter(({ code }) => code === 'dkim_unread');
    expect(unread.map(({ result, evidence }) => [result, evidence.domain])).toEqual(Array(3).fill(['neutral', DOMAIN]));
  });

  it("do not push out the author's own: those go first, then those near it", async () => {
    const strangers = Array<string>(30).fill('DKIM-Signature: v=1; d=attack.example; s=x; b=AAAA');
    const message = signDkim(sign(draft()), { domain: 'mail.sender.example' });
    const asked = zoneResolver({ ...keyZone(DOMAIN), ...keyZone('mail.sender.example') });
    const checks = await verifyDkim(toBytes(prepend(message, ...strangers)), { resolver: asked, now });
    expect(checks.slice(-2).map(({ code }) => code)).toEqual(['dkim_pass', 'dkim_pass']);
    expect(checks.filter(({ code }) => code === 'dkim_unread')).toHaveLength(22);
  });

  it('leave the topmost to be verified when nobody is the author', async () => {
    const strangers = Array<string>(30).fill('DKIM-Signature: v=1; d=attack.example; s=x; b=AAAA');
    const message = parseMessage(toBytes(prepend(sign(draft()), ...strangers)));
    const checks = await verifySignatures(message, { resolver, at: now });
    expect(checks.slice(0, MAX_SIGNATURES).every(({ code }) => code !== 'dkim_unread')).toBe(true);
    expect(checks.at(-1)?.code).toBe('dkim_unread');
  });
});

describe('a message that is not whole', () => {
  it('is not judged where the header is cut off: neither changed nor intact would be honest', async () => {
    const filler = Array.from({ length: 2100 }, (_, at) => `X-Filler-${at}: x`);
    const message = sign(draft({ more: filler }));
    const [check] = await verifyAll(message);
    expect([check?.result, check?.code, check?.header.result]).toEqual(['neutral', 'dkim_header_unread', 'none']);
  });

  it('is judged by its header alone where the body is not there', async () => {
    const message = parseMessage(toBytes({ ...sign(draft()), body: '' }));
    const [check] = await verifySignatures(message, { resolver, at: now, fidelity: 'headers' });
    expect([check?.result, check?.code, check?.header.result, check?.body.result]).toEqual([
      'neutral',
      'dkim_body_absent',
      'pass',
      'none',
    ]);
  });

  it('is no failure where the provider rewrote the body, and passes where that changed nothing', async () => {
    const signed = sign(draft());
    const rewritten = parseMessage(toBytes({ ...signed, body: `${signed.body}x\r\n` }));
    const [check] = await verifySignatures(rewritten, { resolver, at: now, fidelity: 'rewritten' });
    expect([check?.result, check?.code, check?.header.result]).toEqual(['neutral', 'dkim_body_rewritten', 'pass']);
    const [same] = await verifySignatures(parseMessage(toBytes(signed)), { resolver, at: now, fidelity: 'rewritten' });
    expect(same?.code).toBe('dkim_pass');
  });
});
