/** The built engine as a stranger drives it from Node: any resolver, any source, any date gives a result in RFC 8601's words. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as publicFunctions from '../../src/core/index.ts';
import type { DnsAnswer, Resolver } from '../../src/core/index.ts';
import { RCPT_MAIL } from '../fakes/receiver.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { anyKey } from '../messages/keys.ts';
import { draft, prepend, received, toBytes, toText } from '../messages/message.ts';
import { sealArc } from '../messages/seal.ts';
import { keyZone, signDkim } from '../messages/sign.ts';

const RESULTS = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror', 'policy'];
const NOW = new Date('2026-11-24T03:00:00Z');
const ZONE = {
  ...keyZone('sender.example'),
  ...keyZone('sender.example', 'arc'),
  'sender.example': { TXT: ['v=spf1 mx a:mail.sender.example -all'], MX: ['10 mail.sender.example'] },
  'mail.sender.example': { A: ['192.0.2.1'] },
  '_dmarc.sender.example': { TXT: ['v=DMARC1; p=reject'] },
};
const signed = signDkim(draft(), { domain: 'sender.example' });
const sealed = sealArc(signed, {
  instance: 1,
  domain: 'sender.example',
  chainValidation: 'none',
  results: 'x.example; none',
});
const arrived = prepend(sealed, 'Return-Path: <alice@sender.example>', received({ ip: '192.0.2.1' }));
const source = toBytes(arrived);
const receiver = { ...RCPT_MAIL, borderBy: [...RCPT_MAIL.borderBy], networks: [], gateways: [], authservIds: [] };

type Engine = typeof publicFunctions;
let engine: Engine;
const folder = mkdtempSync(join(tmpdir(), 'waybill-api-'));

beforeAll(async () => {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../build.mjs', import.meta.url)), '--out', folder], {
    stdio: 'ignore',
  });
  engine = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'core/index.js')).href)) as Engine;
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs everything that asks the DNS. @returns the results, in this order: SPF, DKIM, ARC, DMARC, and the verdict's level */
async function runAll(resolver: Resolver, bytes: Uint8Array = source, now: Date = NOW) {
  const query = { ip: '192.0.2.1', helo: 'out.sender.example', mailFrom: 'alice@sender.example' };
  const ids = { from: ['alice@sender.example'], spf: null, dkim: ['sender.example'], undetermined: [] };
  const [spf, dkim, arc, dmarc, inspection] = await Promise.all([
    engine.checkHost(query, resolver),
    engine.verifyDkim(bytes, { resolver, now }),
    engine.verifyArc(bytes, { resolver, now }),
    engine.evaluateDmarc(ids, resolver),
    engine.inspect(bytes, { resolver, now, receiver }),
  ]);
  for (const check of [spf, ...dkim, arc, dmarc]) expect(RESULTS).toContain(check.result);
  expect(inspection.progress).toBe('done');
  expect(inspection.verdict.reason.code).not.toBe('verdict_reason_internal_error');
  expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection);
  return [spf.result, dkim[0]?.result, arc.result, dmarc.result, inspection.verdict.level];
}

const ok = (records: unknown[], more: object = {}) => ({ status: 'ok', records, secure: false, ttl: 300, ...more });
const always = (answer: unknown): Resolver => ({ query: async () => answer as DnsAnswer });
const UNCHECKED = ['temperror', 'temperror', 'temperror', 'temperror', 'unchecked'];

describe('the built engine', () => {
  it('exports the public functions', () => {
    expect(Object.keys(engine)).toEqual(
      expect.arrayContaining([
        'checkHost',
        'evaluateDmarc',
        'inspect',
        'parseAuthenticationResults',
        'parseReceived',
        'verifyArc',
        'verifyDkim',
      ]),
    );
  });

  it('with a resolver that works says pass', async () => {
    expect(await runAll(zoneResolver(ZONE))).toEqual(['pass', 'pass', 'pass', 'pass', 'verified']);
  });
});

