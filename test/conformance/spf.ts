/** The OpenSPF suite for RFC 7208 (as pyspf keeps it). */
import { loadAll } from 'js-yaml';
import { expect } from 'vitest';
import type { RecordType } from '../../src/core/inspection/index.ts';
import { canonicalIp } from '../../src/core/net/ip.ts';
import type { Dns } from './job.ts';
import { type Case, makeCase, readSuiteFile, type Suite } from './suite.ts';

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

const TYPES: readonly RecordType[] = ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'TXT'];

/** @returns the results, and apart from them the explanations that the suite wants to the letter */
export function spfSuites(): Suite[] {
  const text = readSuiteFile('spf-rfc7208/rfc7208-tests.yml');
  const sections = text === '' ? [] : (loadAll(text) as Section[]);
  const cases = sections.flatMap((section) =>
    Object.entries(section.tests).map(([name, given]) => ({
      name: `${section.description}: ${name}`,
      given,
      dns: toDns(section.zonedata),
    })),
  );
  return [
    { title: 'SPF RFC 7208, results', cases: cases.map((one) => resultCase(one)) },
    { title: 'SPF RFC 7208, explanations', cases: cases.flatMap((one) => explanationCase(one) ?? []) },
  ];
}

interface Given {
  name: string;
  given: SuiteCase;
  dns: Dns;
}

function jobOf({ given, dns }: Given) {
  return { ...dns, ip: given.host, helo: given.helo, mailFrom: given.mailfrom };
}

/** Of several results that the suite allows, the first is the preferred one. */
function resultCase(one: Given): Case {
  const [preferred] = [one.given.result].flat();
  return makeCase(one.name, 'spf', jobOf(one), ({ result }) => expect(result).toBe(preferred));
}

function explanationCase(one: Given): Case | null {
  const { explanation } = one.given;
  // DEFAULT: whatever a receiver says for want of an explanation.
  if (explanation === undefined || explanation === 'DEFAULT') return null;
  return makeCase(one.name, 'spf', jobOf(one), (check) => expect(check.explanation).toBe(explanation));
}

/** The bare word TIMEOUT at an owner stands for every type that it does not hold. */
function toDns(data: Section['zonedata']): Dns {
  const dns: Required<Dns> = { zone: {}, failing: {} };
  for (const [owner, records] of Object.entries(data)) {
    const name = owner.toLowerCase();
    const held: { [type: string]: string[] } = {};
    for (const type of TYPES) {
      const values = records.flatMap((record) => valuesOf(record, type, records));
      if (values.length > 0) held[type] = values;
      else if (records.includes('TIMEOUT')) dns.failing[`${type} ${name}`] = 'timeout';
    }
    dns.zone[name] = held;
  }
  return dns;
}

/** SPF records also stand for TXT, unless their owner has TXT records of its own; NONE means that there is no such record. */
function valuesOf(record: SuiteRecord, type: RecordType, all: SuiteRecord[]): string[] {
  if (record === 'TIMEOUT') return [];
  const hasText = all.some((other) => other !== 'TIMEOUT' && 'TXT' in other);
  const value = record[type] ?? (type === 'TXT' && !hasText ? record['SPF'] : undefined);
  if (value === undefined || value === null || value === 'NONE') return [];
  if (type === 'MX') return [`${value[0]} ${value[1]}`];
  const data = Array.isArray(value) ? value.join('') : value;
  if (type === 'CNAME') return [data.replace(/\.$/, '')];
  return [type === 'A' || type === 'AAAA' ? (canonicalIp(data) ?? data) : data];
}
