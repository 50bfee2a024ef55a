/** Records that nobody wrote by hand, judged by an engine that is not ours: pyspf, where Debian's Python has it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHost } from '../../../src/core/spf/check-host.ts';
import { type Zone, zoneResolver } from '../../fakes/zone-resolver.ts';

const PYTHON = '/usr/bin/python3';
const hasPeer = spawnSync(PYTHON, ['-c', 'import spf']).status === 0;
const CASES = 1500;

interface Case {
  zone: Zone;
  ip: string;
  helo: string;
  mailFrom: string;
}

/** Errors by which pyspf means more than RFC 7208 does. */
const DELIBERATELY_OTHER = [
  // An include of the own domain: pyspf refuses it unevaluated, the RFC by the limit, if evaluation comes to it.
  'include has trivial recursion',
  // pyspf counts each query without an answer, the RFC (§4.6.4) the terms that meet one.
  'Void lookup limit',
  // RFC 7208 §6 says it of "redirect" and "exp" alone.
  'foo= MUST appear at most once',
];

interface PeerResult {
  result: string;
  text: string;
  lookups: number;
  voids: number;
}

const name = fc.constantFrom('n0.example', 'n1.example', 'n2.example', 'a.n0.example', 'gone.example');
const ipv4 = fc.constantFrom('192.0.2.1', '192.0.2.77', '198.51.100.9', '203.0.113.200');
const ipv6 = fc.constantFrom('2001:db8::1', '2001:db8:1::1', '2001:db8::ff');
const domainSpec = fc.oneof(
  name,
  name.map((value) => `${value}.`),
  fc.constantFrom(
    '%{d}',
    '%{o}',
    '%{h}',
    '%{d2}',
    '%{l}.%{d}',
    '%{ir}.%{v}.n0.example',
    '%{p}.n1.example',
    '%{s1r-}.n2.example',
    '%{L}.x%%y.example',
  ),
);
const length = fc.constantFrom('', '/32', '/24', '/8', '/0', '//64', '/24//32', '/33', '//0');
// Without a bare "exists", which pyspf takes and the grammar does not.
const mechanism = fc.oneof(
  fc.constantFrom(
    'all',
    'a',
    'mx',
    'ptr',
    'ip4:192.0.2.0/24',
    'ip6:2001:db8::/32',
    'ip4:198.51.100.9',
    'moo',
    'ip4:1.2.3',
    'a:museum',
    'all/8',
  ),
  fc.tuple(fc.constantFrom('a', 'mx'), domainSpec, length).map(([kind, domain, bits]) => `${kind}:${domain}${bits}`),
  fc.tuple(fc.constantFrom('a', 'mx'), length).map(([kind, bits]) => `${kind}${bits}`),
  fc.tuple(fc.constantFrom('include', 'exists', 'ptr'), domainSpec).map(([kind, domain]) => `${kind}:${domain}`),
);
const term = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(fc.constantFrom('', '+', '-', '~', '?'), mechanism).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: domainSpec.map((domain) => `redirect=${domain}`) },
  { weight: 1, arbitrary: fc.constantFrom('exp=n0.example', 'foo=%{d}', 'foo=%x') },
);
const record = fc.array(term, { maxLength: 4 }).map((terms) => ['v=spf1', ...terms].join(' '));
const held = fc.record({
  TXT: fc.oneof(
    { weight: 9, arbitrary: record.map((text) => [text]) },
    { weight: 1, arbitrary: fc.constant(['hello']) },
  ),
  A: fc.uniqueArray(ipv4, { minLength: 1, maxLength: 2 }),
  AAAA: fc.uniqueArray(ipv6, { minLength: 1, maxLength: 2 }),
  MX: fc.uniqueArray(fc.constantFrom('10 n0.example', '20 n1.example', '5 n2.example'), { minLength: 1, maxLength: 2 }),
});
const cases = fc.record({
  zone: fc.record({
    'n0.example': held,
    'n1.example': held,
    'n2.example': held,
    'a.n0.example': held,
    '1.2.0.192.in-addr.arpa': fc.uniqueArray(name, { minLength: 1, maxLength: 3 }).map((names) => ({ PTR: names })),
  }),
  ip: fc.oneof(
    { weight: 3, arbitrary: fc.constant('192.0.2.1') },
    { weight: 1, arbitrary: ipv4 },
    { weight: 1, arbitrary: ipv6 },
  ),
  helo: name,
  mailFrom: fc.oneof(
    name.map((domain) => `some-user@${domain}`),
    fc.constant(''),
  ),
});

function judge(all: Case[]): PeerResult[] {
  const script = fileURLToPath(new URL('peer.py', import.meta.url));
  const { stdout, stderr, status } = spawnSync(PYTHON, [script], {
    input: JSON.stringify(all),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as PeerResult[];
}

describe.skipIf(!hasPeer)('pyspf (where it is installed)', () => {
  it('agrees about records that nobody wrote by hand', { timeout: 300_000 }, async () => {
    const all = fc.sample(cases, { numRuns: CASES, seed: 7208 }) as Case[];
    const peer = judge(all);
    const disputed: string[] = [];
    let compared = 0;
    for (const [index, given] of all.entries()) {
      const theirs = peer[index];
      const ours = await checkHost(given, zoneResolver(given.zone));
      if (!theirs || DELIBERATELY_OTHER.some((text) => theirs.text.includes(text))) continue;
      compared++;
      if (ours.result !== theirs.result) disputed.push(JSON.stringify({ ours: ours.code, theirs, given }));
    }
    console.log(`SPF against pyspf: ${compared} of ${CASES} cases compared, ${disputed.length} disputed`);
    expect(disputed).toEqual([]);
    expect(compared).toBeGreaterThan(CASES / 2);
  });
});
