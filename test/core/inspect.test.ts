import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resolver } from '../../src/core/dns/resolver.ts';
import { findAll } from '../../src/core/findings/index.ts';
import { inspect } from '../../src/core/inspect.ts';
import type { Inspection } from '../../src/core/inspection/index.ts';
import type { Receiver } from '../../src/core/receivers/receiver.ts';
import type { InspectContext } from '../../src/core/stages/context.ts';
import { judge } from '../../src/core/verdict/judge.ts';
import { RCPT_MAIL } from '../fakes/receiver.ts';
import { type Zone, zoneResolver } from '../fakes/zone-resolver.ts';
import { type Draft, draft, prepend, received, toBytes } from '../messages/message.ts';
import { keyZone, signDkim } from '../messages/sign.ts';

const NOW = new Date('2026-11-24T03:00:00Z');
const ZONE: Zone = {
  ...keyZone('sender.example'),
  'sender.example': { TXT: ['v=spf1 include:_spf.sender.example -all'] },
  '_spf.sender.example': { TXT: ['v=spf1 ip4:192.0.2.1'] },
  '_dmarc.sender.example': { TXT: ['v=DMARC1; p=reject'] },
};

const signed = signDkim(draft(), { domain: 'sender.example' });
const arrive = (message: Draft) =>
  prepend(message, 'Return-Path: <alice@sender.example>', received({ ip: '192.0.2.1' }));

function context(parts: Partial<InspectContext> = {}): InspectContext {
  return { resolver: zoneResolver(ZONE), now: NOW, receiver: RCPT_MAIL, ...parts };
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a source that is no message', () => {
  const cases: [string, Uint8Array, string][] = [
    ['that is empty', new Uint8Array(), 'message_source_empty'],
    ['without a header', bytes('Hello Bob,\r\n\r\nsee you.\r\n'), 'message_source_no_header'],
    ['of HTML', bytes('<!doctype html><title>Sign in</title>'), 'message_source_html'],
    ['of random bytes', new Uint8Array(4096).map((_, at) => (at * 97) % 251), 'message_source_binary'],
    ['of 60 MB', new Uint8Array(60 * 1024 * 1024).fill(0x41), 'message_source_too_large'],
    ['that breaks off in its header', bytes('From: alice@sender.example\r\nSubj'), 'message_source_cut_off'],
  ];
  for (const [says, source, code] of cases) {
    it(`${says} is unchecked, says so, and asks nothing`, async () => {
      const resolver = zoneResolver(ZONE);
      const { verdict, progress } = await inspect(source, context({ resolver }));
      expect([progress, verdict.level, verdict.reason.code]).toEqual(['done', 'unchecked', code]);
      expect(resolver.asked).toEqual([]);
    });
  }

  it('that the page does not show is unchecked', async () => {
    for (const shown of [
      { messageId: '<other@sender.example>' },
      { from: 'eve@attack.example' },
      { subject: 'Lottery' },
      { subject: 'L\ufffdtterie' },
    ]) {
      const { verdict } = await inspect(toBytes(arrive(signed)), context({ shown }));
      expect([verdict.level, verdict.reason.code]).toEqual(['unchecked', 'message_source_not_shown']);
    }
  });

  it('is not seen in what a page shortens, decorates or writes in capitals', async () => {
    for (const shown of [
      { messageId: 'minutes@sender.example' },
      { from: 'Alice <ALICE@Sender.Example>' },
      { from: 'Alice' },
      { subject: 'Minutes of the …' },
      { subject: '★ Re: Minutes of the meeting' },
    ]) {
      const { verdict } = await inspect(toBytes(arrive(signed)), context({ shown }));
      expect(verdict.level).toBe('verified');
    }
  });
});

describe('a subject in bytes whose charset nobody declared', () => {
  it.each(['Gr\ufffd\ufffde aus K\ufffdln', 'Gr\u00fc\u00dfe aus K\u00f6ln'])(
    'is known again as %s',
    async (subject) => {
      const raw = signDkim(draft({ subject: 'Gr\xfc\xdfe aus K\xf6ln' }), { domain: 'sender.example' });
      const { verdict } = await inspect(toBytes(arrive(raw)), context({ shown: { subject } }));
      expect(verdict.level).toBe('verified');
    },
  );
});

