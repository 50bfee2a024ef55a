import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAnswer, encodeQuery } from '../../../src/core/dns/wire.ts';
import type { RecordType } from '../../../src/core/inspection/index.ts';
import {
  readWireQuery,
  TYPES,
  type WireAnswer,
  wireData,
  wireName,
  wireRecord,
  writeWireAnswer,
} from '../../fakes/doh-wire.ts';

const NAME = 'www.example.org';

function answerTo(type: RecordType, parts: Omit<WireAnswer, 'query'> = {}, name = NAME): Uint8Array {
  return writeWireAnswer({ query: { id: 0, flags: 0x0120, name, type: TYPES[type] }, ...parts });
}

function rr(owner: string, type: RecordType, value: string, ttl = 300, preference = 0) {
  return { owner, type: TYPES[type], ttl, data: wireData(type, value, preference) };
}

describe('encodeQuery', () => {
  it('writes RFC 8484’s own example, with the AD bit added', () => {
    const bytes = encodeQuery('www.example.com', 'A');
    expect(Buffer.from(bytes ?? []).toString('base64url')).toBe('AAABIAABAAAAAAAAA3d3dwdleGFtcGxlA2NvbQAAAQAB');
  });

  it('is read by a server as the same question', () => {
    const bytes = encodeQuery('s1._domainkey.Example.org.', 'TXT') ?? new Uint8Array();
    expect(readWireQuery(bytes)).toEqual({ id: 0, flags: 0x0120, name: 's1._domainkey.Example.org', type: 16 });
  });

  it('writes nothing for what is no name', () => {
    expect(encodeQuery('a..b', 'A')).toBeNull();
    expect(encodeQuery('evil.example\0', 'A')).toBeNull();
  });
});

