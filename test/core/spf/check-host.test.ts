import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPF_CODES } from '../../../src/core/codes/spf.ts';
import type { Resolver } from '../../../src/core/dns/resolver.ts';
import { createTrace } from '../../../src/core/dns/trace.ts';
import type { SpfCheck } from '../../../src/core/inspection/index.ts';
import { MAX_SHOWN_FIELD } from '../../../src/core/limits.ts';
import { checkHost, type SpfQuery } from '../../../src/core/spf/check-host.ts';
import { LANGUAGES, translate } from '../../../src/text/translate.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../../fakes/zone-resolver.ts';

const CLIENT = '192.0.2.1';
const IPV6_CLIENT = '2001:db8::1';

/** Checks user@sender.example against a record, in a zone that holds what else the test needs. */
async function check(
  record: string | null,
  zone: Zone = {},
  query: Partial<SpfQuery> = {},
  options: ZoneOptions = {},
): Promise<SpfCheck> {
  const own = record === null ? {} : { 'sender.example': { ...zone['sender.example'], TXT: [record] } };
  return checkHost(
    { ip: CLIENT, helo: 'mail.sender.example', mailFrom: 'user@sender.example', ...query },
    zoneResolver({ ...zone, ...own }, options),
  );
}

describe('which record counts', () => {
  it('is none without a record, and without a domain, and the two are told apart', async () => {
    expect(await check(null, { 'sender.example': { TXT: ['hello'] } })).toMatchObject({
      result: 'none',
      code: 'spf_none_no_record',
    });
    expect(await check(null, { 'sender.example': { A: [CLIENT] } })).toMatchObject({ code: 'spf_none_no_record' });
    expect(await check(null)).toMatchObject({ result: 'none', code: 'spf_none_no_domain' });
  });

  it.each([
    'user@localhost',
    'user@[192.0.2.1]',
    'user@a..example',
    'user@legit.example(a.attack.example',
    "user@legit.example'",
    'user@',
  ])('is none for %s without any question', async (mailFrom) => {
    const resolver = zoneResolver({});
    const { result, code } = await checkHost({ ip: CLIENT, helo: 'localhost', mailFrom }, resolver);
    expect([result, code, resolver.asked]).toEqual(['none', 'spf_none_bad_domain', []]);
  });

  it('is permerror with two records, and reads others beside one', async () => {
    const zone = (records: string[]) => ({ 'sender.example': { TXT: records } });
    expect(await check(null, zone(['v=spf1 -all', 'v=spf1 +all']))).toMatchObject({
      result: 'permerror',
      code: 'spf_permerror_several_records',
    });
    expect(await check(null, zone(['other', 'v=spf1 +all', 'v=spf10 -all']))).toMatchObject({ result: 'pass' });
  });

  it('is no alias, whatever its name reads like', async () => {
    const zone = { 'sender.example': { CNAME: ['v=spf1 +all'] }, 'v=spf1 +all': { TXT: ['v=spf1 -all'] } };
    expect(await check(null, zone)).toMatchObject({ result: 'fail' });
  });

  it('is shown as it stands, as far as a field is shown', async () => {
    const record = `v=spf1 ip4:${CLIENT} ${'x=y '.repeat(MAX_SHOWN_FIELD)}-all`;
    expect((await check(record)).evidence).toMatchObject({
      record: record.slice(0, MAX_SHOWN_FIELD),
      path: [{ record: record.slice(0, MAX_SHOWN_FIELD) }],
    });
    expect((await check(null)).evidence).toMatchObject({ record: null, path: [{ record: null }] });
  });

  it('is temperror when the DNS does not answer, never fail', async () => {
    for (const failing of ['servfail', 'timeout', 'error'] as const) {
      const result = await check('v=spf1 -all', {}, {}, { failing: { 'sender.example': failing } });
      expect(result).toMatchObject({
        result: 'temperror',
        code: 'spf_temperror_dns',
        values: { name: 'sender.example', type: 'TXT' },
      });
      expect(result.warnings.map(({ code }) => code)).toEqual([
        { servfail: 'dns_trouble_servfail', timeout: 'dns_trouble_timeout', error: 'dns_trouble_http' }[failing],
      ]);
    }
  });

  it('ends with the first wrong term, before any term is evaluated', async () => {
    const result = await check('v=spf1 ip4:192.0.2.1 -all moo');
    expect(result).toMatchObject({
      result: 'permerror',
      code: 'spf_permerror_unknown_term',
      values: { mechanism: 'moo', recordDomain: 'sender.example' },
    });
  });
});

