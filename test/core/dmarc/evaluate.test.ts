import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefetchDmarc } from '../../../src/core/dmarc/evaluate.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';
import { check, codes, publish, zone } from './checks.ts';

describe('a message passes DMARC', () => {
  it('by an aligned signature, by an aligned SPF domain, or by both, and says which', async () => {
    expect(await check('a@legit.example', { dkim: ['mail.legit.example'] })).toMatchObject({
      result: 'pass',
      code: 'dmarc_pass_dkim',
    });
    expect(await check('a@legit.example', { spf: 'legit.example' })).toMatchObject({
      result: 'pass',
      code: 'dmarc_pass_spf',
    });
    expect(await check('a@legit.example', { spf: 'legit.example', dkim: ['legit.example'] })).toMatchObject({
      result: 'pass',
      code: 'dmarc_pass_both',
    });
  });

  it('by one aligned signature among others that are not', async () => {
    const { result, evidence } = await check('a@legit.example', { dkim: ['esp.example', 'legit.example'] });
    expect(result).toBe('pass');
    expect(evidence.dkim.map((one) => one.aligned)).toEqual([false, true]);
  });

  it('with one name everywhere even when the rest of the tree does not answer', async () => {
    const { result } = await check(
      'a@legit.example',
      { dkim: ['legit.example'] },
      { options: { failing: { '_dmarc.example': 'timeout' } } },
    );
    expect(result).toBe('pass');
  });

  it('also for an author domain in Unicode, compared and asked for in A-labels', async () => {
    const { result, evidence } = await check(
      'a@m\u00fcnchen.example',
      { dkim: ['xn--mnchen-3ya.example'] },
      { zone: publish('v=DMARC1; p=reject', '_dmarc.xn--mnchen-3ya.example') },
    );
    expect(result).toBe('pass');
    expect(evidence.domain).toBe('xn--mnchen-3ya.example');
  });
});

describe('a message fails DMARC', () => {
  it('without any authenticated identifier, and with the policy that its domain asks for', async () => {
    expect(await check('a@legit.example')).toMatchObject({
      result: 'fail',
      code: 'dmarc_fail_no_identifier',
      policy: 'reject',
      policyDomain: 'legit.example',
    });
  });

  it('when the identifiers belong to others, naming them', async () => {
    const { result, code, values } = await check('a@legit.example', { spf: 'attack.example', dkim: ['esp.example'] });
    expect({ result, code, identifiers: values['identifiers'] }).toEqual({
      result: 'fail',
      code: 'dmarc_fail_unaligned',
      identifiers: 'attack.example, esp.example',
    });
  });

  it('on a label boundary only: notlegit.example does not align with legit.example', async () => {
    expect((await check('a@legit.example', { dkim: ['notlegit.example'] })).result).toBe('fail');
  });

  it('when strict alignment meets a subdomain, per mechanism', async () => {
    expect((await check('a@strict.example', { spf: 'm.strict.example', dkim: ['m.strict.example'] })).result).toBe(
      'fail',
    );
    expect((await check('a@halfstrict.example', { dkim: ['m.halfstrict.example'] })).result).toBe('fail');
    expect((await check('a@halfstrict.example', { spf: 'm.halfstrict.example' })).result).toBe('pass');
  });

  it('between strangers under one public suffix (attack 54)', async () => {
    for (const suffix of ['co.jp', 'github.io']) {
      const own = publish('v=DMARC1; p=reject', `_dmarc.evil.${suffix}`);
      expect((await check(`x@evil.${suffix}`, { dkim: [`legit.${suffix}`] }, { zone: own })).result).toBe('fail');
      const flagged = { ...own, ...publish('v=DMARC1; p=none; psd=y', `_dmarc.${suffix}`) };
      expect((await check(`x@evil.${suffix}`, { dkim: [`legit.${suffix}`] }, { zone: flagged })).result).toBe('fail');
    }
  });

  it('not between them when the suffix publishes a record without psd=y: the RFC makes them one organization (4.10.2)', async () => {
    const both = {
      ...publish('v=DMARC1; p=reject', '_dmarc.evil.co.jp'),
      ...publish('v=DMARC1; p=none', '_dmarc.co.jp'),
    };
    expect((await check('x@evil.co.jp', { dkim: ['legit.co.jp'] }, { zone: both })).result).toBe('pass');
  });

  it('between an author of nine labels and a name that his walk jumps over, which is an organization of its own', async () => {
    const author = 'a.b.c.d.e.f.g.legit.example';
    const given = {
      ...publish('v=DMARC1; p=reject'),
      ...publish('v=DMARC1; p=reject; psd=n', '_dmarc.b.c.d.e.f.g.legit.example'),
    };
    const own = author.slice(2);
    expect((await check(`x@${author}`, { dkim: [own] }, { zone: given })).result).toBe('fail');
    expect((await check(`x@${author}`, { dkim: [own] }, { zone: publish('v=DMARC1; p=reject') })).result).toBe('pass');
  });

  it('and a thousand names that do not align are not all told', async () => {
    const dkim = Array.from({ length: 1000 }, (_, at) => `s${at}.test`);
    const { values } = await check('a@legit.example', { dkim });
    expect(String(values['identifiers']).split(', ')).toEqual(dkim.slice(0, 10));
  });

  it('and tags that bear the names of what every object inherits are tags that nobody knows', async () => {
    for (const tag of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
      const zone = publish(`v=DMARC1; p=reject; ${tag}=x`, '_dmarc.evil.example');
      const { result, policy, warnings } = await check('x@evil.example', {}, { zone });
      expect([result, policy, codes(warnings)]).toEqual(['fail', 'reject', []]);
    }
  });

  it('with a remark when the whole top-level domain is one organization', async () => {
    const { warnings } = await check('x@evil.example', {}, { zone: publish('v=DMARC1; p=none', '_dmarc.example') });
    expect(codes(warnings)).toContain('dmarc_organization_is_top_level');
  });
});

