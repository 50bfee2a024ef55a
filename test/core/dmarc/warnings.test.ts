/** What is odd in a record is told, and the record used as far as it can be (RFC 9989 §4.7, §4.8). */
import { describe, expect, it } from 'vitest';
import { check, publish } from './checks.ts';

const told = async (record: string, author = 'legit.example', name = '_dmarc.legit.example') => {
  const { result, policy, warnings } = await check(author, {}, { zone: publish(record, name) });
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

describe('nothing is told of', () => {
  it('a subdomain that is protected like its organization', async () => {
    expect(await told('v=DMARC1; p=reject', 'mail.legit.example')).toEqual(['fail', 'reject']);
    expect(await told('v=DMARC1; p=none; sp=reject', 'mail.legit.example')).toEqual(['fail', 'reject']);
  });

  it('a public suffix, or a top-level domain, that writes in its own name', async () => {
    expect(await told('v=DMARC1; p=reject; psd=y', 'bank', '_dmarc.bank')).toEqual(['fail', 'reject']);
    expect(await told('v=DMARC1; p=reject', 'bank', '_dmarc.bank')).toEqual(['fail', 'reject']);
  });

  it('pct=100, which asks for what is done anyway', async () => {
    expect(await told('v=DMARC1; p=reject; pct=100')).toEqual(['fail', 'reject']);
  });
});

it('what a record repeats or gets wrong is quoted no longer than a value is', async () => {
  const long = 'x'.repeat(10_000);
  const notes = await told(`v=DMARC1; p=reject; t=${long}; pct=${long}; ${long}=1; ${long}=2`);
  const shown = 'x'.repeat(100);
  expect(notes.slice(2)).toEqual([
    `dmarc_tag_repeated ${shown}`,
    `dmarc_tag_invalid t ${shown}`,
    `dmarc_pct_ignored ${shown}`,
  ]);
});
