import { describe, expect, it } from 'vitest';
import { verifyDkim, verifySignatures } from '../../../src/core/dkim/verify.ts';
import type { Resolver } from '../../../src/core/dns/resolver.ts';
import type { DkimCheck } from '../../../src/core/inspection/index.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../../fakes/zone-resolver.ts';
import { anyKey, ed25519Key, rsaKey } from '../../messages/keys.ts';
import { draft, toBytes } from '../../messages/message.ts';
import { type SignOptions, signDkim } from '../../messages/sign.ts';

const DOMAIN = 'sender.example';
const NAME = `s1._domainkey.${DOMAIN}`;
const now = new Date('2026-11-24T03:00:00Z');
const [, spki = ''] = /p=(.*)/.exec(anyKey().record) ?? [];

const source = (options: Partial<SignOptions> = {}) => toBytes(signDkim(draft(), { domain: DOMAIN, ...options }));

async function verify(
  zone: Zone,
  options: Partial<SignOptions> = {},
  zoneOptions: ZoneOptions = {},
): Promise<DkimCheck> {
  const [check] = await verifyDkim(source(options), { resolver: zoneResolver(zone, zoneOptions), now });
  if (!check) throw new Error('no signature was found');
  return check;
}

const withRecords = (...records: string[]): Zone => ({ [NAME]: { TXT: records } });
const told = ({ result, code, header, body }: DkimCheck) => [result, code, header.result, body.result];

describe('a key that is not there', () => {
  it('is told apart: no such name, and a name without TXT (RFC 6376 §6.1.2)', async () => {
    expect(told(await verify({}))).toEqual(['permerror', 'dkim_key_nxdomain', 'none', 'pass']);
    expect(told(await verify({ [NAME]: { A: ['192.0.2.1'] } }))).toEqual([
      'permerror',
      'dkim_key_nodata',
      'none',
      'pass',
    ]);
  });

  it('says nothing against the body, which is compared all the same', async () => {
    const check = await verify({}, { bodyLength: 5 });
    expect([check.body.code, check.evidence.signedBytes]).toEqual(['dkim_body_part_intact', 5]);
  });

  it('is followed through a CNAME', async () => {
    const zone = { [NAME]: { CNAME: ['key.esp.example'] }, 'key.esp.example': { TXT: [anyKey().record] } };
    expect((await verify(zone)).code).toBe('dkim_pass');
  });
});

describe('the DNS gives no answer', () => {
  for (const failing of ['servfail', 'timeout', 'error'] as const) {
    it(`is temperror, never a failure: ${failing}`, async () => {
      const check = await verify({}, {}, { failing: { [NAME]: failing } });
      expect(told(check)).toEqual(['temperror', 'dkim_key_unavailable', 'none', 'pass']);
    });
  }

  it('is temperror when the resolver breaks its promise and throws', async () => {
    for (const query of [
      () => Promise.reject(new Error('broken')),
      () => {
        throw new Error('broken');
      },
    ]) {
      const resolver: Resolver = { query };
      const [check] = await verifyDkim(source(), { resolver, now });
      expect([check?.result, check?.code]).toEqual(['temperror', 'dkim_key_unavailable']);
    }
  });

  it('is temperror as soon as the caller waits no longer for a resolver that never answers', async () => {
    const resolver: Resolver = { query: () => new Promise<never>(() => {}) };
    const [check] = await verifyDkim(source(), { resolver, now, signal: AbortSignal.timeout(20) });
    expect([check?.result, check?.code]).toEqual(['temperror', 'dkim_key_unavailable']);
  });

  it('changes nothing where the body has changed: no key could help', async () => {
    const changed = Buffer.from(Buffer.from(source()).toString('latin1').replace('attached', 'detached'), 'latin1');
    const resolver = zoneResolver({}, { failing: { [NAME]: 'timeout' } });
    const [check] = await verifyDkim(changed, { resolver, now });
    expect(check && told(check)).toEqual(['fail', 'dkim_body_changed', 'none', 'fail']);
  });
});

