/** Mail built to cost time or to break the reader: bounded work, and never a throw. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyArc } from '../../../src/core/arc/verify.ts';
import { verifyDkim } from '../../../src/core/dkim/verify.ts';
import { MAX_SIGNATURES } from '../../../src/core/limits.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';
import { HOSTILE_SIGNATURES } from '../../messages/hostile-signatures.ts';
import { draft, toText } from '../../messages/message.ts';
import { sealArc } from '../../messages/seal.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';

const now = new Date('2026-11-24T03:00:00Z');

async function verifyBoth(source: Uint8Array, zone = keyZone('sender.example')) {
  const context = { resolver: zoneResolver(zone), now };
  return { dkim: await verifyDkim(source, context), arc: await verifyArc(source, context) };
}

/** What is left to say of each: nothing of it proves anything, and nothing past a limit is called wrong. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'valid signatures': ['dkim_header_unread', 'dkim_unread'],
  'different l= on 1 MB': ['dkim_header_unread', 'dkim_unread'],
  'different l= on 10 MB': ['dkim_key_other', 'dkim_unread'],
  '10 different l= on a long body': ['dkim_key_other'],
  'names in h= and as many fields': ['dkim_header_unread'],
  'one name in h= again and again': ['dkim_key_other'],
  "blanks before b='s value": ['dkim_signature_malformed'],
  'a body line of blanks': ['dkim_key_other'],
  'blanks at the end of the body': ['dkim_key_other'],
  'bytes of empty lines': ['dkim_key_other'],
  'bytes of empty lines before a last word': ['dkim_key_other'],
  'bytes of short lines under a header that verifies': ['dkim_body_changed'],
  'bytes of tabs and letters': ['dkim_key_other'],
  'ARC sets': ['arc_too_many_sets'],
  '50 ARC sets over a long header': ['arc_message_signature_failed'],
  'tags in one signature': ['dkim_syntax'],
};

// What each costs, and how that grows, the bench measures on a quiet machine; here work without an end would not end.
describe('hostile mail', () => {
  for (const { name, size, make } of HOSTILE_SIGNATURES) {
    it(`ends, with what can be said of it: ${size} ${name}`, async () => {
      const { source, zone } = make(size);
      const { dkim, arc } = await verifyBoth(source, zone);
      const codes = new Set<string>(dkim.map(({ code }) => code));
      if (arc.code !== 'arc_none') codes.add(arc.code);
      expect([...codes].sort()).toEqual(TOLD[name]);
      expect(dkim.filter(({ code }) => code !== 'dkim_unread').length).toBeLessThanOrEqual(MAX_SIGNATURES);
    });
  }
});

describe('damaged mail', () => {
  const message = sealArc(signDkim(draft(), { domain: 'sender.example', bodyLength: 20, time: 1 }), {
    instance: 1,
    domain: 'list.example',
    chainValidation: 'none',
    results: 'list.example; dmarc=pass',
  });
  const text = toText(message);
  const zone = { ...keyZone('sender.example'), ...keyZone('list.example', 'arc') };
  const piece = fc.oneof(
    fc.constantFrom('\0', '\r', '\n', '\r\n', '\r\n ', ';', '=', ':', '@', ' ', '\t', '\xff', '\x80', '"', '('),
    fc.constantFrom('b=', 'h=', 'i=', 'l=', 'x=', 't=', 'c=/', 'ARC-Seal:', 'DKIM-Signature: v=1', '9999999999999999'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const edit = fc.tuple(fc.nat(text.length), fc.nat(30), piece);

  it('never makes it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        let damaged = text;
        for (const [at, cut, put] of edits) damaged = damaged.slice(0, at) + put + damaged.slice(at + cut);
        const { dkim, arc } = await verifyBoth(new Uint8Array(Buffer.from(damaged, 'latin1')), zone);
        for (const check of [...dkim, arc]) expect(check.code).toMatch(/^(dkim|arc)_/);
      }),
      { numRuns: 400 },
    );
  });

  it('never passes with a letter changed in what was signed', async () => {
    const signed = toText(signDkim(draft(), { domain: 'sender.example' }));
    const from = signed.indexOf('\r\nFrom:');
    const letters = [...signed].flatMap((character, at) => (at > from && /[a-z]/.test(character) ? [at] : []));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...letters), fc.stringMatching(/^[a-z]$/), async (at, letter) => {
        fc.pre(signed[at] !== letter);
        const changed = signed.slice(0, at) + letter + signed.slice(at + 1);
        const { dkim } = await verifyBoth(new Uint8Array(Buffer.from(changed, 'latin1')));
        expect(dkim.map(({ result }) => result)).toEqual(['fail']);
      }),
      { numRuns: 200 },
    );
  });
});