describe('the sender', () => {
  const helo = { 'mail.sender.example': { TXT: ['v=spf1 exists:%{l}.%{o}.x.example -all'] } };
  const matching = { 'postmaster.mail.sender.example.x.example': { A: ['127.0.0.2'] } };

  it.each(['', '<>'])('is postmaster at the HELO name when it is null (%j)', async (mailFrom) => {
    const result = await check(null, { ...helo, ...matching }, { mailFrom });
    expect(result).toMatchObject({ result: 'pass', evidence: { identity: 'helo', domain: 'mail.sender.example' } });
  });

  it('has the domain behind its last @', async () => {
    const result = await check('v=spf1 +all', {}, { mailFrom: '<"a@bank.example"@Sender.Example>' });
    expect(result).toMatchObject({ result: 'pass', evidence: { identity: 'mailfrom', domain: 'sender.example' } });
  });

  it('may have an international domain, which is A-labels to the DNS and to macros', async () => {
    const zone = {
      'xn--r8jz45g.jp': { TXT: ['v=spf1 exists:%{o}.%{h}.x.example -all'] },
      'xn--r8jz45g.jp.xn--r8jz45g.jp.x.example': { A: ['127.0.0.2'] },
    };
    expect(await check(null, zone, { mailFrom: 'user@例え.jp', helo: '例え.JP' })).toMatchObject({ result: 'pass' });
  });

  it('with a local part outside ASCII matches no term that names it', async () => {
    const record = 'v=spf1 exists:%{l}.x.example include:%{s}.x.example ip4:192.0.2.1 -all';
    const resolver = zoneResolver({ 'sender.example': { TXT: [record] } });
    const result = await checkHost({ ip: CLIENT, helo: 'h.example', mailFrom: 'ユーザ@sender.example' }, resolver);
    expect(result).toMatchObject({ result: 'pass', evidence: { mechanism: 'ip4:192.0.2.1' } });
    expect(resolver.asked).toEqual(['TXT sender.example']);
  });

  it('with such a local part is neither redirected nor explained to by a name that holds it', async () => {
    const query = { mailFrom: 'ユーザ@sender.example' };
    expect(await check('v=spf1 redirect=%{l}.x.example', {}, query)).toMatchObject({
      result: 'neutral',
      code: 'spf_neutral_default',
    });
    expect(await check('v=spf1 -all exp=%{l}.x.example', {}, query)).toMatchObject({
      result: 'fail',
      explanation: null,
    });
  });
});

