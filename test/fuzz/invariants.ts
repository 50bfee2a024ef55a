/** What must hold for every message (I1–I8 of the attacks' tests, written for speed), and that the result is plain JSON in words. */
import { isDeepStrictEqual } from 'node:util';
import type { Inspection, Note } from '../../src/core/inspection/index.ts';
import { MAX_DNS_QUESTIONS } from '../../src/core/limits.ts';
import { type TextKey, translateParts } from '../../src/text/translate.ts';

/** @returns what is broken, in words; [] = nothing */
export function findBroken(inspection: Inspection, asked: readonly string[]): string[] {
  return [
    ...authorRules(inspection),
    ...resultRules(inspection),
    ...questionRules(asked),
    ...plainJson(inspection),
    ...findUnsaid(inspection),
    ...findHostileText(inspection, 'inspection'),
  ];
}

function authorRules({ message, verdict, dmarc }: Inspection): string[] {
  const broken: string[] = [];
  const mailboxes = message.from.flatMap((field) => field.mailboxes);
  const single = message.from.length === 1 && mailboxes.length === 1;
  if (message.author !== null && !single) broken.push('an author out of several');
  if (message.author === null && verdict.level !== 'unchecked' && verdict.level !== 'ambiguous') {
    broken.push(`${verdict.level} without an author`);
  }
  const author = message.author?.domain;
  if (author === undefined || verdict.domain === null) return broken;
  if (dmarc?.policy && dmarc.evidence.domain !== author) broken.push('DMARC evaluated for another domain');
  const under = author === verdict.domain || author.endsWith(`.${verdict.domain}`);
  if (dmarc?.policy ? verdict.domain !== author : !under) broken.push('another domain printed than shown');
  return broken;
}

function resultRules({ verdict, progress, dkim, dmarc, recorded, spf, dns }: Inspection): string[] {
  const broken: string[] = [];
  const { level, reason } = verdict;
  if (progress !== 'done') broken.push(`progress is ${progress}`);
  if (reason.code === 'verdict_reason_internal_error') broken.push(`a mistake of our own: ${reason.values['detail']}`);
  if (level === 'verified' && !dkim.some(({ result }) => result === 'pass')) broken.push('verified by nothing');
  if (level === 'listed' && spf?.result !== 'pass') broken.push('listed without SPF');
  if (level === 'failed' && dmarc?.result !== 'fail' && recorded.trusted?.dmarc?.result !== 'fail') {
    broken.push('failed without a failure');
  }
  if (dns.length > MAX_DNS_QUESTIONS) broken.push('more questions than the limit');
  return broken;
}

/** I4, and the limit. */
export function questionRules(asked: readonly string[]): string[] {
  const dirty = asked.filter((question) => !/^[A-Z]+ [A-Za-z0-9._-]{1,254}$/.test(question));
  const broken = dirty.map((question) => `asked ${JSON.stringify(question)}`);
  return asked.length > MAX_DNS_QUESTIONS ? [...broken, `asked ${asked.length} questions`] : broken;
}

/** JSON loses undefined, NaN, Infinity, Date, Map and bytes: whatever differs behind it was one of them. */
export function plainJson(value: unknown): string[] {
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)) return ['not plain JSON'];
  return isDeepStrictEqual(structuredClone(value), value) ? [] : ['not a structured clone'];
}

/** Every note can be said, in both languages, with all its values. */
export function findUnsaid(value: unknown): string[] {
  const broken = new Set<string>();
  visit(value, (note) => {
    for (const language of ['en', 'ja'] as const) {
      const parts = translateParts(note.code as TextKey, note.values, language);
      const [only] = parts;
      if (parts.length === 1 && only?.text === note.code) broken.add(`${note.code} has no sentence (${language})`);
      for (const { kind, text } of parts) {
        const name = /^\{(\w+)\}$/.exec(text)?.[1];
        // A value may itself be written so: a greeting "{x}".
        const isValue = Object.values(note.values).includes(text);
        if (kind === 'value' && name !== undefined && !(name in note.values) && !isValue) {
          broken.add(`${note.code} lacks its {${name}}`);
        }
      }
    }
  });
  return [...broken];
}

function visit(value: unknown, see: (note: Note) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('code' in value && 'values' in value) see(value as Note);
  for (const inner of Object.values(value)) visit(inner, see);
}

/** I7: no character that could move a cursor, turn text around or hide. */
export function findHostileText(value: unknown, path: string): string[] {
  if (typeof value === 'string') {
    const found = HOSTILE.exec(value);
    return found ? [`${path} holds U+${(found[0].codePointAt(0) ?? 0).toString(16)}`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => findHostileText(inner, `${path}.${key}`));
}

const HOSTILE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
