/** What is odd in a record is told, and the record used as far as it can be (RFC 9989 §4.7, §4.8). */
import { describe, expect, it } from 'vitest';
import { check, publish } from './checks.ts';

const told = async (record: string) => {
  const { result, policy, warnings } = await check('legit.example', {}, { zone: publish(record) });
  return [result, policy, ...warnings.map(({ code, values }) => `${code} ${Object.values(values).join(' ')}`)];
};

describe('a record with', () => {
  it.each([
    [
      'p= twice: neither counts, and so there is no policy',
      'v=DMARC1; p=reject; p=none',
      ['none', null, 'dmarc_tag_repeated p'],
    ],
    [
      'adkim= three times: told once, and its default counts',
      'v=DMARC1; p=reject; adkim=s; adkim=s; adkim=r',
      ['fail', 'reject', 'dmarc_tag_repeated adkim'],
    ],
    [
      'a value that adkim= does not have: the default counts',
      'v=DMARC1; p=reject; adkim=x',
      ['fail', 'reject', 'dmarc_tag_invalid adkim x'],
    ],
    [
      'a value that sp= does not have: without rua= there is no policy (§4.10.1)',
      'v=DMARC1; p=quarantine; sp=monitor',
      ['none', null, 'dmarc_tag_invalid sp monitor'],
    ],
    [
      'the same with rua=: none is assumed',
      'v=DMARC1; p=quarantine; sp=monitor; rua=mailto:x@legit.example',
      ['fail', 'none', 'dmarc_tag_invalid sp monitor', 'dmarc_policy_assumed_none legit.example'],
    ],
    ['values in capitals: the same values', 'v=DMARC1; p=REJECT; aspf=S', ['fail', 'reject']],
    ['an unknown tag: nothing', 'v=DMARC1; p=reject; foo=bar', ['fail', 'reject']],
  ])('%s', async (_says, record, expected) => {
    expect(await told(record)).toEqual(expected);
  });

  it('oddities without number: ten are told', async () => {
    const tags = Array.from({ length: 30 }, () => 't=maybe').join('; ');
    const many = Array.from({ length: 30 }, (_, at) => `x${at}=1; x${at}=1`).join('; ');
    const { warnings } = await check('legit.example', {}, { zone: publish(`v=DMARC1; p=reject; ${tags}; ${many}`) });
    expect(warnings).toHaveLength(10);
  });
});
