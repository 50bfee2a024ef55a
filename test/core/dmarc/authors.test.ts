import { describe, expect, it } from 'vitest';
import type { Zone } from '../../fakes/zone-resolver.ts';
import { check, publish, zone } from './checks.ts';

describe('several author domains (attack 14)', () => {
  it('are evaluated each; the strictest policy among those that fail stands', async () => {
    const given = { ...zone, ...publish('v=DMARC1; p=none', '_dmarc.attack.example') };
    const { result, code, policy, policyDomain, evidence } = await check(
      ['first@attack.example', 'admin@legit.example'],
      { spf: 'attack.example', dkim: ['attack.example'] },
      { zone: given },
    );
    expect({ result, code, policy, policyDomain }).toEqual({
      result: 'permerror',
      code: 'dmarc_several_authors',
      policy: 'reject',
      policyDomain: 'legit.example',
    });
    expect(evidence.authors).toEqual([
      { domain: 'attack.example', result: 'pass', policy: 'none' },
      { domain: 'legit.example', result: 'fail', policy: 'reject' },
    ]);
  });

  it('never pass, even when each of them would', async () => {
    const { result } = await check(['a@legit.example', 'b@strict.example'], {
      dkim: ['legit.example', 'strict.example'],
    });
    expect(result).toBe('permerror');
  });

  it('are one when only the letters differ', async () => {
    expect((await check(['a@legit.example', 'b@LEGIT.example.'], { dkim: ['legit.example'] })).result).toBe('pass');
  });

  it('count what is no domain name as an author too', async () => {
    expect((await check(['a@legit.example', 'x@[192.0.2.1]'], { dkim: ['legit.example'] })).result).toBe('permerror');
  });

  // From the worst to the best, each on its own; in whichever order two of them stand in From, the worse one's policy must stand.
  const RANKED = [
    'reject.example',
    'quarantine.example',
    'none.example',
    'trouble.example',
    'without.example',
    'passing.example',
  ];
  const ranked: Zone = {
    ...publish('v=DMARC1; p=reject', '_dmarc.reject.example'),
    ...publish('v=DMARC1; p=quarantine', '_dmarc.quarantine.example'),
    ...publish('v=DMARC1; p=none', '_dmarc.none.example'),
    ...publish('v=DMARC1; p=reject', '_dmarc.passing.example'),
  };
  const options = { failing: { '_dmarc.trouble.example': 'servfail' as const } };
  const pairs = RANKED.flatMap((worse, at) => RANKED.slice(at + 1).map((better) => [worse, better] as const));

  it.each(pairs)(
    '%s is worse than %s, whichever stands first: the order is the forger\u2019s choice',
    async (worse, better) => {
      for (const from of [
        [`a@${worse}`, `b@${better}`],
        [`b@${better}`, `a@${worse}`],
      ]) {
        const { values, evidence } = await check(from, { dkim: ['passing.example'] }, { zone: ranked, options });
        expect([values['worst'], evidence.domain]).toEqual([worse, worse]);
      }
    },
  );

  it('of whom two are equally bad are told by the one who stands first', async () => {
    const { values } = await check(['a@legit.example', 'b@strict.example']);
    expect(values['worst']).toBe('legit.example');
  });

  it('are one where both write the same thing that is no domain', async () => {
    const { code, values } = await check(['a@[192.0.2.1]', 'b@[192.0.2.1]']);
    expect([code, values]).toEqual(['dmarc_author_not_a_domain', { text: '[192.0.2.1]' }]);
  });

  it('up to the limit are all evaluated, and nothing says that one was not', async () => {
    const { warnings, evidence } = await check(['a', 'b', 'c', 'd'].map((name) => `x@${name}.example`));
    expect(evidence.authors).toHaveLength(4);
    expect(warnings.map(({ code }) => code)).not.toContain('dmarc_authors_unread');
  });

  it('past the limit are counted, not evaluated', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => `x@d${at}.example`);
    const { warnings, asked } = await check(many);
    expect(warnings).toContainEqual({ code: 'dmarc_authors_unread', values: { count: 996 } });
    // Of each its record, and whether it exists; and one record above all.
    expect(asked.length).toBeLessThanOrEqual(9);
  });
});

describe('without an author domain there is no DMARC', () => {
  it('when From is empty', async () => {
    expect(await check([])).toMatchObject({ result: 'none', code: 'dmarc_no_author_domain' });
  });

  for (const from of [
    'x@[192.0.2.1]',
    'x@[IPv6:2001:db8::1]',
    'x@',
    '',
    'x@legit.example(.attack.example',
    'x@a b.example',
    'x@legit.example\0',
    'x@-..example',
  ]) {
    it(`when it is no domain name: ${JSON.stringify(from)}, and no question is asked`, async () => {
      const { result, code, asked } = await check(from, { dkim: ['legit.example'] });
      expect({ result, code, asked }).toEqual({ result: 'none', code: 'dmarc_author_not_a_domain', asked: [] });
    });
  }

  it('and what stands in its place is shown no longer than a domain could be', async () => {
    const { values } = await check(`x@${'a b'.repeat(1000)}`);
    expect(values['text']).toHaveLength(253);
  });

  it('takes the domain behind the last @: a quoted local part may hold another', async () => {
    expect((await check('"admin@strict.example"@legit.example', { dkim: ['legit.example'] })).evidence.domain).toBe(
      'legit.example',
    );
  });
});