describe('a resolver', () => {
  const throwing: Resolver = {
    query() {
      throw new Error('not today');
    },
  };
  const cases: [string, Resolver][] = [
    ['that rejects', { query: () => Promise.reject(new Error('not today')) }],
    ['that rejects with nothing', { query: () => Promise.reject(undefined) }],
    ['that throws at once', throwing],
    ['that answers undefined', always(undefined)],
    ['that answers null', always(null)],
    ['that answers text', always('v=spf1 -all')],
    ['that answers an empty object', always({})],
    ['that answers a status nobody knows', always({ status: 'NOERROR', records: [], secure: false, ttl: 1 })],
    ['that answers without records', always({ status: 'ok' })],
    ['that answers with records that are none', always(ok([null, undefined, 7, 'TXT', {}, []]))],
    [
      'that answers with records without data',
      always(ok([{ type: 'TXT' }, { type: 'A', data: null }, { type: 'MX' }])),
    ],
    ['that answers with pieces of TXT in a list', always(ok([{ type: 'TXT', data: ['v=spf1', ' -all'] }]))],
    ['that answers with a record that throws', always(ok([thrower()]))],
  ];
  for (const [says, resolver] of cases) {
    it(`${says} leaves everything unchecked`, async () => expect(await runAll(resolver)).toEqual(UNCHECKED));
  }

  for (const trouble of ['servfail', 'timeout', 'error'] as const) {
    it(`that answers ${trouble} to everything leaves everything unchecked`, async () => {
      expect(await runAll(always({ status: trouble, records: [], secure: false, ttl: 0 }))).toEqual(UNCHECKED);
    });
  }

  it('that answers without a promise is understood', async () => {
    expect(await runAll({ query: () => ok([]) as never })).toEqual(['none', 'permerror', 'fail', 'none', 'unverified']);
  });

  it('that never answers is left when the signal says so', async () => {
    const abort = new AbortController();
    const running = engine.inspect(source, {
      resolver: { query: () => new Promise<never>(() => {}) },
      now: NOW,
      receiver,
      signal: abort.signal,
    });
    setTimeout(() => abort.abort(), 30);
    const { verdict, spf, dkim } = await running;
    expect([verdict.level, spf?.result, dkim[0]?.result]).toEqual(['unchecked', 'temperror', 'temperror']);
  });

  it('that was stopped before it began is asked nothing', async () => {
    const resolver = zoneResolver(ZONE);
    const { verdict } = await engine.inspect(source, { resolver, now: NOW, receiver, signal: AbortSignal.abort() });
    expect([verdict.level, resolver.asked]).toEqual(['unchecked', []]);
  });

  it('that writes names in capitals and with a final dot is understood', async () => {
    const inner = zoneResolver(ZONE);
    const loud: Resolver = {
      async query(name, type) {
        const answer = await inner.query(name, type);
        const shout = (text: string) => `${text.toUpperCase()}.`;
        return {
          ...answer,
          records: answer.records.map((record) =>
            record.type === 'MX' || record.type === 'CNAME' || record.type === 'PTR'
              ? { ...record, data: shout(record.data) }
              : record,
          ),
        };
      },
    };
    expect(await runAll(loud)).toEqual(['pass', 'pass', 'pass', 'pass', 'verified']);
  });

  it('that writes addresses in another form is understood', async () => {
    const zone = { 'sender.example': { TXT: ['v=spf1 a -all'], AAAA: ['2001:0DB8:0:0:0:0:0:1'] } };
    const query = { ip: '2001:db8::1', helo: 'x.example', mailFrom: 'a@sender.example' };
    expect((await engine.checkHost(query, zoneResolver(zone))).result).toBe('pass');
  });
});

/** A record whose every part throws when it is read. */
function thrower(): unknown {
  return new Proxy(
    {},
    {
      get(_target, name) {
        if (name === 'then') return undefined;
        throw new Error(`reading ${String(name)}`);
      },
    },
  );
}

