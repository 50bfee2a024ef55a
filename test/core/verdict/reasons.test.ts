/** Reasons and headlines that seldom show. */
import { describe, expect, it } from 'vitest';
import type { DnsQuestion, DnsTrouble } from '../../../src/core/inspection/index.ts';
import type { VerdictFacts } from '../../../src/core/proof/facts.ts';
import { judge } from '../../../src/core/verdict/judge.ts';
import { dkim, dmarc, facts, NOBODYS, route, spf, trustedDmarc } from './facts.ts';

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
    expect(told(on)).toEqual(['failed', 'verdict_failed_quarantine', 'verdict_reason_both_fail']);
  });
});

describe('a border that is known, at which no client’s address is', () => {
  it('leaves open which server handed the mail over', () => {
    const parts = { spf: null, spfReason: null, route: route({ client: null }) };
    expect(told(parts)).toEqual(['unchecked', 'verdict_unchecked', 'verdict_reason_client_unknown']);
  });

  it('leaves nothing open where MAIL FROM is of another organization: no client of it speaks for the author', () => {
    for (const address of [
      'x@attack.example',
      'x@ATTACK.example',
      'attack.example',
      '"x@legit.example"@attack.example',
    ]) {
      const mailFrom = { address, source: 'return-path' as const };
      expect(told({ spf: null, spfReason: null, route: route({ client: null, mailFrom }) })[0]).toBe('unverified');
    }
    for (const address of [
      '',
      'x@legit.example',
      'x@LEGIT.example',
      'legit.example',
      '"x@attack.example"@legit.example',
    ]) {
      const mailFrom = { address, source: 'return-path' as const };
      expect(told({ spf: null, spfReason: null, route: route({ client: null, mailFrom }) })[0]).toBe('unchecked');
    }
  });

  it('says why, where that is known', () => {
    const spfReason = { code: 'route_envelope_no_client' as const, values: {} };
    expect(told({ spf: null, spfReason, route: route({ client: null }) })[2]).toBe('route_envelope_no_client');
  });

  it('is not what stands there in nobody’s mailbox', () => {
    const parts = { spf: null, spfReason: null, route: route(NOBODYS) };
    expect(told(parts)[2]).toBe('verdict_reason_receiver_unknown');
    expect(judge(facts(parts)).missing).toBe('receiver');
  });

  it('and one that is only inferred want the user to say who receives the mail, and no other shortfall does', () => {
    const inferred = { spf: spf(), dmarc: dmarc({ result: 'pass' }), route: route({ standing: 'inferred' }) };
    expect(judge(facts(inferred)).missing).toBe('receiver');
    expect(judge(facts({ spf: null, spfReason: null, route: route({ client: null }) }))).not.toHaveProperty('missing');
    expect(judge(facts({ withoutDns: true, dmarc: null, spf: null }))).not.toHaveProperty('missing');
  });
});