describe('mechanisms', () => {
  it('match by qualifier', async () => {
    expect(await check('v=spf1 ip4:192.0.2.0/24 -all')).toMatchObject({ result: 'pass', code: 'spf_pass' });
    expect(await check('v=spf1 -ip4:192.0.2.0/24 +all')).toMatchObject({ result: 'fail', code: 'spf_fail' });
    expect(await check('v=spf1 ~all')).toMatchObject({ result: 'softfail', code: 'spf_softfail' });
    expect(await check('v=spf1 ?all')).toMatchObject({ result: 'neutral', code: 'spf_neutral' });
    expect(await check('v=spf1')).toMatchObject({ result: 'neutral', code: 'spf_neutral_default' });
    expect(await check('v=spf1 ip4:192.0.2.2')).toMatchObject({ result: 'neutral', code: 'spf_neutral_default' });
  });

  it('see an IPv4-mapped client as an IPv4 one', async () => {
    expect(await check('v=spf1 ip4:192.0.2.1 -all', {}, { ip: '::ffff:192.0.2.1' })).toMatchObject({
      result: 'pass',
      evidence: { ip: CLIENT },
    });
    expect(await check('v=spf1 ip6:::ffff:192.0.2.1 -all', {}, { ip: '::ffff:192.0.2.1' })).toMatchObject({
      result: 'fail',
    });
  });

  it('compare addresses of the client’s own family only', async () => {
    const zone = { 'host.example': { A: [CLIENT], AAAA: [IPV6_CLIENT] } };
    expect(await check('v=spf1 a:host.example -all', zone)).toMatchObject({ result: 'pass' });
    expect(await check('v=spf1 a:host.example -all', zone, { ip: IPV6_CLIENT })).toMatchObject({ result: 'pass' });
    expect(await check('v=spf1 a:host.example/0 -all', { 'host.example': { AAAA: ['::1'] } })).toMatchObject({
      result: 'fail',
    });
    expect(
      await check('v=spf1 a:host.example//0 -all', { 'host.example': { AAAA: ['::1'] } }, { ip: IPV6_CLIENT }),
    ).toMatchObject({ result: 'pass' });
    expect(await check('v=spf1 ip4:0.0.0.0/0 -all', {}, { ip: IPV6_CLIENT })).toMatchObject({ result: 'fail' });
  });

  it('"mx" follows MX records alone, by preference, with the prefix length', async () => {
    const zone = {
      'sender.example': { MX: ['20 b.example', '10 a.example'] },
      'a.example': { A: ['192.0.2.99'] },
      'b.example': { A: ['203.0.113.1'] },
    };
    expect(await check('v=spf1 mx/24 -all', zone)).toMatchObject({ result: 'pass', evidence: { mechanism: 'mx/24' } });
    expect(await check('v=spf1 mx -all', zone)).toMatchObject({ result: 'fail' });
    expect(await check('v=spf1 mx -all', { 'sender.example': { A: [CLIENT] } })).toMatchObject({ result: 'fail' });
    expect(await check('v=spf1 mx -all', { 'sender.example': { MX: ['0 '], A: [CLIENT] } })).toMatchObject({
      result: 'fail',
    });
  });

  it('"mx" that matches before a host fails does not fail', async () => {
    const zone = { 'sender.example': { MX: ['10 a.example', '20 b.example'] }, 'a.example': { A: [CLIENT] } };
    expect(await check('v=spf1 mx -all', zone, {}, { failing: { 'b.example': 'timeout' } })).toMatchObject({
      result: 'pass',
    });
    expect(await check('v=spf1 mx -all', zone, {}, { failing: { 'a.example': 'timeout' } })).toMatchObject({
      result: 'temperror',
      code: 'spf_temperror_dns',
      values: { name: 'a.example', mechanism: 'mx' },
    });
  });

  it('"mx" that learns of no host is temperror where the DNS fails, and finds nothing where there is none', async () => {
    expect(await check('v=spf1 mx -all', {}, {}, { failing: { 'MX sender.example': 'timeout' } })).toMatchObject({
      result: 'temperror',
      code: 'spf_temperror_dns',
      values: { name: 'sender.example', type: 'MX', mechanism: 'mx' },
    });
    expect(await check('v=spf1 mx mx:b.example mx:c.example -all')).toMatchObject({
      result: 'permerror',
      code: 'spf_permerror_void_lookups',
      values: { mechanism: 'mx:c.example' },
    });
  });

  it('follow an alias, and take the name that it leads to for no answer', async () => {
    const hosts = Array.from({ length: 10 }, (_, index) => `h${index}.sender.example`);
    const zone: Zone = {
      'a.example': { CNAME: ['192.0.2.1'] },
      '192.0.2.1': { A: ['203.0.113.1'] },
      'mx.example': { CNAME: ['real.example'] },
      'real.example': { MX: hosts.map((host, index) => `${index} ${host}`) },
      ...Object.fromEntries(hosts.map((host) => [host, { A: ['203.0.113.1'] }])),
    };
    expect(await check('v=spf1 a:a.example -all', zone)).toMatchObject({ result: 'fail' });
    expect(await check('v=spf1 mx:mx.example -all', zone)).toMatchObject({ result: 'fail' });
    const last = { ...zone, 'h9.sender.example': { A: [CLIENT] } };
    expect(await check('v=spf1 mx:mx.example -all', last)).toMatchObject({ result: 'pass' });
    const explained = { 'why.example': { CNAME: ['text.example'] }, 'text.example': { TXT: ['Because.'] } };
    expect(await check('v=spf1 -all exp=why.example', explained)).toMatchObject({ explanation: 'Because.' });
  });

  it('"exists" asks for A records, whatever the client’s family', async () => {
    const zone = { 'there.example': { A: ['127.0.0.2'] }, 'six.example': { AAAA: ['::1'] } };
    expect(await check('v=spf1 exists:there.example -all', zone, { ip: IPV6_CLIENT })).toMatchObject({
      result: 'pass',
    });
    expect(await check('v=spf1 exists:six.example -all', zone, { ip: IPV6_CLIENT })).toMatchObject({ result: 'fail' });
  });

  it('"ptr" believes a reverse name only when the name leads back', async () => {
    const reverse = { '1.2.0.192.in-addr.arpa': { PTR: ['evil.example', 'Host.Sender.Example'] } };
    const forward = { 'host.sender.example': { A: [CLIENT] } };
    expect(await check('v=spf1 ptr -all', { ...reverse, ...forward })).toMatchObject({ result: 'pass' });
    expect(await check('v=spf1 ptr -all', reverse)).toMatchObject({ result: 'fail' });
    expect(await check('v=spf1 ptr:der.example -all', { ...reverse, ...forward })).toMatchObject({ result: 'fail' });
    expect(
      await check('v=spf1 ptr -all', reverse, {}, { failing: { '1.2.0.192.in-addr.arpa': 'timeout' } }),
    ).toMatchObject({ result: 'fail' });
    // A delegated reverse zone (RFC 2317) answers by way of an alias, whose name is nobody's.
    const delegated = {
      '1.2.0.192.in-addr.arpa': { CNAME: ['1.sender.example'] },
      '1.sender.example': { PTR: ['x.example'], A: [CLIENT] },
    };
    expect(await check('v=spf1 ptr -all', { ...delegated, 'x.example': { A: [CLIENT] } })).toMatchObject({
      result: 'fail',
    });
    const named = { 'host.sender.example': { CNAME: [CLIENT] }, [CLIENT]: { A: ['203.0.113.1'] } };
    expect(await check('v=spf1 ptr -all', { ...reverse, ...named })).toMatchObject({ result: 'fail' });
  });

  it('"include" matches a pass alone, and names the term within', async () => {
    const include = (inner: string) =>
      check('v=spf1 include:inner.example ~all', { 'inner.example': { TXT: [inner] } });
    expect(await include('v=spf1 ip4:192.0.2.1 -all')).toMatchObject({
      result: 'pass',
      evidence: {
        mechanism: 'ip4:192.0.2.1',
        mechanismDomain: 'inner.example',
        path: [
          { domain: 'sender.example', via: 'start' },
          { domain: 'inner.example', via: 'include' },
        ],
      },
    });
    for (const inner of ['v=spf1 -all', 'v=spf1 ~all', 'v=spf1 ?all', 'v=spf1']) {
      expect(await include(inner)).toMatchObject({ result: 'softfail', evidence: { mechanism: '~all' } });
    }
    expect(await include('v=spf1 moo')).toMatchObject({
      result: 'permerror',
      values: { mechanism: 'moo', recordDomain: 'inner.example' },
    });
    expect(await include('nothing')).toMatchObject({
      result: 'permerror',
      code: 'spf_permerror_include_none',
      values: { target: 'inner.example' },
    });
  });

  it('"include" of a record that cannot be had is temperror', async () => {
    expect(
      await check('v=spf1 include:inner.example -all', {}, {}, { failing: { 'inner.example': 'servfail' } }),
    ).toMatchObject({
      result: 'temperror',
      values: { name: 'inner.example', type: 'TXT' },
    });
  });

  it('that name what cannot be a name match nothing', async () => {
    expect(await check(`v=spf1 a:${'a'.repeat(64)}.example -all`)).toMatchObject({ result: 'fail' });
    expect(await check('v=spf1 a:mail.example...com -all')).toMatchObject({ result: 'fail' });
    expect(await check('v=spf1 exists:%{h}.x.example -all', {}, { helo: 'a b\0c' })).toMatchObject({ result: 'fail' });
  });
});

