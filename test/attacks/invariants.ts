/** What must hold for every message, attack or not (I1–I8 of the list of attacks). */
import { expect } from 'vitest';
import sentences from '../../src/_locales/en/findings.json' with { type: 'json' };
import type { Inspection } from '../../src/core/inspection/index.ts';
import { MAX_DNS_QUESTIONS } from '../../src/core/limits.ts';

export function assertInvariants(inspection: Inspection, asked: readonly string[]): void {
  oneSender(inspection);
  oneDomain(inspection);
  believedFields(inspection);
  cleanQuestions(asked);
  coverage(inspection);
  bounds(inspection, asked);
  inertText(inspection);
  wholeSentences(inspection);
  honesty(inspection);
}

/** I1: one From field with one mailbox, or no single sender is named. */
function oneSender({ message, verdict, source }: Inspection): void {
  const mailboxes = message.from.flatMap((field) => field.mailboxes);
  if (source.problem !== null && verdict.level === 'unchecked') return;
  if (message.from.length !== 1 || mailboxes.length !== 1)
    expect([verdict.level, verdict.domain]).toEqual(['ambiguous', null]);
}

/** I2: the domain that DMARC was evaluated for = the address shown = the domain printed. */
function oneDomain({ message, dmarc, verdict }: Inspection): void {
  const author = message.author?.domain;
  if (author === undefined || verdict.domain === null) return;
  if (dmarc?.policy) expect(dmarc.evidence.domain).toBe(author);
  if (dmarc?.policy || verdict.level !== 'verified') expect(verdict.domain).toBe(author);
  else expect(author === verdict.domain || author.endsWith(`.${verdict.domain}`)).toBe(true);
}

/** I3: results are believed only above the provider's own Received field, and under its id. */
function believedFields({ recorded, route }: Inspection): void {
  const border = route.border === null ? -1 : (route.hops[route.border]?.fieldIndex ?? -1);
  for (const field of recorded.fields) {
    if (field.trust !== 'recorded') continue;
    expect(field.fieldIndex).toBeLessThan(border);
    if (field.results) expect(field.results.authservId).toBe('mx.rcpt.example');
  }
}

/** I4: no question for a name with a byte outside letters, digits, hyphen, underscore, dot. */
function cleanQuestions(asked: readonly string[]): void {
  expect(asked.filter((question) => !/^[A-Z]+ [a-z0-9._-]+$/.test(question))).toEqual([]);
}

/** I5: of each signature that verifies it is told what it covers, and with which key. */
function coverage({ dkim }: Inspection): void {
  for (const { result, evidence } of dkim) {
    if (result !== 'pass') continue;
    expect(evidence.signedFields.length).toBeGreaterThan(0);
    expect(evidence.signedBytes).not.toBeNull();
    expect(evidence.bodyBytes).not.toBeNull();
    expect(evidence.key?.bits).toBeGreaterThan(0);
  }
}

/** I6: bounded. */
function bounds({ dns, spf }: Inspection, asked: readonly string[]): void {
  expect(asked.length).toBeLessThanOrEqual(MAX_DNS_QUESTIONS);
  expect(dns.length).toBeLessThanOrEqual(MAX_DNS_QUESTIONS);
  // RFC 7208 §4.6.4; the eleventh is the one that breaks the limit.
  expect(spf?.evidence.lookups ?? 0).toBeLessThanOrEqual(11);
}

/** I7: no character that could move a cursor, turn text around or hide. */
function inertText(value: unknown, path = 'inspection'): void {
  if (typeof value === 'string') expect(hostileCharacters(value), path).toEqual([]);
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) inertText(inner, `${path}.${key}`);
  }
}

function hostileCharacters(text: string): string[] {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return codes.filter(isHostile).map((code) => `U+${code.toString(16)}`);
}

function isHostile(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

/** Nothing is told with a hole in it, where a value was to stand. */
function wholeSentences({ findings }: Inspection): void {
  for (const { code, values } of findings) {
    const sentence: string = sentences[code];
    const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    expect(
      names.filter((name) => (values[name] ?? '') === ''),
      code,
    ).toEqual([]);
  }
}

/** I8: green is what we verified; red is what was determined; a missing answer is neither. */
function honesty({ verdict, dkim, dmarc, recorded, spf }: Inspection): void {
  if (verdict.level === 'verified') expect(dkim.map(({ result }) => result)).toContain('pass');
  if (verdict.level === 'failed') {
    expect(dmarc?.policy ?? recorded.trusted?.dmarc?.policy).toMatch(/reject|quarantine/);
    if (recorded.trusted?.dmarc?.result !== 'fail') expect(dmarc?.result).toBe('fail');
  }
  if (verdict.level === 'listed') expect(spf?.result).toBe('pass');
}