describe('where every way to the DNS is closed', () => {
  const asked = (trouble: DnsTrouble | null, name = 'legit.example'): DnsQuestion => ({
    name,
    type: 'TXT',
    purpose: 'spf',
    status: trouble === null ? 'ok' : 'error',
    trouble,
    answers: [],
    ttl: 0,
    secure: false,
  });
  const silent = { dmarc: dmarc({ result: 'temperror', record: false }), spf: spf({ result: 'temperror' }) };
  const reason = (dns: DnsQuestion[]) => told({ ...silent, dns })[2];

  it('says that first, a login page before everything', () => {
    expect(reason([asked('offline'), asked('offline', 'x.example')])).toBe('verdict_reason_dns_blocked');
    expect(reason([asked('http')])).toBe('verdict_reason_dns_blocked');
    expect(reason([asked('html'), asked(null, 'x.example')])).toBe('verdict_reason_dns_web_page');
    const { advice, missing } = judge(facts({ ...silent, dns: [asked('offline')] }));
    expect(advice.code).toBe('verdict_advice_resolver');
    expect(missing).toBe('resolver');
  });

  it('is what a person can set right beside the provider’s word, too, once all answers are there', () => {
    const parts = {
      recorded: trustedDmarc('pass'),
      dkim: [dkim({ result: 'temperror', code: 'dkim_key_timeout' })],
      dmarc: dmarc({ result: 'temperror', record: false }),
    };
    const missing = (dns: DnsQuestion[], progress: VerdictFacts['progress'] = 'done') =>
      judge(facts({ ...parts, dns, progress })).missing;
    expect(told({ ...parts, dns: [asked('offline')] })).toEqual([
      'vouched',
      'verdict_vouched_provider',
      'verdict_reason_recorded_dns_trouble',
    ]);
    expect(missing([asked('offline'), asked('refused', 'x.example')])).toBe('resolver');
    expect(missing([asked('html'), asked(null, 'x.example')])).toBe('resolver');
    expect(missing([asked('timeout'), asked(null, 'x.example')])).toBeUndefined();
    expect(missing([asked('offline')], 'checking')).toBeUndefined();
    expect(judge(facts({ recorded: trustedDmarc('pass'), dns: [asked('offline')] }))).not.toHaveProperty('missing');
  });

  it('says so, too, where no name has an answer that the same people could keep back', () => {
    expect(reason([asked('timeout'), asked('timeout', '_dmarc.example')])).toBe('verdict_reason_dns_blocked');
    expect(reason([asked('timeout'), asked('servfail', '_dmarc.example')])).toBe('verdict_reason_dns_blocked');
    expect(reason([asked('timeout'), asked('timeout', '_dmarc.legit.example')])).toBe('verdict_reason_spf_unavailable');
  });

  it('says that nobody waited any longer, and blames no name for it', () => {
    expect(reason([asked('timeout'), asked('aborted', '_dmarc.example')])).toBe('verdict_reason_stopped');
    expect(reason([asked(null, 'x.example'), asked('aborted')])).toBe('verdict_reason_stopped');
    expect(reason([asked('aborted')])).toBe('verdict_reason_stopped');
    // Before its first question.
    expect(reason([])).toBe('verdict_reason_stopped');
    const { advice } = judge(facts({ ...silent, dns: [asked('aborted')] }));
    expect(advice.code).toBe('verdict_advice_retry');
  });

  it('says of a login page, and of a way that is closed, before that it was stopped there', () => {
    expect(reason([asked('html'), asked('aborted', 'x.example')])).toBe('verdict_reason_dns_web_page');
    expect(reason([asked('offline'), asked('aborted', 'x.example')])).toBe('verdict_reason_dns_blocked');
  });

  it('takes no answer for one that came now which was kept from before', () => {
    const kept = { ...asked(null, '_dmarc.example'), cached: true };
    expect(reason([asked('offline'), kept])).toBe('verdict_reason_dns_blocked');
    expect(reason([kept])).toBe('verdict_reason_spf_unavailable');
  });

  it('names the record where answers come, or where it is that name’s own trouble', () => {
    expect(reason([asked('offline'), asked(null, 'x.example')])).toBe('verdict_reason_spf_unavailable');
    expect(reason([asked('servfail')])).toBe('verdict_reason_spf_unavailable');
  });
});

describe('an SPF record that cannot be used', () => {
  it.each([
    ['spf_permerror_lookups', 'verdict_reason_spf_lookups'],
    ['spf_permerror_void_lookups', 'verdict_reason_spf_permerror'],
    ['spf_permerror_unknown_term', 'verdict_reason_spf_permerror'],
  ] as const)('%s is named, and never that it does not list the server', (code, expected) => {
    const broken = { ...spf({ result: 'permerror' }), code, values: { limit: 10 } };
    expect(told({ spf: broken, dmarc: dmarc() })).toEqual(['failed', 'verdict_failed_reject', expected]);
    expect(judge(facts({ spf: broken, dmarc: dmarc() })).reason.values).toMatchObject({
      limit: 10,
      domain: 'legit.example',
    });
  });
});

describe('a signature that names neither a key nor a change as its fault', () => {
  it.each([
    ['written against the grammar', 'permerror', 'dkim_syntax'],
    ['over too short a key', 'policy', 'dkim_key_weak'],
    ['that had expired', 'policy', 'dkim_expired'],
    ['whose key was revoked', 'permerror', 'dkim_key_revoked'],
  ] as const)('%s counts for nothing, and the reason says which fault it is', (_says, result, code) => {
    const parts = { dkim: [dkim({ result, code, header: 'pass', body: 'pass' })], dmarc: dmarc() };
    expect(told(parts)).toEqual(['failed', 'verdict_failed_reject', code]);
  });

  it('says first what was changed, where something was', () => {
    const parts = { dkim: [dkim({ result: 'fail', body: 'fail', header: 'pass' })], dmarc: dmarc() };
    expect(told(parts)[2]).toBe('verdict_reason_body_changed');
  });
});