describe('redirect', () => {
  const target = {
    'target.example': { TXT: ['v=spf1 a -all exp=why.target.example'], A: [CLIENT] },
    'why.target.example': { TXT: ['Because.'] },
  };

  it('takes the target’s result, with the target as the domain in hand', async () => {
    expect(await check('v=spf1 redirect=target.example', target)).toMatchObject({
      result: 'pass',
      evidence: { domain: 'sender.example', mechanism: 'a', mechanismDomain: 'target.example' },
    });
  });

  it('uses the target’s explanation and never its own', async () => {
    const zone = { ...target, 'why.example': { TXT: ['Mine.'] } };
    const result = await check('v=spf1 exp=why.example redirect=target.example', zone, { ip: '203.0.113.1' });
    expect(result).toMatchObject({ result: 'fail', explanation: 'Because.' });
  });

  it('means nothing beside "all", wherever that stands', async () => {
    expect(await check('v=spf1 redirect=absent.example ?all')).toMatchObject({
      result: 'neutral',
      evidence: { lookups: 0 },
    });
  });

  it('to a record without a term that matches is neutral, whoever chose the record', async () => {
    const zone = { 'open.example': { TXT: ['v=spf1'] } };
    for (const redirect of ['open.example', '%{h}'])
      expect(await check(`v=spf1 redirect=${redirect}`, zone, { helo: 'open.example' }), redirect).toMatchObject({
        result: 'neutral',
        code: 'spf_neutral_default',
        evidence: { mechanism: null, mechanismDomain: null },
      });
  });

  it('to nothing is permerror', async () => {
    expect(await check('v=spf1 redirect=absent.example')).toMatchObject({
      result: 'permerror',
      code: 'spf_permerror_redirect_none',
      values: { mechanism: 'redirect=absent.example', target: 'absent.example' },
    });
  });
});

describe('explanations', () => {
  const explain = (texts: string[], options: ZoneOptions = {}) =>
    check(
      'v=spf1 -all exp=why.%{d}',
      { 'why.sender.example': { TXT: texts } },
      { now: new Date(90_000), receiver: 'mx.r.example' },
      options,
    );

  it('are expanded, with what only they may name', async () => {
    expect(await explain(['%{i} may not send for %{S} (%{r}, %{t})'])).toMatchObject({
      result: 'fail',
      explanation: '192.0.2.1 may not send for user%40sender.example (mx.r.example, 90)',
    });
  });

  it('are left out when anything is wrong with them', async () => {
    for (const texts of [[], ['one', 'two'], ['%{x}'], ['caf\xe9'], ['line\nbreak']]) {
      expect(await explain(texts)).toMatchObject({ result: 'fail', explanation: null });
    }
    expect(await explain(['Why'], { failing: { 'why.sender.example': 'timeout' } })).toMatchObject({
      result: 'fail',
      explanation: null,
    });
  });

  it('are looked up for a fail only', async () => {
    const resolver = zoneResolver({ 'sender.example': { TXT: ['v=spf1 ~all exp=why.example'] } });
    await checkHost({ ip: CLIENT, helo: 'h.example', mailFrom: 'u@sender.example' }, resolver);
    expect(resolver.asked).toEqual(['TXT sender.example']);
  });
});

