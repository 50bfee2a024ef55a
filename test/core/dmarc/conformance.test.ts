/** The public cases for RFC 9989, when the conformance suites lie beside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { evaluateDmarc } from '../../../src/core/dmarc/evaluate.ts';
import { type Zone, zoneResolver } from '../../fakes/zone-resolver.ts';

const suite = new URL('../../../../shared/suites/dmarc-rfc9989/dmarc-rfc9989-tests.yml', import.meta.url);

interface Case {
  from: string | string[];
  spf: string | null;
  dkim: string[];
  result: string | string[];
  policy?: string;
  policy_domain?: string;
  org_domain?: string;
  aligned_spf?: boolean;
  aligned_dkim?: boolean;
  queries?: string[];
}
type Record = string | { [type: string]: string | string[] | (string | number)[] };
interface Group {
  description: string;
  zonedata: { [owner: string]: Record[] };
  tests: { [name: string]: Case };
}

const groups = existsSync(suite) ? (loadAll(readFileSync(suite, 'utf8')) as Group[]) : [];

/** 'TIMEOUT' and 'SERVFAIL' stand in place of a record; a list of strings is one TXT record in several pieces. */
function toResolver(data: Group['zonedata']) {
  const zone: Zone = {};
  const failing: { [name: string]: 'servfail' | 'timeout' } = {};
  for (const [owner, records] of Object.entries(data)) {
    zone[owner] = {};
    for (const record of records) {
      if (typeof record === 'string') failing[owner] = record === 'TIMEOUT' ? 'timeout' : 'servfail';
      else add(zone, owner, record);
    }
  }
  return zoneResolver(zone, { failing });
}

function add(zone: Zone, owner: string, record: Exclude<Record, string>): void {
  for (const [type, value] of Object.entries(record)) {
    const text = type === 'MX' ? (value as unknown[]).join(' ') : [value].flat().join('');
    const held: { [type: string]: string[] } = zone[owner] ?? {};
    zone[owner] = { ...held, [type]: [...(held[type] ?? []), text] };
  }
}

describe('the RFC 9989 cases', () => {
  if (groups.length === 0) it.skip('do not lie beside this checkout');
  let right = 0;
  let all = 0;
  for (const group of groups) {
    for (const [name, given] of Object.entries(group.tests ?? {})) {
      all++;
      it(`${group.description}: ${name}`, async () => {
        const resolver = toResolver(group.zonedata);
        const check = await evaluateDmarc({ from: [given.from].flat(), spf: given.spf, dkim: given.dkim }, resolver);
        expect([given.result].flat()).toContain(check.result);
        if (given.policy) expect(check.policy).toBe(given.policy);
        if (given.policy_domain) expect(check.policyDomain).toBe(given.policy_domain);
        if (given.org_domain) expect(check.organizationalDomain).toBe(given.org_domain);
        if (given.aligned_spf !== undefined) expect(check.evidence.spf?.aligned).toBe(given.aligned_spf);
        if (given.aligned_dkim !== undefined) expect(check.evidence.dkim[0]?.aligned).toBe(given.aligned_dkim);
        if (given.queries) {
          const asked = resolver.asked
            .filter((question) => question.startsWith('TXT '))
            .map((question) => question.slice(4));
          expect(asked.slice(0, given.queries.length)).toEqual(given.queries);
          expect(check.evidence.walk).toEqual(given.queries);
        }
        right++;
      });
    }
  }
  afterAll(() => console.log(`DMARC RFC 9989: ${right} of ${all}`));
});
