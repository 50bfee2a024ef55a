/** The public cases for RFC 9989. */
import { loadAll } from 'js-yaml';
import { expect } from 'vitest';
import type { Dns } from './job.ts';
import { type Case, makeCase, readSuiteFile, type Suite } from './suite.ts';

interface SuiteCase {
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
type SuiteRecord = string | { [type: string]: string | string[] | (string | number)[] };
interface Group {
  description: string;
  zonedata: { [owner: string]: SuiteRecord[] };
  tests: { [name: string]: SuiteCase };
}

export function dmarcSuite(): Suite {
  const text = readSuiteFile('dmarc-rfc9989/dmarc-rfc9989-tests.yml');
  const groups = text === '' ? [] : (loadAll(text) as Group[]);
  const cases = groups.flatMap((group) =>
    Object.entries(group.tests ?? {}).map(([name, given]) =>
      toCase(`${group.description}: ${name}`, given, toDns(group.zonedata)),
    ),
  );
  return { title: 'DMARC RFC 9989', cases };
}

function toCase(name: string, given: SuiteCase, dns: Dns): Case {
  const job = { ...dns, from: [given.from].flat(), spf: given.spf, dkim: given.dkim };
  return makeCase(name, 'dmarc', job, ({ check, asked }) => {
    expect([given.result].flat()).toContain(check.result);
    if (given.policy) expect(check.policy).toBe(given.policy);
    if (given.policy_domain) expect(check.policyDomain).toBe(given.policy_domain);
    if (given.org_domain) expect(check.organizationalDomain).toBe(given.org_domain);
    if (given.aligned_spf !== undefined) expect(check.evidence.spf?.aligned).toBe(given.aligned_spf);
    if (given.aligned_dkim !== undefined) expect(check.evidence.dkim[0]?.aligned).toBe(given.aligned_dkim);
    if (given.queries) {
      const texts = asked.filter((question) => question.startsWith('TXT ')).map((question) => question.slice(4));
      expect(texts.slice(0, given.queries.length)).toEqual(given.queries);
      expect(check.evidence.walk).toEqual(given.queries);
    }
  });
}

/** TIMEOUT and SERVFAIL stand in place of a record; a list of strings is one TXT record in several pieces. */
function toDns(data: Group['zonedata']): Dns {
  const dns: Required<Dns> = { zone: {}, failing: {} };
  for (const [owner, records] of Object.entries(data)) {
    const held: { [type: string]: string[] } = {};
    for (const record of records) {
      if (typeof record === 'string') dns.failing[owner] = record === 'TIMEOUT' ? 'timeout' : 'servfail';
      else add(held, record);
    }
    dns.zone[owner] = held;
  }
  return dns;
}

function add(held: { [type: string]: string[] }, record: Exclude<SuiteRecord, string>): void {
  for (const [type, value] of Object.entries(record)) {
    const text = [value].flat().join(type === 'MX' ? ' ' : '');
    held[type] = [...(held[type] ?? []), text];
  }
}