describe('limits', () => {
  const many = (count: number, term: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => term(index)).join(' ');

  it('allow ten terms that ask the DNS, and name the eleventh', async () => {
    const zone = { 'sender.example': { A: ['203.0.113.1'] } };
    expect(await check(`v=spf1 ${many(10, () => 'a')} ip4:192.0.2.1 -all`, zone)).toMatchObject({
      result: 'pass',
      evidence: { lookups: 10 },
    });
    expect(await check(`v=spf1 ${many(10, () => 'a')} exists:%{d} ip4:192.0.2.1 -all`, zone)).toMatchObject({
      result: 'permerror',
      code: 'spf_permerror_lookups',
      values: { mechanism: 'exists:%{d}', limit: 10 },
      evidence: { lookups: 10 },
    });
  });

  it('leave out terms that ask nobody', async () => {
    for (const term of [`ip4:203.0.113.1`, 'ip6:2001:db8::1'])
      expect(await check(`v=spf1 ${many(11, () => term)} +all`), term).toMatchObject({
        result: 'pass',
        evidence: { lookups: 0 },
      });
  });

  it('passed, tell what each included record costs, or that there is none', async () => {
    const names = (count: number, zone: string) =>
      Array.from({ length: count }, (_, at) => `a:h${at}.${zone}`).join(' ');
    const zone = {
      'one.example': { TXT: [`v=spf1 ip4:192.0.2.9 ${names(3, 'one.example')}`] },
      'two.example': { TXT: [`v=spf1 ${names(7, 'two.example')}`] },
      ...Object.fromEntries(
        ['one', 'two', 'own'].flatMap((zone) =>
          Array.from({ length: 11 }, (_, at) => [`h${at}.${zone}.example`, { A: ['192.0.2.9'] }]),
        ),
      ),
    };
    const { values } = await check('v=spf1 include:one.example include:two.example -all', zone);
    expect(values['counts']).toBe('one.example 4, two.example 6');
    expect((await check(`v=spf1 ${names(11, 'own.example')} -all`, zone)).values['counts']).toBe('–');
    expect((await check('v=spf1 a:%{z} -all', zone)).values).not.toHaveProperty('counts');
  });

  it('stop loops of includes and redirects', async () => {
    expect(await check('v=spf1 include:sender.example -all')).toMatchObject({ code: 'spf_permerror_lookups' });
    expect(await check('v=spf1 redirect=sender.example')).toMatchObject({ code: 'spf_permerror_lookups' });
  });

  it('allow two terms that find nothing', async () => {
    const record = (count: number) => `v=spf1 ${many(count, (index) => `a:void${index}.example`)} ip4:192.0.2.1 -all`;
    expect(await check(record(2))).toMatchObject({ result: 'pass', evidence: { voidLookups: 2 } });
    expect(await check(record(3))).toMatchObject({
      result: 'permerror',
      code: 'spf_permerror_void_lookups',
      values: { mechanism: 'a:void2.example', limit: 2 },
    });
  });

  it('count a term once when several of its hosts have no address of the client’s family', async () => {
    const zone = {
      'sender.example': { MX: ['1 a.example', '2 b.example', '3 c.example', '4 d.example'] },
      ...Object.fromEntries(['a', 'b', 'c', 'd'].map((host) => [`${host}.example`, { A: [CLIENT] }])),
    };
    expect(await check('v=spf1 mx ip6:2001:db8::/32 -all', zone, { ip: IPV6_CLIENT })).toMatchObject({
      result: 'pass',
      evidence: { voidLookups: 1 },
    });
  });

  it('count a term whose second host has no address', async () => {
    const zone = {
      'sender.example': { MX: ['1 a.example', '2 b.example'] },
      'a.example': { A: ['203.0.113.1'] },
      'b.example': { AAAA: ['::1'] },
    };
    expect(await check('v=spf1 mx -all', zone)).toMatchObject({ result: 'fail', evidence: { voidLookups: 1 } });
  });

  it('count a match among the ten most preferred MX hosts, however many there are', async () => {
    const hosts = Array.from({ length: 40 }, (_, index) => `h${index}.sender.example`);
    // The order of the answer is anybody's; the preference is its owner's.
    const records = hosts.map((host, index) => `${index} ${host}`).reverse();
    const zone = (match: number): Zone => ({
      'sender.example': { MX: records },
      ...Object.fromEntries(hosts.map((host) => [host, { A: ['203.0.113.1'] }])),
      [`h${match}.sender.example`]: { A: [CLIENT] },
    });
    for (const match of [0, 1, 9]) expect(await check('v=spf1 mx -all', zone(match))).toMatchObject({ result: 'pass' });
    for (const match of [10, 39]) {
      expect(await check('v=spf1 mx -all', zone(match))).toMatchObject({
        result: 'permerror',
        code: 'spf_permerror_mx_names',
      });
    }
    expect(await check(`v=spf1 mx ip4:${CLIENT} -all`, zone(10))).toMatchObject({ result: 'permerror' });
    const { 'sender.example': own, ...rest } = zone(39);
    const resolver = zoneResolver({ ...rest, 'sender.example': { ...own, TXT: ['v=spf1 mx -all'] } });
    await checkHost({ ip: CLIENT, helo: 'h.example', mailFrom: 'u@sender.example' }, resolver);
    expect(resolver.asked.filter((question) => question.startsWith('A '))).toHaveLength(10);
  });

  it('allow ten MX hosts and ignore reverse names past the tenth', async () => {
    const hosts = Array.from({ length: 11 }, (_, index) => `h${index}.sender.example`);
    const zone: Zone = {
      'sender.example': { MX: hosts.map((host, index) => `${index} ${host}`) },
      '1.2.0.192.in-addr.arpa': { PTR: hosts },
      'h10.sender.example': { A: [CLIENT] },
    };
    expect(await check('v=spf1 mx -all', zone)).toMatchObject({
      result: 'permerror',
      code: 'spf_permerror_mx_names',
      values: { name: 'sender.example', count: 11, limit: 10 },
    });
    expect(await check('v=spf1 ptr -all', zone)).toMatchObject({ result: 'fail' });
  });

  it('do not count what explains', async () => {
    const record = `v=spf1 ${many(10, () => 'a')} -all exp=why.example`;
    const zone = { 'sender.example': { A: ['203.0.113.1'] }, 'why.example': { TXT: ['Why.'] } };
    expect(await check(record, zone)).toMatchObject({ result: 'fail', explanation: 'Why.', evidence: { lookups: 10 } });
  });
});