describe('what could not be checked', () => {
  for (const status of ['servfail', 'timeout', 'error'] as const) {
    it(`is temperror when the record of the author domain gives ${status}`, async () => {
      const options = { failing: { '_dmarc.legit.example': status } };
      expect(await check('x@legit.example', { dkim: ['legit.example'] }, { options })).toMatchObject({
        result: 'temperror',
        code: 'dmarc_dns_trouble',
        values: { name: '_dmarc.legit.example' },
        policy: null,
      });
    });
  }

  it('is temperror when a parent of a domain without record does not answer', async () => {
    const options = { failing: { '_dmarc.legit.example': 'timeout' as const } };
    expect((await check('x@mail.legit.example', {}, { options })).result).toBe('temperror');
  });

  it('is temperror when the one identifier under the same organization cannot be walked', async () => {
    const options = { failing: { '_dmarc.mail.legit.example': 'timeout' as const } };
    const { result, values, policy } = await check('x@legit.example', { dkim: ['mail.legit.example'] }, { options });
    expect({ result, name: values['name'], policy }).toEqual({
      result: 'temperror',
      name: '_dmarc.mail.legit.example',
      policy: 'reject',
    });
  });

  it('stays a fail when the identifier could not have aligned anyway', async () => {
    const options = { failing: { '_dmarc.attack.example': 'timeout' as const } };
    expect((await check('x@legit.example', { dkim: ['attack.example'] }, { options })).result).toBe('fail');
  });

  it('stays a fail with the record of the domain itself when nothing has to be aligned', async () => {
    const options = { failing: { '_dmarc.example': 'servfail' as const } };
    expect(await check('x@legit.example', {}, { options })).toMatchObject({
      result: 'fail',
      policy: 'reject',
      organizationalDomain: null,
    });
  });

  it('is temperror when a name above the author domain does not answer, and that decides', async () => {
    const above = { options: { failing: { '_dmarc.example': 'timeout' as const } } };
    expect(await check('x@legit.example', { dkim: ['mail.legit.example'] }, above)).toMatchObject({
      result: 'temperror',
      code: 'dmarc_dns_trouble',
      values: { name: '_dmarc.example' },
      policy: 'reject',
    });
    const own = {
      ...publish('v=DMARC1; p=reject'),
      ...publish('v=DMARC1; p=reject; psd=n', '_dmarc.a.b.legit.example'),
    };
    const flagged = {
      ...publish('v=DMARC1; p=reject; psd=n'),
      ...publish('v=DMARC1; p=reject', '_dmarc.a.b.legit.example'),
    };
    const between = { failing: { '_dmarc.b.legit.example': 'servfail' as const } };
    const ids = { dkim: ['legit.example'] };
    expect((await check('x@a.b.legit.example', ids, { zone: flagged, options: between })).result).toBe('temperror');
    expect((await check('x@a.b.legit.example', ids, { zone: own, options: between })).result).toBe('fail');
  });

  it('stays a fail when what is known of the identifier suffices: it is an organization of its own, or elsewhere', async () => {
    const given = { ...zone, ...publish('v=DMARC1; p=none; psd=n', '_dmarc.attack.example') };
    const options = { failing: { '_dmarc.example': 'timeout' as const } };
    for (const domain of ['attack.example', 'mail.attack.example', 'esp.test'])
      expect((await check('x@legit.example', { dkim: [domain] }, { zone: given, options })).result, domain).toBe(
        'fail',
      );
  });

  it('is no more than what could still align by one of the two mechanisms', async () => {
    const strictSpf = { ...zone, ...publish('v=DMARC1; p=reject; aspf=s', '_dmarc.other.example') };
    for (const domain of ['halfstrict.example', 'other.example']) {
      const ids = { undetermined: [`m.${domain}`] };
      expect((await check(`x@${domain}`, ids, { zone: strictSpf })).result, domain).toBe('temperror');
    }
  });

  it('is temperror while an identifier is undetermined that would align (5.3.6)', async () => {
    const { result, code, values } = await check('x@legit.example', { undetermined: ['mail.legit.example'] });
    expect({ result, code, identifier: values['identifier'] }).toEqual({
      result: 'temperror',
      code: 'dmarc_identifier_undetermined',
      identifier: 'mail.legit.example',
    });
    expect((await check('x@legit.example', { undetermined: ['attack.example'] })).result).toBe('fail');
    expect((await check('x@strict.example', { undetermined: ['m.strict.example'] })).result).toBe('fail');
    expect((await check('x@legit.example', { undetermined: ['legit.example'], dkim: ['legit.example'] })).result).toBe(
      'pass',
    );
  });
});

