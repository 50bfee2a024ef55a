import { describe, expect, it } from 'vitest';
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

  it('past the limit are counted, not evaluated', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => `x@d${at}.example`);
    const { warnings, asked } = await check(many);
    expect(warnings).toContainEqual({ code: 'dmarc_authors_unread', values: { count: 996 } });
    expect(asked.length).toBeLessThanOrEqual(5);
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

  it('takes the domain behind the last @: a quoted local part may hold another', async () => {
    expect((await check('"admin@strict.example"@legit.example', { dkim: ['legit.example'] })).evidence.domain).toBe(
      'legit.example',
    );
  });
});