describe('an inspection', () => {
  it('verifies a signed message', async () => {
    const inspection = await inspect(toBytes(arrive(signed)), context());
    expect(inspection.verdict).toMatchObject({ level: 'verified', domain: 'sender.example' });
    expect([inspection.spf?.result, inspection.dmarc?.result]).toEqual(['pass', 'pass']);
  });

  it('can be judged again from itself alone', async () => {
    const inspection = await inspect(toBytes(arrive(signed)), context());
    expect(judge(inspection)).toEqual(inspection.verdict);
    expect(findAll(inspection)).toEqual(inspection.findings);
    // What if the key did not verify?
    expect(judge({ ...inspection, dkim: [] }).level).toBe('listed');
  });

  it('holds no character that could move a cursor, whatever the mail and the DNS say', async () => {
    const hostile = signDkim(draft({ subject: '\u001b[2J' }), { domain: 'sender.example', selector: 'a\u0007b' });
    const zone = { ...ZONE, '_dmarc.sender.example': { TXT: ['v=DMARC1; p=reject; x=\u001b[31m'] } };
    const inspection = await inspect(toBytes(arrive(hostile)), context({ resolver: zoneResolver(zone) }));
    for (const character of JSON.stringify(inspection)) expect(character >= ' ').toBe(true);
    expect(JSON.stringify(inspection)).not.toContain('\\u00');
  });

  it('is plain JSON', async () => {
    const inspection = await inspect(toBytes(arrive(signed)), context());
    expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection);
  });

  it('tells the route, the fields and what was recorded before the first answer comes', async () => {
    const parts: Partial<Inspection>[] = [];
    const never = { query: () => new Promise<never>(() => {}) };
    void inspect(toBytes(arrive(signed)), context({ resolver: never, onUpdate: (part) => parts.push(part) }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(parts[0]).toMatchObject({ progress: 'checking', verdict: { headline: { code: 'verdict_checking' } } });
    expect(parts[0]?.route?.hops).toHaveLength(1);
    expect(parts[0]?.fields?.length).toBeGreaterThan(5);
  });

  it('names two authors at once, whatever the checks will say', async () => {
    const parts: Partial<Inspection>[] = [];
    const message = prepend(signed, 'From: eve@attack.example');
    await inspect(toBytes(message), context({ onUpdate: (part) => parts.push(part) }));
    const verdicts = parts.flatMap((part) => part.verdict ?? []);
    expect(verdicts.length).toBeGreaterThan(1);
    expect(verdicts.map((verdict) => verdict.level)).toEqual(verdicts.map(() => 'ambiguous'));
  });

  it('tells each answer as it comes, while a check that it belongs to waits for others', async () => {
    const parts: Partial<Inspection>[] = [];
    const zone = zoneResolver(ZONE);
    const resolver: Resolver = {
      query: (name, type) => (name === '_spf.sender.example' ? new Promise(() => {}) : zone.query(name, type)),
    };
    void inspect(toBytes(arrive(signed)), context({ resolver, onUpdate: (part) => parts.push(part) }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const told = parts.flatMap((part) => (part.dns ? [part.dns.map((question) => question.name)] : []));
    expect(told.at(-1)).toContain('sender.example');
    expect(parts.some((part) => part.spf)).toBe(false);
    // None that was told is missing later.
    for (const [index, names] of told.entries())
      expect(told[index + 1] ?? names).toEqual(expect.arrayContaining(names));
  });

  it('asks for keys, SPF, DMARC, ARC and BIMI in the first round', async () => {
    const first: string[] = [];
    const resolver = {
      query: (name: string) => {
        first.push(name);
        return new Promise<never>(() => {});
      },
    };
    void inspect(toBytes(arrive(signed)), context({ resolver }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(first.sort()).toEqual([
      '_dmarc.example',
      '_dmarc.sender.example',
      'default._bimi.sender.example',
      's1._domainkey.sender.example',
      'sender.example',
    ]);
  });

  it('asks nothing twice', async () => {
    const resolver = zoneResolver(ZONE);
    await inspect(toBytes(arrive(signDkim(signed, { domain: 'sender.example' }))), context({ resolver }));
    expect(new Set(resolver.asked).size).toBe(resolver.asked.length);
  });

  it('with checks switched off asks nothing and still reads the route', async () => {
    const inspection = await inspect(toBytes(arrive(signed)), context({ resolver: null }));
    expect(inspection).toMatchObject({ withoutDns: true, dns: [], spf: null, dmarc: null });
    expect(inspection.verdict).toMatchObject({ level: 'unchecked', reason: { code: 'verdict_reason_dns_off' } });
    expect(inspection.dkim[0]?.body.result).toBe('pass');
    expect(inspection.route.border).toBe(0);
  });

  it('that is stopped ends at once with what is known', async () => {
    const abort = new AbortController();
    const never = { query: () => new Promise<never>(() => {}) };
    const running = inspect(toBytes(arrive(signed)), context({ resolver: never, signal: abort.signal }));
    setTimeout(() => abort.abort(), 20);
    const { verdict, dns } = await running;
    expect(verdict).toMatchObject({ level: 'unchecked', reason: { code: 'verdict_reason_stopped' } });
    expect(dns.every(({ trouble }) => trouble === 'aborted')).toBe(true);
  });

  it('does not ask for names that seem made for one recipient, unless told to', async () => {
    const mail = draft({ to: 'robert.smith@rcpt.example' });
    const selector = 'x-robertsmith';
    const message = signDkim(mail, { domain: 'sender.example', selector });
    const zone = { ...ZONE, ...keyZone('sender.example', selector) };
    const shy = zoneResolver(zone);
    const inspection = await inspect(toBytes(arrive(message)), context({ resolver: shy }));
    expect(shy.asked).not.toContain(`TXT ${selector}._domainkey.sender.example`);
    expect(inspection.dns.map(({ trouble }) => trouble)).toContain('personal');
    expect(inspection.findings.map(({ code }) => code)).toContain('finding_personal_selector');
    expect(inspection.dkim.map(({ result, code }) => [result, code])).toEqual([['temperror', 'dkim_key_not_asked']]);
    const forwarded = prepend(message, 'Return-Path: <any@other.example>', received({ ip: '203.0.113.66' }));
    const held = await inspect(toBytes(forwarded), context({ resolver: zoneResolver(zone) }));
    expect(held.verdict).toMatchObject({ level: 'unchecked', reason: { code: 'verdict_reason_key_not_asked' } });
    const told = await inspect(
      toBytes(arrive(message)),
      context({ resolver: zoneResolver(zone), personalLookups: true }),
    );
    expect(told.verdict.level).toBe('verified');
  });

  it('survives a caller whose updates throw', async () => {
    const onUpdate = () => {
      throw new Error('cannot draw');
    };
    expect((await inspect(toBytes(arrive(signed)), context({ onUpdate }))).verdict.level).toBe('verified');
  });

  it('never rejects: a mistake of our own is unchecked and says so', async () => {
    const broken = { ...RCPT_MAIL, borderBy: null } as unknown as Receiver;
    const { verdict, progress } = await inspect(toBytes(arrive(signed)), context({ receiver: broken }));
    expect([progress, verdict.level, verdict.reason.code]).toEqual([
      'done',
      'unchecked',
      'verdict_reason_internal_error',
    ]);
  });

  it('takes any date and any resolver', async () => {
    const rejecting = { query: () => Promise.reject(new Error('no')) };
    const inspection = await inspect(
      toBytes(arrive(signed)),
      context({ resolver: rejecting, now: new Date(Number.NaN) }),
    );
    expect(inspection.verdict.level).toBe('unchecked');
  });
});

/** The same answers, each after a time of its own. */
function shuffled(zone: Zone, seed: number) {
  const inner = zoneResolver(zone);
  let step = seed;
  return {
    async query(...question: Parameters<typeof inner.query>) {
      step = (step * 1103515245 + 12345) % 2147483648;
      const wait = step % 7;
      for (let turn = 0; turn < wait; turn++) await new Promise((resolve) => setImmediate(resolve));
      return inner.query(...question);
    },
  };
}

describe('whatever the order of the answers', () => {
  const mails: Record<string, Draft> = {
    'a signed mail': arrive(signed),
    'an unsigned mail': arrive(draft()),
    'a forged mail': prepend(draft(), 'Return-Path: <x@attack.example>', received({ ip: '203.0.113.9' })),
    'a changed mail': arrive({ ...signed, body: 'Pay here.\r\n' }),
  };
  for (const [says, mail] of Object.entries(mails)) {
    it(`${says} gives the same inspection, and nothing shown is withdrawn`, async () => {
      const wanted = await inspect(toBytes(mail), context());
      await fc.assert(
        fc.asyncProperty(fc.nat(), async (seed) => {
          const shown = new Set<string>();
          const onUpdate = ({ verdict }: Partial<Inspection>) => {
            if (verdict && verdict.headline.code !== 'verdict_checking') shown.add(JSON.stringify(verdict));
          };
          const got = await inspect(toBytes(mail), context({ resolver: shuffled(ZONE, seed), onUpdate }));
          expect(got).toEqual(wanted);
          expect([...shown]).toEqual([JSON.stringify(wanted.verdict)]);
        }),
        { numRuns: 12 },
      );
    });
  }
});

describe('any bytes at all', () => {
  it('are inspected without a throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(400), async (noise, at) => {
        const source = toBytes(arrive(signed));
        source.set(noise.subarray(0, Math.max(0, source.length - at)), at);
        const { progress, verdict } = await inspect(source, context());
        expect([progress, verdict.reason.code === 'verdict_reason_internal_error']).toEqual(['done', false]);
      }),
      { numRuns: 100 },
    );
  });
});