describe('a key that cannot be used', () => {
  const cases: [string, string, string, string, Partial<SignOptions>?][] = [
    ['revoked', 'v=DKIM1; p=', 'permerror', 'dkim_key_revoked'],
    ['an SPF record by wildcard', 'v=spf1 -all', 'permerror', 'dkim_key_version'],
    ['a tag twice', `v=DKIM1; p=${spki}; p=${spki}`, 'permerror', 'dkim_key_syntax'],
    ['no p=', 'v=DKIM1; k=rsa', 'permerror', 'dkim_key_without_p'],
    ['not base64', 'v=DKIM1; p=MIIB%', 'permerror', 'dkim_key_malformed'],
    ['not DER', 'v=DKIM1; p=AAAA', 'permerror', 'dkim_key_malformed'],
    ['an unknown type', `v=DKIM1; k=falcon; p=${spki}`, 'permerror', 'dkim_key_type_unknown'],
    ['another type', ed25519Key().record, 'permerror', 'dkim_key_type_other'],
    ['another hash', `h=sha1; p=${spki}`, 'permerror', 'dkim_key_hash'],
    ['another service', `s=tlsrpt; p=${spki}`, 'permerror', 'dkim_key_service'],
    ['only for d= itself (t=s)', `t=s; p=${spki}`, 'permerror', 'dkim_key_strict', { identity: `@news.${DOMAIN}` }],
  ];
  for (const [name, record, result, code, options] of cases) {
    it(`is ${code}: ${name}`, async () => {
      const check = await verify(withRecords(record), options);
      expect(told(check)).toEqual([result, code, 'none', 'pass']);
      expect(check.header.code).toBe(code);
      expect(check.evidence.key?.record).toBe(record);
    });
  }

  it('is used where its restrictions fit', async () => {
    const record = `v=DKIM1; h=sha1:sha256; s=tlsrpt:email; t=s; p=${spki}`;
    expect((await verify(withRecords(record), { identity: `alice@${DOMAIN}` })).code).toBe('dkim_pass');
  });

  it('is said to be revoked in the facts about it', async () => {
    expect((await verify(withRecords('p='))).evidence.key).toMatchObject({ revoked: true, bits: null });
  });
});

describe('weak keys', () => {
  it('below 1024 bits verify and are not accepted (RFC 8301 §3.2)', async () => {
    const key = rsaKey(768);
    const check = await verify(withRecords(key.record), { key });
    // Anybody may have broken it: so it proves no header either, whatever became of the body.
    expect(told(check)).toEqual(['policy', 'dkim_key_weak', 'none', 'pass']);
    expect(check.values).toMatchObject({ bits: 768 });
  });

  it('of a changed message are failures of the message', async () => {
    const key = rsaKey(768);
    const changed = Buffer.from(source({ key })).toString('latin1').replace('Subject: ', 'Subject: x');
    const resolver = zoneResolver(withRecords(key.record));
    const [check] = await verifyDkim(Buffer.from(changed, 'latin1'), { resolver, now });
    expect([check?.result, check?.code]).toEqual(['fail', 'dkim_header_changed']);
  });

  it('below 2048 bits are accepted with a remark', async () => {
    const key = rsaKey(1024);
    const check = await verify(withRecords(key.record), { key });
    expect([check.code, check.warnings]).toEqual(['dkim_pass', [{ code: 'dkim_key_short', values: { bits: 1024 } }]]);
  });

  it('below 512 bits made no signature that could count: that is an answer, and not left open', async () => {
    const tiny = Buffer.from(`3018021100${'ff'.repeat(16)}0203010001`, 'hex').toString('base64');
    const check = await verify(withRecords(`p=${tiny}`));
    expect([check.result, check.code]).toEqual(['fail', 'dkim_key_other']);
    expect(check.evidence.key?.bits).toBe(128);
  });
});

describe('a key under test (t=y)', () => {
  it('counts, with a remark', async () => {
    const check = await verify(withRecords(`t=y; p=${spki}`));
    expect([check.code, check.warnings]).toEqual([
      'dkim_pass',
      [{ code: 'dkim_key_testing', values: { domain: DOMAIN } }],
    ]);
    expect(check.evidence.key?.testing).toBe(true);
  });
});

