/** Where a Received field's date begins and ends (RFC 5321 §4.4: behind the semicolon; in practice also without one). */
import { trimBlanks } from '../message/value.ts';
import type { Token } from './scan.ts';

export interface SplitField {
  clauses: Token[];
  /** What stands behind the date: "(envelope-from <…>)", "id …". */
  trailer: Token[];
  /** As written, without the trailer; null when there is none. */
  dateText: string | null;
}

const CLAUSE_WORDS = ['from', 'by', 'with', 'via', 'for', 'id'];
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun),?$/i;
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

export function splitDate(tokens: Token[], value: string): SplitField {
  const semicolon = tokens.findLastIndex((token) => token.kind === 'semicolon');
  const behind = tokens.slice(semicolon + 1);
  // "(SquirrelMail authenticated user x); by host with HTTP" without a date: what follows is a clause, not a date.
  const isDate = semicolon >= 0 && !CLAUSE_WORDS.includes(behind[0]?.text.toLowerCase() ?? '');
  const start = isDate ? semicolon + 1 : findBareDate(tokens);
  if (start < 0) return { clauses: tokens, trailer: [], dateText: null };
  const end = endOfDate(tokens, start);
  const first = tokens[start];
  const last = tokens[end - 1];
  const text = first && last && end > start ? trimBlanks(value.slice(first.start, last.end)) : '';
  return { clauses: tokens.slice(0, isDate ? semicolon : start), trailer: tokens.slice(end), dateText: text || null };
}

/** SendGrid writes no semicolon: "id UBWY4EWi Fri, 28 Jul 2023 …" and "id vaatj-1 2023-07-28 19:32:25.928333532 +0000 UTC". */
function findBareDate(tokens: Token[]): number {
  return tokens.findIndex((token, index) => {
    if (token.kind !== 'word' || index < 2) return false;
    const next = tokens[index + 1]?.text ?? '';
    if (WEEKDAY.test(token.text)) return /^\d{1,2}$/.test(next) || MONTH.test(next);
    return /^\d{4}-\d{2}-\d{2}$/.test(token.text) || (/^\d{1,2}$/.test(token.text) && MONTH.test(next));
  });
}

/** The zone's name is a comment too, so only what is known to follow a date ends it. */
function endOfDate(tokens: Token[], start: number): number {
  const end = tokens.findIndex((token, index) => {
    if (index < start) return false;
    if (token.kind === 'comment') return /^envelope[- ]/i.test(token.text);
    return CLAUSE_WORDS.includes(token.text.toLowerCase());
  });
  return end < 0 ? tokens.length : end;
}