describe('the questions', () => {
  it('are each asked once, those of identifiers under other top-level domains never', async () => {
    const { asked } = await check('x@legit.example', {
      spf: 'bounce.legit.example',
      dkim: ['legit.example', 'mail.legit.example', 'esp.test'],
    });
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.some((question) => question.includes('esp.test'))).toBe(false);
  });

  it('leave out the names of who signs and is no part of the author\u2019s organization', async () => {
    const dkim = Array.from({ length: 10 }, (_, at) => `a.b.c.d.e.s${at}.attack.example`);
    const { result, asked } = await check('x@legit.example', { dkim });
    expect([result, asked]).toEqual(['fail', ['TXT _dmarc.legit.example', 'TXT _dmarc.example']]);
  });

  it('beforehand stay bounded too, however many authors there are', () => {
    const early = zoneResolver({});
    prefetchDmarc(
      Array.from({ length: 1000 }, (_, at) => `x@d${at}.example`),
      [],
      early,
    );
    expect(early.asked.length).toBeLessThanOrEqual(5);
  });

  it('can be sent out beforehand: all of them, none that the evaluation does not ask', async () => {
    const early = zoneResolver(zone);
    prefetchDmarc(['x@legit.example', 'x@[192.0.2.1]'], ['mail.legit.example', 'esp.test'], early);
    const { asked } = await check('x@legit.example', { dkim: ['mail.legit.example', 'esp.test'] });
    expect(early.asked).toEqual(asked);
  });

  it('stay bounded with a thousand signatures, and what was not asked for is not called a fail', async () => {
    const dkim = Array.from({ length: 1000 }, (_, at) => `s${at}.legit.example`);
    const given = await check('x@legit.example', { dkim });
    expect(given.asked.length).toBeLessThan(20);
    expect(given.result).toBe('pass');
    const broken = publish('v=DMARC1; p=none; psd=n', '_dmarc.legit.example');
    for (const [at, domain] of dkim.entries())
      if (at < 11) broken[`_dmarc.${domain}`] = { TXT: ['v=DMARC1; p=none; psd=n'] };
    expect((await check('x@legit.example', { dkim }, { zone: broken })).result).toBe('temperror');
  });
});

it('whatever the zone holds: pass and fail only with a record, and only one of them', async () => {
  const domain = fc.constantFrom(
    'a.example',
    'b.a.example',
    'c.b.a.example',
    'x.example',
    'example',
    'a.test',
    'bad domain',
    '',
  );
  const text = fc.constantFrom(
    'v=DMARC1; p=reject',
    'v=DMARC1',
    'v=DMARC1; p=none; psd=y',
    'v=DMARC1; sp=none; p=reject; np=reject',
    'other',
  );
  const held = fc.array(fc.tuple(domain, text), { maxLength: 5 });
  const failing = fc.array(domain, { maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(
      held,
      failing,
      domain,
      fc.array(domain, { maxLength: 3 }),
      fc.option(domain),
      async (records, broken, from, dkim, spf) => {
        const given = Object.fromEntries(records.map(([name, value]) => [`_dmarc.${name}`, { TXT: [value] }]));
        const options = { failing: Object.fromEntries(broken.map((name) => [`_dmarc.${name}`, 'timeout' as const])) };
        const { result, evidence, policy } = await check(`x@${from}`, { dkim, spf }, { zone: given, options });
        const aligned = evidence.spf?.aligned || evidence.dkim.some((one) => one.aligned);
        if (result === 'pass') expect(aligned).toBe(true);
        if (result === 'fail')
          expect([aligned ?? false, evidence.record !== null, policy !== null]).toEqual([false, true, true]);
        if (broken.length === 0) expect(result).not.toBe('temperror');
      },
    ),
    { numRuns: 300 },
  );
});