describe('what is asked', () => {
  it('never holds the local part when that was not allowed', async () => {
    const record = 'v=spf1 include:plain.example exists:%{ir}.%{L}._spf.attack.example -all';
    const resolver = zoneResolver({ 'sender.example': { TXT: [record] }, 'plain.example': { TXT: ['v=spf1 -all'] } });
    const query = { ip: CLIENT, helo: 'h.example', mailFrom: 'secret@sender.example', askLocalPart: false };
    expect(await checkHost(query, resolver)).toMatchObject({
      result: 'temperror',
      code: 'spf_temperror_local_part',
      values: { mechanism: 'exists:%{ir}.%{L}._spf.attack.example', recordDomain: 'sender.example' },
    });
    expect(resolver.asked).toEqual(['TXT sender.example', 'TXT plain.example']);
    await checkHost({ ...query, askLocalPart: true }, resolver);
    expect(resolver.asked).toContain('A 1.2.0.192.secret._spf.attack.example');
  });

  it('never leads to a record by it either', async () => {
    for (const term of ['include:%{l}.x.example', 'redirect=%{s}.x.example']) {
      const resolver = zoneResolver({ 'sender.example': { TXT: [`v=spf1 ${term}`] } });
      const query = { ip: CLIENT, helo: 'h.example', mailFrom: 'secret@sender.example', askLocalPart: false };
      expect(await checkHost(query, resolver)).toMatchObject({
        result: 'temperror',
        code: 'spf_temperror_local_part',
        values: { mechanism: term },
      });
      expect(resolver.asked).toEqual(['TXT sender.example']);
    }
  });

  it('may hold it when a term before decides, or for the null sender', async () => {
    const record = 'v=spf1 ip4:192.0.2.1 exists:%{l}.x.example -all';
    expect(await check(record, {}, { askLocalPart: false })).toMatchObject({ result: 'pass' });
    const zone = {
      'mail.sender.example': { TXT: ['v=spf1 exists:%{l}.x.example -all'] },
      'postmaster.x.example': { A: ['127.0.0.2'] },
    };
    expect(await check(null, zone, { mailFrom: '', askLocalPart: false })).toMatchObject({ result: 'pass' });
  });

  it('leaves an explanation out rather than naming the local part', async () => {
    const zone = { 'user.why.example': { TXT: ['Why.'] } };
    expect(await check('v=spf1 -all exp=%{l}.why.example', zone)).toMatchObject({ explanation: 'Why.' });
    expect(await check('v=spf1 -all exp=%{l}.why.example', zone, { askLocalPart: false })).toMatchObject({
      result: 'fail',
      explanation: null,
    });
  });

  it('never holds bytes that no name has, and what cannot be asked is not there', async () => {
    const record = 'v=spf1 a:macro%%percent%_space.example exists:%{h}.x.example ip4:192.0.2.1 -all';
    const resolver = zoneResolver({ 'sender.example': { TXT: [record] } });
    const query = { ip: CLIENT, helo: 'evil.example\0(', mailFrom: 'u@sender.example' };
    expect(await checkHost(query, createTrace(resolver).for('spf'))).toMatchObject({
      result: 'pass',
      evidence: { voidLookups: 2 },
    });
    expect(resolver.asked).toEqual(['TXT sender.example']);
  });

  it('is given up with what it was asked for when the signal aborts', async () => {
    const controller = new AbortController();
    controller.abort();
    const resolver = zoneResolver({ 'sender.example': { TXT: ['v=spf1 -all'] } });
    const query = { ip: CLIENT, helo: 'h.example', mailFrom: 'u@sender.example', signal: controller.signal };
    const result = await checkHost(query, createTrace(resolver).for('spf'));
    expect(result).toMatchObject({ result: 'temperror', warnings: [{ code: 'dns_trouble_aborted' }] });
  });

  it('for a sender without a local part names postmaster, whether or not local parts may be named', async () => {
    const zone = { 'postmaster.sender.example': { A: ['127.0.0.2'] } };
    for (const mailFrom of ['@sender.example', 'sender.example'])
      expect(await check('v=spf1 exists:%{l}.%{d} -all', zone, { mailFrom, askLocalPart: false })).toMatchObject({
        result: 'pass',
      });
  });

  it('is no name that a DNS could not hold, whoever the resolver is', async () => {
    const label = 'a'.repeat(63);
    const long = `${label}.${label}.${label}.${'b'.repeat(51)}.x.example`;
    const asked = async (helo: string) => {
      const resolver = zoneResolver({ 'sender.example': { TXT: ['v=spf1 exists:%{h} ip4:192.0.2.1 -all'] } });
      const { result } = await checkHost({ ip: CLIENT, helo, mailFrom: 'u@sender.example' }, resolver);
      return [result, ...resolver.asked.slice(1)];
    };
    expect(await asked(`${label}.example`)).toEqual(['pass', `A ${label}.example`]);
    expect(await asked(`${label}a.example`)).toEqual(['pass']);
    expect(await asked('a..example')).toEqual(['pass']);
    expect(long).toHaveLength(253);
    expect(await asked(long)).toEqual(['pass', `A ${long}`]);
  });

  it('is no name of one label, to which a client\u2019s greeting may lead', async () => {
    const resolver = zoneResolver({ 'sender.example': { TXT: ['v=spf1 include:%{h} -all'] } });
    const { result } = await checkHost({ ip: CLIENT, helo: 'localhost', mailFrom: 'u@sender.example' }, resolver);
    expect([result, resolver.asked]).toEqual(['permerror', ['TXT sender.example']]);
  });

  it('is the sender\u2019s choice wherever the term stands that his words lead to', async () => {
    const mute = 'mute.attack.example';
    const led = async (record: string, zone: Zone = {}, query: Partial<SpfQuery> = {}) => {
      const { result, evidence } = await check(
        record,
        zone,
        { helo: mute, ...query },
        { failing: { [mute]: 'timeout' } },
      );
      return [result, evidence.troubleAtSendersName];
    };
    const inner = (term: string) => ({ 'inner.example': { TXT: [`v=spf1 ${term} -all`] } });
    expect(await led('v=spf1 include:inner.example -all', inner('a:%{h}'))).toEqual(['temperror', true]);
    expect(await led('v=spf1 redirect=inner.example', inner('a:%{h}'))).toEqual(['temperror', true]);
    expect(await led(`v=spf1 include:inner.example -all`, inner(`a:${mute}`))).toEqual(['temperror', undefined]);
    expect(await led(`v=spf1 redirect=${mute}`)).toEqual(['temperror', undefined]);
    // A greeting can spell any reverse zone.
    const reverse = { failing: { '66.113.0.203.in-addr.arpa': 'servfail' } } as const;
    for (const [term, helo] of [
      ['a:%{ir}.%{v}.ARPA', 'x'],
      ['a:%{h}.in-addr.arpa', '66.113.0.203'],
    ] as const) {
      const { result, evidence } = await check(`v=spf1 ${term} -all`, {}, { ip: '203.0.113.66', helo }, reverse);
      expect([result, evidence.troubleAtSendersName], term).toEqual(['temperror', true]);
    }
    // He lets himself in through an include too.
    const own = { 'own.attack.example': { A: [CLIENT] }, ...inner('a:%{h}') };
    const { result, evidence } = await check('v=spf1 include:inner.example -all', own, { helo: 'own.attack.example' });
    expect([result, evidence.letsEveryoneIn]).toEqual(['pass', true]);
  });

  it('where an error was met is told: at a term, whose record holds it; before any, nowhere', async () => {
    const at = async (record: string, zone: Zone = {}, query: Partial<SpfQuery> = {}) => {
      const { code, evidence } = await check(record, zone, query);
      return [code, evidence.mechanism, evidence.mechanismDomain, evidence.troubleAtSendersName];
    };
    const inner = { 'inner.example': { TXT: ['v=spf1 include:gone.example -all'] } };
    expect(await at('v=spf1 include:inner.example -all', inner)).toEqual([
      'spf_permerror_include_none',
      'include:gone.example',
      'inner.example',
      undefined,
    ]);
    const twice = { 'inner.example': { TXT: ['v=spf1 -all', 'v=spf1 +all'] } };
    expect(await at('v=spf1 include:inner.example -all', twice)).toEqual([
      'spf_permerror_several_records',
      null,
      null,
      undefined,
    ]);
    // What is wrong where the sender chose whom to ask is no answer that may still come.
    expect(await at('v=spf1 include:%{h} -all', {}, { helo: 'gone.attack.example' })).toEqual([
      'spf_permerror_include_none',
      'include:%{h}',
      'sender.example',
      undefined,
    ]);
  });

  it('is asked once', async () => {
    const resolver = zoneResolver({
      'sender.example': {
        TXT: ['v=spf1 a a/24 mx mx:sender.example a:Sender.Example. -all'],
        A: ['203.0.113.1'],
        MX: ['1 sender.example'],
      },
    });
    await checkHost({ ip: CLIENT, helo: 'h.example', mailFrom: 'u@sender.example' }, resolver);
    expect(resolver.asked).toEqual(['TXT sender.example', 'A sender.example', 'MX sender.example']);
  });
});