describe('decodeAnswer', () => {
  it('reads every type of record', () => {
    const read = (type: RecordType, value: string, preference = 0) =>
      decodeAnswer(answerTo(type, { answers: [rr(NAME, type, value, 300, preference)] }), NAME, type).records;
    expect(read('A', '192.0.2.1')).toEqual([{ type: 'A', data: '192.0.2.1' }]);
    expect(read('AAAA', '2001:db8::1')).toEqual([{ type: 'AAAA', data: '2001:db8::1' }]);
    expect(read('PTR', 'Host.example.org')).toEqual([{ type: 'PTR', data: 'Host.example.org' }]);
    expect(read('CNAME', 'other.example')).toEqual([{ type: 'CNAME', data: 'other.example' }]);
    expect(read('MX', 'mx.example.org', 10)).toEqual([{ type: 'MX', data: 'mx.example.org', preference: 10 }]);
    expect(read('MX', '', 0)).toEqual([{ type: 'MX', data: '', preference: 0 }]);
    expect(read('TXT', '')).toEqual([{ type: 'TXT', data: '' }]);
  });

  it('joins the strings of a TXT record, one character per byte', () => {
    const value = `${'a'.repeat(254)}\xe9\xff${'b'.repeat(300)}`;
    const answer = decodeAnswer(answerTo('TXT', { answers: [rr(NAME, 'TXT', value)] }), NAME, 'TXT');
    expect(answer.records).toEqual([{ type: 'TXT', data: value }]);
  });

  it('tells the AD bit and the smallest TTL', () => {
    const answers = [rr(NAME, 'A', '192.0.2.1', 300), rr(NAME, 'A', '192.0.2.2', 60)];
    expect(decodeAnswer(answerTo('A', { answers, authenticData: true }), NAME, 'A')).toMatchObject({
      status: 'ok',
      secure: true,
      ttl: 60,
    });
    expect(decodeAnswer(answerTo('A', { answers }), NAME, 'A').secure).toBe(false);
  });

  it('takes a TTL with its highest bit set for 0', () => {
    const answers = [rr(NAME, 'A', '192.0.2.1', 0x80000001)];
    expect(decodeAnswer(answerTo('A', { answers }), NAME, 'A').ttl).toBe(0);
  });

  it('follows a chain of CNAMEs in whatever order it comes, and leaves other records out', () => {
    const answers = [
      rr('web.example.net', 'A', '192.0.2.7', 300),
      rr('cdn.example.net', 'CNAME', 'WEB.example.net', 30),
      rr(NAME, 'CNAME', 'cdn.example.net', 900),
      rr('bank.example', 'A', '203.0.113.66', 300),
    ];
    expect(decodeAnswer(answerTo('A', { answers }), NAME, 'A')).toEqual({
      status: 'ok',
      records: [
        { type: 'CNAME', data: 'cdn.example.net' },
        { type: 'CNAME', data: 'WEB.example.net' },
        { type: 'A', data: '192.0.2.7' },
      ],
      secure: false,
      ttl: 30,
    });
  });

  it('finds a loop of CNAMEs malformed', () => {
    const answers = [rr(NAME, 'CNAME', 'b.example'), rr('b.example', 'CNAME', NAME)];
    expect(decodeAnswer(answerTo('A', { answers }), NAME, 'A').trouble).toBe('malformed');
  });

  it('tells NODATA from NXDOMAIN, kept as long as the SOA says', () => {
    const soa = { owner: 'example.org', ttl: 3600, minimum: 120 };
    expect(decodeAnswer(answerTo('A', { soa }), NAME, 'A')).toMatchObject({ status: 'nodata', ttl: 120 });
    expect(decodeAnswer(answerTo('A', { soa: { ...soa, ttl: 20 }, rcode: 3 }), NAME, 'A')).toMatchObject({
      status: 'nxdomain',
      ttl: 20,
    });
  });

  it('keeps a negative answer without SOA for no time', () => {
    expect(decodeAnswer(answerTo('A', { rcode: 3 }), NAME, 'A')).toMatchObject({ status: 'nxdomain', ttl: 0 });
  });

  it('says NXDOMAIN of an alias whose target does not exist', () => {
    const answers = [rr(NAME, 'CNAME', 'gone.example')];
    expect(decodeAnswer(answerTo('A', { answers, rcode: 3 }), NAME, 'A').status).toBe('nxdomain');
  });

  it.each([
    [1, 'error', 'rcode'],
    [2, 'servfail', 'servfail'],
    [4, 'error', 'rcode'],
    [5, 'error', 'refused'],
  ])('reads RCODE %i as %s (%s)', (rcode, status, trouble) => {
    expect(decodeAnswer(answerTo('A', { rcode }), NAME, 'A')).toMatchObject({ status, trouble, records: [] });
  });

  it('reads a refusal that repeats no question', () => {
    const header = [0, 0, 0x81, 0x85, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(decodeAnswer(Uint8Array.from(header), NAME, 'A').trouble).toBe('refused');
  });

  it('uses nothing of a truncated answer', () => {
    const answers = [rr(NAME, 'A', '192.0.2.1')];
    expect(decodeAnswer(answerTo('A', { answers, truncated: true }), NAME, 'A')).toMatchObject({
      trouble: 'truncated',
      records: [],
    });
  });

  it('throws an answer to another question away', () => {
    const answers = [rr(NAME, 'A', '192.0.2.1')];
    expect(decodeAnswer(answerTo('A', { answers }), 'www.example.net', 'A').trouble).toBe('mismatch');
    expect(decodeAnswer(answerTo('A', { answers }), NAME, 'AAAA').trouble).toBe('mismatch');
    expect(decodeAnswer(answerTo('A', { answers }, `${NAME}.evil.example`), NAME, 'A').trouble).toBe('mismatch');
  });

  it('takes the question’s case as equal', () => {
    expect(decodeAnswer(answerTo('A', { answers: [rr(NAME, 'A', '192.0.2.1')] }), 'WWW.Example.ORG.', 'A').status).toBe(
      'ok',
    );
  });

  it('keeps a dot within a label apart from one between labels', () => {
    const data = [...wireName('evil').slice(0, -1), 9, ...Buffer.from('host.bank'), ...wireName('example')];
    const answers = [{ owner: NAME, type: TYPES.PTR, ttl: 60, data }];
    expect(decodeAnswer(answerTo('PTR', { answers }), NAME, 'PTR').records).toEqual([
      { type: 'PTR', data: 'evil.host\\.bank.example' },
    ]);
  });
});

describe('decodeAnswer on hostile bytes', () => {
  const good = answerTo('A', { answers: [rr(NAME, 'A', '192.0.2.1')] });

  it('finds every answer that is cut short malformed, or another question', () => {
    for (let length = 0; length < good.length; length++) {
      expect(['malformed', 'mismatch']).toContain(decodeAnswer(good.subarray(0, length), NAME, 'A').trouble);
    }
  });

  it('finds a query in place of an answer malformed', () => {
    expect(decodeAnswer(encodeQuery(NAME, 'A') ?? new Uint8Array(), NAME, 'A').trouble).toBe('malformed');
  });

  it.each([
    ['points to itself', [0xc0, good.length]],
    ['points forward', [0xff, 0xff]],
    ['has a reserved label type', [0x40, 0x01]],
    ['is longer than the message', [63, 1, 2]],
  ])('finds an owner name that %s malformed', (_what, owner) => {
    const bytes = Uint8Array.from([...answerTo('A'), ...wireRecord(owner, 1, 60, [192, 0, 2, 1])]);
    bytes[7] = 1;
    expect(decodeAnswer(bytes, NAME, 'A').trouble).toBe('malformed');
  });

  it.each<[RecordType, number[]]>([
    ['A', [192, 0, 2]],
    ['AAAA', [1, 2, 3, 4]],
    ['TXT', [5, 65]],
    ['MX', [0]],
    ['MX', [0, 10, ...wireName('mx.example'), 0]],
    ['PTR', [...wireName('host.example'), 0]],
  ])('finds a %s record with data %j malformed', (type, data) => {
    const answers = [{ owner: NAME, type: TYPES[type], ttl: 60, data }];
    expect(decodeAnswer(answerTo(type, { answers }), NAME, type).trouble).toBe('malformed');
  });

  it('reads 64 KiB of ladders of pointers in no time', () => {
    const ladder: number[] = [];
    const start = answerTo('A').length + 11;
    for (let at = 0; at < 15_000; at += 2) {
      const target = Math.min(at === 0 ? 12 : start + at - 2, 0x3fff);
      ladder.push(0xc0 | (target >> 8), target & 0xff);
    }
    const last = start + ladder.length - 2;
    const owner = [0xc0 | (last >> 8), last & 0xff];
    const records = Array.from({ length: 2000 }, () => wireRecord(owner, 1, 60, [192, 0, 2, 1])).flat();
    const bytes = Uint8Array.from([...answerTo('A'), ...wireRecord([0], 99, 60, ladder), ...records]);
    bytes.set([2001 >> 8, 2001 & 0xff], 6);
    const before = performance.now();
    expect(decodeAnswer(bytes, NAME, 'A').trouble).toBe('malformed');
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('never throws, and never finds records in noise without a trouble or a status', () => {
    const type = fc.constantFrom<RecordType>('A', 'AAAA', 'MX', 'PTR', 'TXT', 'CNAME');
    const mutated = fc
      .tuple(fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }), type)
      .map(([changes, kind]) => {
        const bytes = answerTo(kind, {
          answers: [
            rr(NAME, 'CNAME', 'x.example'),
            rr('x.example', kind, kind === 'A' ? '192.0.2.1' : '::1'.replace(/:/g, kind === 'AAAA' ? ':' : 'a')),
          ],
          soa: { owner: 'example.org', ttl: 5, minimum: 5 },
        });
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        return { bytes, kind };
      });
    fc.assert(
      fc.property(
        fc.oneof(mutated, fc.record({ bytes: fc.uint8Array({ maxLength: 300 }), kind: type })),
        ({ bytes, kind }) => {
          const answer = decodeAnswer(bytes, NAME, kind);
          expect(answer.records.length > 0).toBe(answer.status === 'ok');
          expect(answer.trouble !== undefined).toBe(!['ok', 'nodata', 'nxdomain'].includes(answer.status));
          expect(Number.isInteger(answer.ttl)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
