/** Reasons and headlines that seldom show. */
import { describe, expect, it } from 'vitest';
import type { VerdictFacts } from '../../../src/core/proof/facts.ts';
import { judge } from '../../../src/core/verdict/judge.ts';
import { dkim, dmarc, facts, NOBODYS, route, trustedDmarc } from './facts.ts';

const told = (parts: Partial<VerdictFacts>) => {
  const { level, headline, reason } = judge(facts(parts));
  return [level, headline.code, reason.code];
};

describe('with checks off, the provider’s own record of the policy', () => {
  it.each(['reject', 'quarantine'] as const)('makes its fail red where it is %s, in the provider’s name', (policy) => {
    const off = { withoutDns: true, dmarc: null, spf: null, recorded: trustedDmarc('fail', policy) };
    expect(told(off)).toEqual(['failed', `verdict_failed_provider_${policy}`, 'verdict_reason_provider_fail']);
    expect(judge(facts(off)).headline.values).toEqual({ domain: 'legit.example', provider: 'Rcpt Mail' });
  });

  it.each(['none', null] as const)('does not where it is %s', (policy) => {
    const off = { withoutDns: true, dmarc: null, spf: null, recorded: trustedDmarc('fail', policy) };
    expect(told(off)[0]).toBe('unchecked');
  });

  it('is not asked where our own question brought the record', () => {
    const on = { dmarc: dmarc({ policy: 'quarantine' }), recorded: trustedDmarc('fail', 'reject') };
    expect(told(on)).toEqual(['failed', 'verdict_failed_quarantine', 'verdict_reason_provider_fail']);
  });
});

describe('a border that is known, at which no client’s address is', () => {
  it('leaves open which server handed the mail over', () => {
    const parts = { spf: null, spfReason: null, route: route({ client: null }) };
    expect(told(parts)).toEqual(['unchecked', 'verdict_unchecked', 'verdict_reason_client_unknown']);
  });

  it('says why, where that is known', () => {
    const spfReason = { code: 'route_envelope_no_client' as const, values: {} };
    expect(told({ spf: null, spfReason, route: route({ client: null }) })[2]).toBe('route_envelope_no_client');
  });

  it('is not what stands there in nobody’s mailbox', () => {
    expect(told({ spf: null, spfReason: null, route: route(NOBODYS) })[2]).toBe('verdict_reason_receiver_unknown');
  });
});

describe('a signature that names neither a key nor a change as its fault', () => {
  it.each([
    ['written against the grammar', 'permerror', 'dkim_syntax'],
    ['over too short a key', 'policy', 'dkim_key_weak'],
    ['that had expired', 'policy', 'dkim_expired'],
  ] as const)('%s counts for nothing', (_says, result, code) => {
    const parts = { dkim: [dkim({ result, code, header: 'pass', body: 'pass' })], dmarc: dmarc() };
    expect(told(parts)).toEqual(['failed', 'verdict_failed_reject', 'verdict_reason_signature_unusable']);
  });

  it('says first what was changed, where something was', () => {
    const parts = { dkim: [dkim({ result: 'fail', body: 'fail', header: 'pass' })], dmarc: dmarc() };
    expect(told(parts)[2]).toBe('verdict_reason_body_changed');
  });
});
