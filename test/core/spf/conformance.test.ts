/** The OpenSPF suite for RFC 7208 (as pyspf keeps it), when it lies beside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { DnsAnswer, DnsRecord, RecordType, Resolver } from '../../../src/core/dns/resolver.ts';
import { canonicalIp } from '../../../src/core/net/ip.ts';
import { checkHost } from '../../../src/core/spf/check-host.ts';

const FILE = fileURLToPath(new URL('../../../../shared/suites/spf-rfc7208/rfc7208-tests.yml', import.meta.url));

type Value = string | string[] | [number, string] | null;
type SuiteRecord = 'TIMEOUT' | Record<string, Value>;
interface SuiteCase {
  helo: string;
  host: string;
  mailfrom: string;
  result: string | string[];
  explanation?: string;
}
interface Section {
  description: string;
  tests: Record<string, SuiteCase>;
  zonedata: Record<string, SuiteRecord[]>;
}

/** The suite's zones, with names of any characters. */
function suiteResolver(zone: Section['zonedata']): Resolver {
  const owners = new Map(Object.entries(zone).map(([owner, records]) => [owner.toLowerCase(), records]));
  const ask = (name: string, type: RecordType, aliases: DnsRecord[]): DnsAnswer => {
    const held = owners.get(name.toLowerCase());
    if (!held) return answer('nxdomain');
    const records = held.flatMap((record) => toRecords(record, type, held));
    if (records.length > 0) return answer('ok', [...aliases, ...records]);
    const [alias] = held.flatMap((record) => toRecords(record, 'CNAME', held));
    if (alias && aliases.length > 8) return answer('servfail');
    if (alias) return ask(alias.data.replace(/\.$/, ''), type, [...aliases, alias]);
    return answer(held.includes('TIMEOUT') ? 'timeout' : 'nodata');
  };
  return { query: async (name, type) => ask(name.replace(/\.$/, ''), type, []) };
}

function answer(status: DnsAnswer['status'], records: DnsRecord[] = []): DnsAnswer {
  return { status, records, secure: false, ttl: 0 };
}

/** SPF records also stand for TXT, unless their owner has TXT records of its own; NONE means that there is no such record. */
function toRecords(record: SuiteRecord, type: RecordType, held: SuiteRecord[]): DnsRecord[] {
  if (record === 'TIMEOUT') return [];
  const hasText = held.some((other) => other !== 'TIMEOUT' && 'TXT' in other);
  const value = record[type] ?? (type === 'TXT' && !hasText ? record['SPF'] : undefined);
  if (value === undefined || value === null || value === 'NONE') return [];
  if (type === 'MX') return [{ type, preference: Number(value[0]), data: String(value[1]) }];
  const data = Array.isArray(value) ? value.join('') : value;
  return [{ type, data: type === 'A' || type === 'AAAA' ? (canonicalIp(data) ?? data) : data }];
}

describe.skipIf(!existsSync(FILE))('the RFC 7208 suite (beside the checkout)', () => {
  const sections = existsSync(FILE) ? (loadAll(readFileSync(FILE, 'utf8')) as Section[]) : [];
  const figures = { results: 0, preferred: 0, cases: 0, explanations: 0, explained: 0 };

  for (const section of sections) {
    for (const [name, wanted] of Object.entries(section.tests)) {
      it(`${section.description}: ${name}`, async () => {
        const resolver = suiteResolver(section.zonedata);
        const query = { ip: wanted.host, helo: wanted.helo, mailFrom: wanted.mailfrom };
        const check = await checkHost(query, resolver);
        figures.cases++;
        expect([wanted.result].flat(), JSON.stringify(check)).toContain(check.result);
        figures.results++;
        if ([wanted.result].flat()[0] === check.result) figures.preferred++;
        if (wanted.explanation === undefined || wanted.explanation === 'DEFAULT') return;
        figures.explained++;
        expect(check.explanation).toBe(wanted.explanation);
        figures.explanations++;
      });
    }
  }

  it('prints its figures', () => {
    const { results, preferred, cases, explanations, explained } = figures;
    console.log(
      `SPF RFC 7208: ${results} of ${cases} results (${preferred} the preferred one), ${explanations} of ${explained} explanations`,
    );
  });
});