describe('a source', () => {
  const text = toText(arrived);
  const padded = Buffer.from(`junk${text}junk`, 'latin1');
  const sources: [string, Uint8Array][] = [
    ['as a Buffer', Buffer.from(text, 'latin1')],
    ['as a part of a larger buffer', padded.subarray(4, 4 + text.length)],
    ['as a view at an odd offset', new Uint8Array(padded.buffer, padded.byteOffset + 4, text.length)],
    ['with the line ends of Unix', Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1')],
  ];
  for (const [says, bytes] of sources) {
    it(`${says} is verified, and left as it was`, async () => {
      const before = Buffer.from(bytes).toString('latin1');
      expect(await runAll(zoneResolver(ZONE), bytes)).toEqual(['pass', 'pass', 'pass', 'pass', 'verified']);
      expect(Buffer.from(bytes).toString('latin1')).toBe(before);
    });
  }

  const odd: [string, Uint8Array][] = [
    ['empty', new Uint8Array()],
    ['of one line end', Buffer.from('\r\n')],
    ['of one byte', Buffer.from('F')],
    ['of a header without end', Buffer.from('From: a@sender.example')],
    ['of NUL', new Uint8Array(2000)],
    ['of colons', Buffer.from(':'.repeat(2000))],
    ['of every byte', new Uint8Array(4096).map((_, at) => at)],
  ];
  for (const [says, bytes] of odd) {
    it(`${says} gives a result`, async () => {
      expect((await runAll(zoneResolver(ZONE), bytes))[4]).toMatch(/unchecked|ambiguous/);
    });
  }
});

describe('a date', () => {
  const dates: [string, Date][] = [
    ['that is none', new Date(Number.NaN)],
    ['at the end of time', new Date(8.64e15)],
    ['at its beginning', new Date(-8.64e15)],
    ['of 1970', new Date(0)],
  ];
  for (const [says, now] of dates) {
    it(`${says} gives a result`, async () => {
      const timed = signDkim(draft(), {
        domain: 'sender.example',
        key: anyKey(),
        time: 1_795_480_000,
        expiration: 1_800_000_000,
      });
      for (const bytes of [source, toBytes(timed)]) await runAll(zoneResolver(ZONE), bytes, now);
    });
  }
});

describe('a query', () => {
  const ips = [
    '',
    'localhost',
    '192.0.2.1 ',
    '::ffff:192.0.2.1',
    '192.0.2.256',
    '[192.0.2.1]',
    '::1%eth0',
    '1',
    '\u0000',
  ];
  const names = [
    '',
    '.',
    '..',
    'x',
    'sender.example.',
    'SENDER.example',
    'b\u00fccher.example',
    '\ud800.example',
    'a'.repeat(300),
  ];

  it('of any kind gives SPF a result', async () => {
    for (const ip of ips) {
      for (const name of names) {
        for (const mailFrom of [name, `a@${name}`, `<a@${name}>`, `@${name}`, `"a@b"@${name}`]) {
          const { result } = await engine.checkHost({ ip, helo: name, mailFrom }, zoneResolver(ZONE));
          expect(RESULTS).toContain(result);
        }
      }
    }
  });

  it('of any kind gives DMARC a result', async () => {
    for (const name of names) {
      const ids = { from: [name, `a@${name}`], spf: name, dkim: [name, name], undetermined: [name] };
      expect(RESULTS).toContain((await engine.evaluateDmarc(ids, zoneResolver(ZONE))).result);
    }
    expect((await engine.evaluateDmarc({ from: [], spf: null, dkim: [] }, zoneResolver(ZONE))).result).toBe('none');
  });

  it('of any text is read as a field', () => {
    for (const text of ['', ' ', '\r\n', ';', '(((', '\u0000', '\ud800', 'a'.repeat(100_000), '; ; ;', '="']) {
      expect(engine.parseReceived(text)).toHaveProperty('by');
      expect(engine.parseAuthenticationResults(text)).toHaveProperty('results');
    }
  });
});
