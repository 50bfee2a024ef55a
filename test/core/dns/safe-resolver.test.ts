import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DnsAnswer, Resolver } from '../../../src/core/dns/resolver.ts';
import { safeResolver } from '../../../src/core/dns/safe-resolver.ts';
import type { RecordType } from '../../../src/core/inspection/index.ts';

const NAME = 'example.org';
const ask = (answer: unknown, type: RecordType = 'TXT', signal?: AbortSignal) =>
  safeResolver({ query: async () => answer as DnsAnswer }).query(NAME, type, signal);
const ok = (...records: unknown[]) => ({ status: 'ok', records, secure: true, ttl: 60 });
const MALFORMED = { status: 'error', records: [], secure: false, ttl: 0, trouble: 'malformed' };

describe('an answer as it should be', () => {
  it('comes through as it is', async () => {
    const answer = ok({ type: 'CNAME', data: 'www.example.org' }, { type: 'TXT', data: 'v=spf1 -all' });
    expect(await ask(answer)).toEqual(answer);
    const none = { status: 'nxdomain', records: [], secure: true, ttl: 300 };
    expect(await ask(none)).toEqual(none);
    const trouble = { status: 'error', records: [], secure: false, ttl: 0, trouble: 'refused' };
    expect(await ask(trouble)).toEqual(trouble);
  });
});

describe('an answer written otherwise', () => {
  it('loses the final dot of names, and gets its addresses in canonical form', async () => {
    const mx = await ask(ok({ type: 'MX', data: 'MX.example.org.', preference: 10 }), 'MX');
    expect(mx.records).toEqual([{ type: 'MX', data: 'MX.example.org', preference: 10 }]);
    const ptr = await ask(ok({ type: 'PTR', data: 'host.example.org.' }), 'PTR');
    expect(ptr.records).toEqual([{ type: 'PTR', data: 'host.example.org' }]);
    const aaaa = await ask(ok({ type: 'AAAA', data: '2001:0DB8:0:0:0:0:0:1' }), 'AAAA');
    expect(aaaa.records).toEqual([{ type: 'AAAA', data: '2001:db8::1' }]);
  });

  it('loses records of types that the engine does not know', async () => {
    const answer = await ask(ok({ type: 'RRSIG', data: 7 }, { type: 'TXT', data: 'x' }));
    expect(answer.records).toEqual([{ type: 'TXT', data: 'x' }]);
  });

  it('with aliases alone says that there is nothing at their end', async () => {
    expect(await ask(ok({ type: 'CNAME', data: 'www.example.org' }))).toMatchObject({ status: 'nodata' });
    expect(await ask(ok())).toMatchObject({ status: 'nodata', records: [] });
  });

  it('loses a time that is none', async () => {
    for (const ttl of [Number.NaN, Number.POSITIVE_INFINITY, -1, '60', undefined]) {
      expect((await ask({ ...ok({ type: 'TXT', data: 'x' }), ttl })).ttl).toBe(0);
    }
  });
});

describe('what is no answer', () => {
  it('is malformed, never "there is none"', async () => {
    const garbage = [
      undefined,
      null,
      7,
      'v=spf1 -all',
      {},
      { status: 'NOERROR', records: [] },
      { status: 'ok' },
      ok(null),
      ok('x'),
      ok({ type: 'TXT' }),
      ok({ type: 'TXT', data: ['v=spf1', ' -all'] }),
      ok({ type: 'TXT', data: 'x' }, { type: 'TXT', data: 7 }),
    ];
    for (const answer of garbage) expect(await ask(answer), JSON.stringify(answer)).toEqual(MALFORMED);
    expect(await ask(ok({ type: 'A', data: 'localhost' }), 'A')).toEqual(MALFORMED);
    expect(await ask(ok({ type: 'MX', data: 'mx.example.org' }), 'MX')).toEqual(MALFORMED);
  });

  it('is "offline" when the resolver rejects or throws, "aborted" when it was told to stop', async () => {
    const rejecting: Resolver = { query: () => Promise.reject(new Error('down')) };
    const throwing: Resolver = {
      query() {
        throw new Error('down');
      },
    };
    for (const resolver of [rejecting, throwing]) {
      expect(await safeResolver(resolver).query(NAME, 'TXT')).toMatchObject({ status: 'error', trouble: 'offline' });
    }
    const aborted = await safeResolver(rejecting).query(NAME, 'TXT', AbortSignal.abort());
    expect(aborted).toMatchObject({ status: 'error', trouble: 'aborted' });
  });

  it('that never comes is "aborted" as soon as the signal aborts', async () => {
    const silent: Resolver = { query: () => new Promise<never>(() => {}) };
    const answer = await safeResolver(silent).query(NAME, 'TXT', AbortSignal.timeout(20));
    expect(answer).toMatchObject({ status: 'error', trouble: 'aborted' });
  });

  it('whatever it is, never makes a throw, and what comes out is as its type says', async () => {
    const anything = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
      fc.record({
        status: fc.constant('ok'),
        records: fc.array(fc.anything()),
        ttl: fc.anything(),
        secure: fc.anything(),
      }),
      fc.record({
        status: fc.constant('ok'),
        records: fc.array(
          fc.record({ type: fc.constantFrom('TXT', 'A', 'MX'), data: fc.anything(), preference: fc.anything() }),
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (answer) => {
        const { status, records, secure, ttl } = await ask(answer);
        expect(['ok', 'nodata', 'nxdomain', 'servfail', 'timeout', 'error']).toContain(status);
        for (const record of records) expect(typeof record.data).toBe('string');
        expect([typeof secure, Number.isFinite(ttl)]).toEqual(['boolean', true]);
      }),
    );
  });
});
