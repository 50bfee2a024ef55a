import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArcCheck, Level, Result } from '../../../src/core/inspection/index.ts';
import type { VerdictFacts } from '../../../src/core/proof/facts.ts';
import { judge } from '../../../src/core/verdict/judge.ts';
import {
  arc,
  arcSet,
  borderHop,
  dkim,
  dmarc,
  facts,
  field,
  mailbox,
  messageFrom,
  route,
  spf,
  trusted,
} from './facts.ts';

const arcResults: fc.Arbitrary<ArcCheck['result']> = fc.constantFrom('pass', 'fail', 'temperror');
const results: fc.Arbitrary<Result> = fc.constantFrom('pass', 'fail', 'temperror', 'permerror', 'neutral', 'policy');
const domains = fc.constantFrom('legit.example', 'bounce.legit.example', 'attack.example', 'example', 'other.test');
const policies = fc.constantFrom('none' as const, 'quarantine' as const, 'reject' as const);

const signatures = fc
  .record({
    domain: domains,
    result: results,
    code: fc.constantFrom('dkim_key_nxdomain', 'dkim_other'),
    signedBytes: fc.constantFrom(40, 100),
    bodyLength: fc.constantFrom(null, 40, 100),
    addedFields: fc.constantFrom<string[]>([], ['subject']),
  })
  .map((parts) => dkim(parts));

const spfChecks = fc.record({ domain: domains, result: results, letsEveryoneIn: fc.boolean() }).map(spf);

const dmarcChecks = fc
  .record({
    result: fc.constantFrom('pass' as const, 'fail' as const, 'temperror' as const),
    policy: policies,
    record: fc.boolean(),
    strict: fc.boolean(),
  })
  .map((parts) =>
    dmarc(parts.record ? parts : { record: false, result: parts.result === 'temperror' ? 'temperror' : 'none' }),
  );

const recorded = fc
  .option(fc.record({ spf: fc.option(results), dkim: fc.option(results), dmarc: fc.option(results), policy: policies }))
  .map((parts): VerdictFacts['recorded'] =>
    parts === null
      ? { fields: [], trusted: null }
      : trusted({
          spf: parts.spf ? { result: parts.spf, domain: 'legit.example', clientIp: null } : null,
          dkim: parts.dkim ? [{ result: parts.dkim, domain: 'legit.example', selector: null }] : [],
          dmarc: parts.dmarc
            ? { result: parts.dmarc, domain: 'legit.example', policy: parts.policy, word: parts.dmarc }
            : null,
        }),
  );

const routes = fc
  .record({
    standing: fc.constantFrom('known' as const, 'inferred' as const, 'unknown' as const, 'none' as const),
    submission: fc.boolean(),
    gateway: fc.boolean(),
    arrivedAt: fc.constantFrom(null, '2026-11-24T02:00:00.000Z', '2026-10-01T02:00:00.000Z'),
  })
  .map((parts) => route(parts));

const seals = fc
  .option(
    fc.tuple(
      arcResults,
      fc.array(fc.tuple(domains, fc.constantFrom('', 'pass=legit.example')), { minLength: 1, maxLength: 3 }),
    ),
  )
  .map((parts) =>
    parts === null ? null : arc(parts[0], ...parts[1].map(([domain, says], at) => arcSet(at + 1, domain, says))),
  );

/** Whole inspections, done: every combination of what the checks can say. */
const anything: fc.Arbitrary<VerdictFacts> = fc
  .record({
    author: fc.constantFrom('admin@legit.example', 'a@mail.legit.example', 'ann@rcpt.example'),
    withoutDns: fc.boolean(),
    fidelity: fc.constantFrom('exact' as const, 'rewritten' as const, 'headers' as const),
    route: routes,
    recorded,
    spf: spfChecks,
    dkim: fc.array(signatures, { maxLength: 3 }),
    dmarc: dmarcChecks,
    arc: seals,
  })
  .map(({ author, fidelity, withoutDns, ...parts }) =>
    facts({
      ...parts,
      withoutDns,
      message: messageFrom(mailbox(author)),
      source: { ...facts().source, fidelity },
      user: { ownDomains: ['rcpt.example'], trustedSealers: ['bounce.legit.example', 'other.test'] },
      fields: [
        ...(parts.dkim.length > 0 ? [field('DKIM-Signature')] : []),
        ...(parts.arc === null ? [] : [field('ARC-Seal')]),
      ],
      ...(withoutDns ? { spf: null, dkim: [], dmarc: null, arc: null } : {}),
    }),
  );

const GOOD: readonly Level[] = ['verified', 'vouched', 'listed', 'internal'];

function check(property: (given: VerdictFacts) => void): void {
  fc.assert(fc.property(anything, property), { numRuns: 3000 });
}

