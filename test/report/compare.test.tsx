/** Two messages side by side: what is the same, what differs, in words and in columns. */
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/index.ts';
import { CompareView } from '../../src/report/compare/compare-view.tsx';
import { compare } from '../../src/report/compare/differences.ts';
import { factsOf, networkOf } from '../../src/report/compare/sides.ts';
import { LANGUAGES, translate } from '../../src/text/translate.ts';
import { failed, stories, verified } from '../fakes/inspections.ts';
import { draw } from '../views/page.tsx';

const words = (left: Inspection, right: Inspection) => compare(left, right).words.map(({ key }) => key);
const differing = (left: Inspection, right: Inspection) =>
  compare(left, right)
    .rows.filter(({ isSame }) => !isSame)
    .map(({ left: { key } }) => key);

describe('a comparison', () => {
  it.each(Object.entries(stories))('of "%s" with itself finds no difference', (_, inspection) => {
    expect(differing(inspection, inspection)).toEqual([]);
    expect(words(inspection, inspection)).toContain('compare_verdict_same');
  });

  it('of a real message and a forged one names what differs, and what was only claimed', () => {
    const forged: Inspection = { ...failed, message: { ...failed.message, author: verified.message.author } };
    expect(words(verified, forged)).toEqual([
      'compare_verdict_differs',
      'compare_domain_same',
      'compare_signer_differs',
      'compare_server_differs',
    ]);
    expect(differing(verified, forged)).toEqual(
      expect.arrayContaining([
        'compare_verdict',
        'compare_signatures',
        'compare_server',
        'compare_network',
        'compare_spf',
      ]),
    );
    const claimed = factsOf(forged).filter(({ isClaimed }) => isClaimed);
    expect(claimed.map(({ key }) => key)).toEqual(expect.arrayContaining(['compare_from', 'compare_message_id']));
  });

  it('believes no signature that does not hold, and no server that was not recorded', () => {
    const sameName: Inspection = {
      ...failed,
      dkim: verified.dkim.map((check) => ({ ...check, result: 'fail' as const })),
      route: { ...failed.route, client: null, hops: verified.route.hops },
    };
    expect(words(verified, sameName)).toEqual(
      expect.arrayContaining(['compare_signer_differs', 'compare_server_unknown']),
    );
  });

  it('of two servers of one network says so', () => {
    const at = (ip: string): Inspection => ({
      ...verified,
      route: { ...verified.route, client: { ip, helo: 'x', source: 'received' } },
    });
    expect(words(at('192.0.2.1'), at('192.0.2.200'))).toContain('compare_network_same');
    expect(words(at('192.0.2.1'), at('192.0.2.1'))).toContain('compare_server_same');
  });
});

it.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:7::1', '2001:db8:7::/48'],
  ['2001:db8::1', '2001:db8::/48'],
  ['2001:db8:7:1:2:3:4:5', '2001:db8:7::/48'],
  ['::1', '::/48'],
  // RFC 4291 §2.5.5.2: all of IPv4 is written below one /48.
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['unknown', null],
])('the network of %s is %s', (ip, network) => expect(networkOf(ip)).toBe(network));

describe('where a list is left', () => {
  const hostsOf = (value: string) => {
    const fields = [{ ...verified.fields[0], name: 'List-Unsubscribe', value }] as Inspection['fields'];
    return factsOf({ ...verified, fields }).find(({ key }) => key === 'compare_unsubscribe')?.values;
  };

  it.each([
    ['<https://news.example/u?t=1>, <mailto:leave+7@lists.example?subject=x>', ['news.example', 'lists.example']],
    ['<HTTPS://News.Example:8443/u>', ['news.example:8443']],
    // What stands before the "@" is the user's name, which may look like a host.
    ['<https://bank.example@evil.example/u>', ['evil.example']],
    ['<mailto:nobody>, <https:///>', []],
  ])('%s names %j', (value, hosts) => expect(hostsOf(value)).toEqual(hosts));

  it('is read in time that grows with its length', () => {
    const start = performance.now();
    hostsOf('mailto:'.repeat(60_000));
    // What grew with the square took a minute.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('its view', () => {
  it.each(LANGUAGES)('says in %s every fact of both in its column, and whether it is the same', (language) => {
    const document = draw(<CompareView left={verified} right={failed} />, { language });
    const rows = [...document.querySelectorAll('tbody tr')];
    expect(rows.length).toBe(compare(verified, failed).rows.length);
    for (const row of rows) {
      expect([...row.children].map(({ localName }) => localName)).toEqual(['th', 'td', 'td']);
      const isSame = row.getAttribute('data-same') === 'true';
      expect(row.textContent).toContain(translate(isSame ? 'compare_same' : 'compare_differs', {}, language));
    }
    expect(document.body.textContent).not.toMatch(/compare_|\d{4}-\d\d-\d\dT/);
  });

  it('makes no markup out of a mail', () => {
    const hostile: Inspection = {
      ...failed,
      message: { ...failed.message, subject: '<img src=x onerror=alert(1)>\u202e', messageId: '<a@<script>>' },
    };
    const document = draw(<CompareView left={hostile} right={verified} />);
    expect(document.querySelectorAll('img, script')).toHaveLength(0);
    expect(document.body.textContent).toContain('[U+202E]');
  });
});