describe('bad input', () => {
  it('is a result too', async () => {
    expect(await check('v=spf1 -all', {}, { ip: 'nonsense' })).toMatchObject({
      result: 'temperror',
      code: 'spf_temperror_client',
    });
    const rejecting: Resolver = { query: () => Promise.reject(new Error('down')) };
    const query = { ip: CLIENT, helo: 'h.example', mailFrom: 'u@sender.example' };
    expect(await checkHost(query, rejecting)).toMatchObject({ result: 'temperror' });
  });

  it('is shown no longer than a field is, and an address may have blanks around it', async () => {
    const long = 'x y'.repeat(10_000);
    const query = { ip: long, helo: long, mailFrom: `a@${long}` };
    const { evidence } = await check('v=spf1 -all', {}, query);
    for (const part of ['domain', 'ip', 'helo', 'mailFrom'] as const)
      expect(evidence[part]?.length, part).toBe(MAX_SHOWN_FIELD);
    expect((await check(`v=spf1 ip4:${CLIENT} -all`, {}, { ip: ` ${CLIENT}\t` })).result).toBe('pass');
  });

  it('never makes it throw', async () => {
    const term = fc.constantFrom(
      'a',
      'mx',
      'ptr',
      'include:%{l}.b.example',
      'exists:%{p}.%{h}',
      'redirect=%{o}',
      'exp=%{s}',
      'ip4:1.2.3.4',
      '-all',
      '%',
      'a:%{d}/0',
    );
    const anything = fc.string({ unit: 'binary', maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(term, { maxLength: 8 }),
        anything,
        anything,
        anything,
        async (terms, ip, helo, local) => {
          const record = `v=spf1 ${terms.join(' ')}`;
          for (const address of [CLIENT, ip]) {
            const result = await check(record, {}, { ip: address, helo, mailFrom: `${local}@sender.example` });
            expect(SPF_CODES).toContain(result.code);
          }
        },
      ),
    );
  });
});

describe('sentences', () => {
  it('exist for every code in each language', () => {
    for (const language of LANGUAGES)
      for (const code of SPF_CODES) expect(translate(code, {}, language)).not.toBe(code);
  });

  it('find every value that they name', async () => {
    const checks = [
      await check('v=spf1 +all'),
      await check('v=spf1 mx', {
        'sender.example': { MX: Array.from({ length: 11 }, (_, index) => `1 h${index}.example`) },
      }),
      await check('v=spf1 include:absent.example'),
      await check('v=spf1 redirect=absent.example'),
      await check('v=spf1 include:sender.example'),
      await check('v=spf1 a:b.example a:c.example a:d.example'),
      await check('v=spf1 moo'),
      await check('v=spf1 -all', {}, {}, { failing: { 'sender.example': 'timeout' } }),
      await check(null),
    ];
    for (const language of LANGUAGES) {
      for (const { code, values, warnings } of checks) {
        for (const note of [{ code, values }, ...warnings])
          expect(translate(note.code, note.values, language)).not.toMatch(/[{}]/);
      }
    }
  });
});
