import { describe, expect, it } from 'vitest';
import type { Zone } from '../../fakes/zone-resolver.ts';
import { check, codes, publish } from './checks.ts';

describe('the policy', () => {
  it('of a subdomain is sp=, and a remark says that the organization protects itself better (attack 38)', async () => {
    const given = publish('v=DMARC1; p=reject; sp=none');
    const { result, policy, evidence, warnings } = await check('x@mail.legit.example', {}, { zone: given });
    expect({ result, policy, tag: evidence.policyTag }).toEqual({ result: 'fail', policy: 'none', tag: 'sp' });
    expect(warnings).toContainEqual({
      code: 'dmarc_subdomain_policy_weaker',
      values: {
        domain: 'mail.legit.example',
        organization: 'legit.example',
        policy: 'none',
        organizationPolicy: 'reject',
      },
    });
  });

  it('of a subdomain that does not exist is np=, with one question for its existence (attack 39)', async () => {
    const given = publish('v=DMARC1; p=reject; sp=none; np=reject');
    const ghost = await check('x@ghost.legit.example', {}, { zone: given });
    expect(ghost).toMatchObject({
      result: 'fail',
      policy: 'reject',
      evidence: { policyTag: 'np', domainExists: false },
    });
    expect(ghost.asked.filter((question) => question === 'CNAME ghost.legit.example')).toHaveLength(1);
    expect(codes(ghost.warnings)).toContain('dmarc_domain_missing');
  });

  it('np= asks nothing when it cannot matter', async () => {
    const same = await check('x@ghost.legit.example', {}, { zone: publish('v=DMARC1; p=reject; np=reject') });
    expect(same).toMatchObject({ policy: 'reject', evidence: { domainExists: null } });
    expect(same.asked.every((question) => question.startsWith('TXT _dmarc.'))).toBe(true);
    const own = await check('x@legit.example', {}, { zone: publish('v=DMARC1; p=none; np=reject') });
    expect(own).toMatchObject({ policy: 'none', evidence: { policyTag: 'p' } });
    // What passes needs no policy.
    const proven = await check(
      'x@ghost.legit.example',
      { dkim: ['legit.example'] },
      { zone: publish('v=DMARC1; p=none') },
    );
    const asked = [own, proven].flatMap((one) => one.asked);
    expect(asked.filter((question) => question.startsWith('CNAME'))).toEqual([]);
  });

  it.each([
    ['v=DMARC1; p=reject; sp=none', 'none'],
    ['v=DMARC1; p=deny; np=reject; rua=mailto:d@legit.example', 'none'],
    ['v=spf1 -all', null],
  ])('that asks for nothing leaves one question: whether anybody has the name (%s)', async (record, policy) => {
    const ghost = await check('x@ghost.legit.example', {}, { zone: publish(record) });
    expect([ghost.policy, ghost.evidence.domainExists]).toEqual([policy, false]);
    expect(codes(ghost.warnings)).toContain('dmarc_domain_missing');
    expect(ghost.asked.filter((question) => question.startsWith('CNAME'))).toEqual(['CNAME ghost.legit.example']);
    const there = { ...publish(record), 'ghost.legit.example': { A: ['192.0.2.1'] } };
    expect((await check('x@ghost.legit.example', {}, { zone: there })).evidence.domainExists).toBe(true);
    // A question without an answer is no "does not exist", and no "could not check" either.
    const options = { failing: { 'CNAME ghost.legit.example': 'servfail' as const } };
    const open = await check('x@ghost.legit.example', {}, { zone: publish(record), options });
    expect([open.result, open.evidence.domainExists]).toEqual([ghost.result, null]);
    expect(codes(open.warnings)).not.toContain('dmarc_domain_missing');
  });

  it('of nobody is not asked about where the author’s name or one above it is proven', async () => {
    for (const ids of [{ dkim: ['bare.example'] }, { spf: 'mail.bare.example' }]) {
      const { result, asked } = await check('x@mail.bare.example', ids, { zone: {} });
      expect([result, asked.filter((question) => question.startsWith('CNAME'))]).toEqual(['none', []]);
    }
  });

  it('np= asks nothing when a name under the domain already proved it', async () => {
    const given = {
      ...publish('v=DMARC1; p=reject; sp=none; np=reject'),
      ...publish('other', '_dmarc.mail.legit.example'),
    };
    const { policy, asked } = await check('x@mail.legit.example', {}, { zone: given });
    expect(policy).toBe('none');
    expect(asked.every((question) => question.startsWith('TXT '))).toBe(true);
    const other = { ...given, '_dmarc.mail.legit.example': { A: ['192.0.2.1'] } };
    const without = await check('x@mail.legit.example', {}, { zone: other });
    expect([without.policy, without.evidence.domainExists]).toEqual(['none', true]);
    expect(without.asked.every((question) => question.startsWith('TXT '))).toBe(true);
  });

  it('cannot be told when np= matters and existence gets no answer: neither fail nor pass', async () => {
    const given = publish('v=DMARC1; p=reject; sp=none; np=reject');
    const options = { failing: { 'CNAME ghost.legit.example': 'servfail' as const } };
    expect(await check('x@ghost.legit.example', {}, { zone: given, options })).toMatchObject({
      result: 'temperror',
      policy: null,
      evidence: { domainExists: null },
    });
    expect((await check('x@ghost.legit.example', { dkim: ['legit.example'] }, { zone: given, options })).result).toBe(
      'pass',
    );
  });

  it('is one level lower under test, and says so', async () => {
    const { policy, evidence, warnings } = await check(
      'x@legit.example',
      {},
      { zone: publish('v=DMARC1; p=reject; t=y') },
    );
    expect({ policy, testing: evidence.testing, tag: evidence.policyTag }).toEqual({
      policy: 'quarantine',
      testing: true,
      tag: 'p',
    });
    expect(codes(warnings)).toContain('dmarc_testing');
  });

  it('ignores pct=, and says so (attack 87)', async () => {
    const { policy, warnings } = await check('x@legit.example', {}, { zone: publish('v=DMARC1; p=reject; pct=0') });
    expect(policy).toBe('reject');
    expect(warnings).toContainEqual({ code: 'dmarc_pct_ignored', values: { value: '0' } });
  });

  it('is none when p= is missing or wrong and reports are asked for; without them there is no DMARC (attack 87)', async () => {
    const reported = await check(
      'x@legit.example',
      {},
      { zone: publish('v=DMARC1; rua=mailto:d@legit.example; sp=reject') },
    );
    expect(reported).toMatchObject({ result: 'fail', policy: 'none', evidence: { policyTag: null } });
    expect(codes(reported.warnings)).toContain('dmarc_policy_assumed_none');
    const silent = await check('x@legit.example', { dkim: ['legit.example'] }, { zone: publish('v=DMARC1; p=deny') });
    expect(silent).toMatchObject({
      result: 'none',
      code: 'dmarc_record_unusable',
      policy: null,
      policyDomain: 'legit.example',
    });
  });

  it('of a public suffix applies only below it, and says whose it is', async () => {
    const { policy, policyDomain, warnings } = await check(
      'x@shop.bank',
      {},
      { zone: publish('v=DMARC1; p=none; sp=reject; psd=y', '_dmarc.bank') },
    );
    expect({ policy, policyDomain }).toEqual({ policy: 'reject', policyDomain: 'bank' });
    expect(codes(warnings)).toContain('dmarc_policy_of_public_suffix');
  });
});

describe('several records at one name', () => {
  it('are none, and a remark says why (attack 87)', async () => {
    const { result, code, warnings } = await check(
      'x@two.example',
      { dkim: ['two.example'] },
      { zone: { '_dmarc.two.example': { TXT: ['v=DMARC1; p=reject', 'v=DMARC1; p=none'] } } },
    );
    expect({ result, code }).toEqual({ result: 'none', code: 'dmarc_no_record' });
    expect(warnings).toEqual([{ code: 'dmarc_several_records', values: { name: '_dmarc.two.example' } }]);
  });

  it('do not count records of other kinds, and an alias is followed (attack 87)', async () => {
    const given: Zone = {
      '_dmarc.mixed.example': { TXT: ['v=spf1 -all', 'v=DMARC1; p=reject'] },
      '_dmarc.alias.example': { CNAME: ['_dmarc.host.example'] },
      '_dmarc.host.example': { TXT: ['v=DMARC1; p=quarantine'] },
    };
    expect((await check('x@mixed.example', {}, { zone: given })).policy).toBe('reject');
    expect((await check('x@alias.example', {}, { zone: given })).policy).toBe('quarantine');
  });
});
