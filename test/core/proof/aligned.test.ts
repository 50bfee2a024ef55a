/** Which authenticated domain speaks for the author's (RFC 9989 §3.2.10). */
import { describe, expect, it } from 'vitest';
import type { DmarcCheck } from '../../../src/core/inspection/index.ts';
import { isAligned } from '../../../src/core/proof/aligned.ts';
import { isPending } from '../../../src/core/proof/pending.ts';
import { isBroken, isOverAnotherHeader } from '../../../src/core/proof/signatures.ts';
import { arc, dkim, dmarc, facts, field, mailbox, messageFrom, spf } from '../verdict/facts.ts';

const aligned = (
  domain: string,
  check: DmarcCheck | null,
  author = 'mail.legit.example',
  method: 'dkim' | 'spf' = 'dkim',
) => isAligned(facts({ message: messageFrom(mailbox(`a@${author}`)), dmarc: check }), domain, method);
const unanswered = dmarc({ record: false, result: 'temperror' });

describe('a domain', () => {
  it('is aligned by the same name, whatever the record says, and never under another top-level domain', () => {
    for (const check of [dmarc(), unanswered, null]) {
      expect(aligned('mail.legit.example', check)).toBe('yes');
      expect(aligned('mail.legit.test', check)).toBe('no');
    }
  });

  it('is aligned with no author who has no domain, and no domain is with any', () => {
    expect(isAligned(facts({ message: messageFrom() }), '', 'dkim')).toBe('no');
    expect(aligned('', null)).toBe('no');
    expect(aligned('[192.0.2.1]', dmarc(), '[192.0.2.1]')).toBe('no');
  });

  it('is not known to be while the record is not, and needs to be the author’s or above where there is none', () => {
    for (const check of [null, unanswered]) expect(aligned('legit.example', check)).toBe('unknown');
    const none = dmarc({ record: false });
    expect(aligned('legit.example', none)).toBe('yes');
    expect(aligned('x.mail.legit.example', none)).toBe('no');
    expect(aligned('example', none)).toBe('no');
    // A record without a policy asks for nothing, and says nothing of alignment.
    expect(aligned('other.legit.example', dmarc({ policy: null, result: 'none' }))).toBe('no');
  });

  it('is what DMARC found, each method by its own mode', () => {
    expect(aligned('a.legit.example', dmarc({ aligned: ['a.legit.example'], strict: true }))).toBe('yes');
    expect(aligned('a.legit.example', dmarc({ unaligned: ['a.legit.example'] }))).toBe('no');
    expect(aligned('a.legit.example', dmarc({ unaligned: ['a.legit.example'], result: 'temperror' }))).toBe('unknown');
    const bySpf = dmarc({ spf: { domain: 'a.legit.example', aligned: false } });
    expect(aligned('a.legit.example', bySpf, undefined, 'spf')).toBe('no');
    expect(aligned('a.legit.example', bySpf)).toBe('yes');
  });

  it('of which DMARC was not told is aligned at or under the organization’s, unless the mode is strict', () => {
    expect(aligned('b.legit.example', dmarc())).toBe('yes');
    expect(aligned('b.other.example', dmarc())).toBe('no');
    expect(aligned('b.legit.example', { ...dmarc(), organizationalDomain: null })).toBe('unknown');
    const mixed = dmarc();
    mixed.evidence.adkim = 'strict';
    expect(aligned('b.legit.example', mixed)).toBe('no');
    expect(aligned('b.legit.example', mixed, undefined, 'spf')).toBe('yes');
  });
});

describe('a check', () => {
  it('is under way until it is there, if there is anything to check', () => {
    const waits = (check: Parameters<typeof isPending>[1], parts: Parameters<typeof facts>[0]) =>
      isPending(facts({ progress: 'checking', dkim: [], spf: null, dmarc: null, arc: null, ...parts }), check);
    expect([waits('dkim', { fields: [field('DKIM-Signature')] }), waits('dkim', {})]).toEqual([true, false]);
    expect(waits('dkim', { fields: [field('DKIM-Signature')], dkim: [dkim()] })).toBe(false);
    expect([waits('arc', { fields: [field('ARC-Seal')] }), waits('arc', {})]).toEqual([true, false]);
    expect(waits('arc', { fields: [field('ARC-Seal')], arc: arc('none') })).toBe(false);
    expect([waits('spf', {}), waits('spf', { spf: spf() })]).toEqual([true, false]);
    expect(waits('spf', { spfReason: { code: 'route_envelope_no_sender', values: {} } })).toBe(false);
    expect([waits('dmarc', {}), waits('dmarc', { dmarc: dmarc() })]).toEqual([true, false]);
    expect(waits('dmarc', { progress: 'done' })).toBe(false);
  });

  it('of a signature is broken by either half, and shows another header with an RSA key alone', () => {
    expect(isBroken(dkim({ result: 'fail', header: 'fail', body: 'none' }))).toBe(true);
    expect(isBroken(dkim({ result: 'fail', header: 'pass', body: 'fail' }))).toBe(true);
    expect(isBroken(dkim())).toBe(false);
    const changed = dkim({ result: 'fail', code: 'dkim_header_changed', header: 'fail' });
    expect(isOverAnotherHeader(changed)).toBe(true);
    const ed25519 = { ...changed, evidence: { ...changed.evidence, algorithm: 'ed25519-sha256' } };
    expect(isOverAnotherHeader(ed25519)).toBe(false);
    expect(isOverAnotherHeader(dkim())).toBe(false);
  });
});
