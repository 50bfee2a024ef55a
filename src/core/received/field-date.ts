/** Where a Received field's date begins and ends (RFC 5321 §4.4: behind the semicolon; in practice also without one). */
import { monthNumber } from '../message/fields/date.ts';
import { trimBlanks } from '../message/fields/field-value.ts';
import { KEYWORDS } from './clauses.ts';
import type { Token } from './scan.ts';

export interface SplitField {
  clauses: Token[];
  /** What stands behind the date: "(envelope-from <…>)", "id …". */
  trailer: Token[];
  /** As written, without the trailer; null when there is none. */
  dateText: string | null;
  /** Another date stands behind another semicolon, and somebody's words may be one of the two. */
  doubtful: boolean;
}

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun),?$/i;

/** @param server where the server's own words begin: what stands before is the client's, dates and semicolons included */
export function splitDate(tokens: Token[], value: string, server = 0): SplitField {
  const semicolon = tokens.findLastIndex((token, index) => index >= server && token.kind === 'semicolon');
  const behind = tokens.slice(semicolon + 1);
  // "(SquirrelMail authenticated user x); by host with HTTP" without a date: what follows is a clause, not a date.
  const isDate = semicolon >= 0 && !KEYWORDS.includes(behind[0]?.text.toLowerCase() ?? '');
  const start = isDate ? semicolon + 1 : findBareDate(tokens, server);
  if (start < 0) return { clauses: tokens, trailer: [], dateText: null, doubtful: false };
  const clauses = tokens.slice(0, isDate ? semicolon : start);
  const end = endOfDate(tokens, start);
  const first = tokens[start];
  const last = tokens[end - 1];
  const text = first && last && end > start ? trimBlanks(value.slice(first.start, last.end)) : '';
  // The attack: a reverse-path written behind the date without angle brackets, '(envelope-from "a) ; Tue, 1 Jan 2019 …"@b)'.
  const doubtful = clauses.some(
    (token, index) => index >= server && token.kind === 'semicolon' && isDateStart(tokens, index + 1),
  );
  return { clauses, trailer: tokens.slice(end), dateText: doubtful ? null : text || null, doubtful };
}

/** SendGrid writes no semicolon: "id UBWY4EWi Fri, 28 Jul 2023 …" and "id vaatj-1 2023-07-28 19:32:25.928333532 +0000 UTC". */
function findBareDate(tokens: Token[], server: number): number {
  return tokens.findIndex((_, index) => index >= Math.max(server, 2) && isDateStart(tokens, index));
}

function isDateStart(tokens: Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'word') return false;
  const next = tokens[index + 1]?.text ?? '';
  if (WEEKDAY.test(token.text)) return /^\d{1,2}$/.test(next) || monthNumber(next) >= 0;
  return /^\d{4}-\d{2}-\d{2}(?:T\d|$)/i.test(token.text) || (/^\d{1,2}$/.test(token.text) && monthNumber(next) >= 0);
}

/** The zone's name is a comment too, so only what is known to follow a date ends it. */
function endOfDate(tokens: Token[], start: number): number {
  const end = tokens.findIndex((token, index) => {
    if (index < start) return false;
    if (token.kind === 'comment') return /^envelope[- ]/i.test(token.text);
    return KEYWORDS.includes(token.text.toLowerCase());
  });
  return end < 0 ? tokens.length : end;
}