describe('whatever the checks say, the verdict', () => {
  it('is never green unless a signature was verified here over everything', () => {
    check((given) => {
      if (judge(given).level !== 'verified') return;
      expect(given.dkim.some((one) => one.result === 'pass' && one.evidence.addedFields.length === 0)).toBe(true);
    });
  });

  it('is never red because no answer comes', () => {
    check((given) => {
      const lost: VerdictFacts = {
        ...given,
        dkim: given.dkim.map((one) => dkim({ domain: one.evidence.domain, result: 'temperror' })),
        spf: given.spf && spf({ domain: given.spf.evidence.domain, result: 'temperror' }),
        dmarc: given.dmarc && dmarc({ record: false, result: 'temperror' }),
        arc: given.arc && { ...given.arc, result: 'temperror' },
      };
      if (given.withoutDns) return;
      expect(['failed', 'verified', 'altered', 'listed', 'unverified']).not.toContain(
        given.route.submission ? 'submission' : judge(lost).level,
      );
    });
  });

  it('of a message with one answer missing is not redder than with it, unless the provider recorded the failure', () => {
    check((given) => {
      if (given.recorded.trusted?.dmarc?.result === 'fail') return;
      given.dkim.forEach((one, at) => {
        const lost = given.dkim.with(at, dkim({ domain: one.evidence.domain, result: 'temperror' }));
        const before = judge(given).level;
        if (before !== 'failed') expect(judge({ ...given, dkim: lost }).level).not.toBe('failed');
      });
    });
  });

  it('believes nobody but a receiver that is known', () => {
    check((given) => {
      if (given.route.standing === 'known') return;
      const unbelieved = { ...given, recorded: { fields: [], trusted: null } };
      expect(judge(given)).toEqual(judge(unbelieved));
      expect(['listed', 'internal']).not.toContain(judge(given).level);
    });
  });

  it('is not lifted by anything that is only claimed', () => {
    const claims = fc.record({
      listId: fc.string(),
      subject: fc.string(),
      name: fc.string(),
      extra: fc.array(
        fc.constantFrom('List-Id', 'X-MS-Exchange-Organization-AuthAs', 'Authentication-Results', 'DKIM-Signature'),
      ),
      hops: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(anything, claims, (given, claim) => {
        const { author } = given.message;
        const claimed: VerdictFacts = {
          ...given,
          message: {
            ...given.message,
            author: author && { ...author, name: claim.name },
            listId: claim.listId,
            subject: claim.subject,
            replyTo: [mailbox('x@legit.example')],
          },
          fields: [...given.fields, ...claim.extra.map((name) => field(name, 'Internal'))],
          route: {
            ...given.route,
            hops: [
              ...given.route.hops,
              ...Array.from({ length: claim.hops }, (_, at) =>
                borderHop({ index: at + 1, border: false, trust: 'claimed', authenticated: 'admin' }),
              ),
            ],
          },
          recorded: {
            ...given.recorded,
            fields: [
              {
                fieldIndex: 9,
                name: 'Authentication-Results',
                trust: 'claimed',
                reason: { code: 'recorded_below' as never, values: {} },
                results: null,
                receivedSpf: null,
              },
            ],
          },
        };
        const [before, after] = [judge(given).level, judge(claimed).level];
        if (GOOD.includes(after) || before === 'failed') expect(after).toBe(before);
      }),
      { numRuns: 3000 },
    );
  });

  it('is not lifted by further signatures that do not verify, or not for this author', () => {
    check((given) => {
      const worthless = [
        dkim({ result: 'permerror', code: 'dkim_key_nxdomain' }),
        dkim({ result: 'fail' }),
        dkim({ domain: 'attack.other' }),
        dkim({ domain: 'attack.other', result: 'temperror' }),
      ];
      const before = judge(given).level;
      const after = judge({ ...given, dkim: [...given.dkim, ...worthless] }).level;
      if (GOOD.includes(after)) expect(after).toBe(before);
      if (before === 'failed') expect(['failed', 'unchecked']).toContain(after);
      if (before === 'failed' && given.source.fidelity === 'exact' && isFresh(given)) expect(after).toBe('failed');
    });
  });

  it('once shown is never withdrawn, in whatever order the answers come', () => {
    const arrivals = fc.record({ dkim: fc.boolean(), spf: fc.boolean(), dmarc: fc.boolean(), arc: fc.boolean() });
    fc.assert(
      fc.property(anything, arrivals, (given, came) => {
        if (given.withoutDns) return;
        const partial: VerdictFacts = {
          ...given,
          progress: 'checking',
          dkim: came.dkim ? given.dkim : [],
          spf: came.spf ? given.spf : null,
          // DMARC rests on what SPF and DKIM found.
          dmarc: came.dmarc && came.dkim && came.spf ? given.dmarc : null,
          arc: came.arc ? given.arc : null,
        };
        const early = judge(partial);
        if (early.headline.code !== 'verdict_checking') expect(early).toEqual(judge(given));
      }),
      { numRuns: 3000 },
    );
  });

  it('names no sender unless there is exactly one', () => {
    check((given) => {
      const verdict = judge({ ...given, message: { ...given.message, author: null } });
      expect([verdict.level, verdict.domain]).toEqual(['ambiguous', null]);
    });
  });
});

function isFresh(given: VerdictFacts): boolean {
  return given.route.arrivedAt?.startsWith('2026-11') ?? false;
}