describe('several records at one selector', () => {
  it('are each tried, in whatever order', async () => {
    const others = [ed25519Key().record, 'v=spf1 -all', 'v=DKIM1; p=', rsaKey(2048).record];
    expect((await verify(withRecords(anyKey().record, ...others))).code).toBe('dkim_pass');
    expect((await verify(withRecords(...others, anyKey().record))).code).toBe('dkim_pass');
  });

  it('of which none verifies are judged by the one that came farthest', async () => {
    expect((await verify(withRecords('v=spf1 -all', rsaKey(2048).record, 'p='))).code).toBe('dkim_key_other');
    expect((await verify(withRecords('v=spf1 -all', 'p=', 'nonsense'))).code).toBe('dkim_key_revoked');
  });

  it('of which two came equally far are judged by the first', async () => {
    const two = [`h=sha1; p=${spki}`, `s=tlsrpt; p=${spki}`];
    expect((await verify(withRecords(...two))).code).toBe('dkim_key_hash');
    expect((await verify(withRecords(...two.reverse()))).code).toBe('dkim_key_service');
  });

  it('are tried up to a limit', async () => {
    const junk = Array<string>(20).fill('v=spf1 -all');
    expect((await verify(withRecords(...junk, anyKey().record))).code).toBe('dkim_key_version');
  });

  it('prefer an acceptable key to a weak one', async () => {
    const weak = rsaKey(768);
    const check = await verify(withRecords(anyKey().record, weak.record), { key: weak });
    expect(check.code).toBe('dkim_key_weak');
  });
});

describe('looking keys up', () => {
  it('goes out for all signatures at once, and asks each name once', async () => {
    let message = draft();
    for (const selector of ['a', 'b', 'a', 'c']) message = signDkim(message, { domain: DOMAIN, selector });
    const resolver = zoneResolver({ [NAME]: { TXT: [] } }, { delay: 50 });
    const waiting = verifyDkim(toBytes(message), { resolver, now });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(resolver.asked).toEqual(['c', 'a', 'b'].map((selector) => `TXT ${selector}._domainkey.${DOMAIN}`));
    expect((await waiting).map(({ code }) => code)).toEqual(Array(4).fill('dkim_key_nxdomain'));
  });

  it('comes before the body is hashed, so that the questions of other checks need not wait for that', async () => {
    const message = parseMessage(toBytes(signDkim(draft({ body: 'a  b\r\n'.repeat(500_000) }), { domain: DOMAIN })));
    const resolver = zoneResolver(withRecords(anyKey().record));
    const start = performance.now();
    const waiting = verifySignatures(message, { resolver, at: now });
    const started = performance.now() - start;
    expect(resolver.asked).toEqual([`TXT ${NAME}`]);
    await waiting;
    expect(started).toBeLessThan((performance.now() - start) / 2);
  });

  it('says which question a check rests on', async () => {
    const message = parseMessage(source());
    const [check] = await verifySignatures(message, {
      resolver: zoneResolver(withRecords(anyKey().record)),
      at: now,
      dnsRef: (name) => (name === NAME ? 7 : null),
    });
    expect(check?.evidence.dns).toBe(7);
  });

  it('is left out when checks by DNS are switched off; bodies are compared all the same', async () => {
    const [check] = await verifySignatures(parseMessage(source()), { resolver: null, at: now, dnsRef: () => 7 });
    expect(check && told(check)).toEqual(['temperror', 'dkim_dns_off', 'none', 'pass']);
    expect(check?.evidence.dns).toBeNull();
  });

  it('hands on the signal, and an abort is no failure', async () => {
    const controller = new AbortController();
    let seen: unknown;
    const resolver: Resolver = {
      query: (_name, _type, signal) =>
        new Promise((_resolve, reject) => {
          seen = signal;
          signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    };
    const waiting = verifySignatures(parseMessage(source()), { resolver, at: now, signal: controller.signal });
    controller.abort();
    const [check] = await waiting;
    expect([seen, check?.code, check?.values['trouble']]).toEqual([
      controller.signal,
      'dkim_key_unavailable',
      'aborted',
    ]);
  });
});
