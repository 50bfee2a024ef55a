import { trimEnd } from '../message/characters/trim-end.ts';
import { type Clauses, firstClause, wordsOf } from './clauses.ts';
import { quotedLocalParts } from './quoted-path.ts';

/**
 * The reverse-path (RFC 5321 §4.1.1.2) where a field tells it: "(envelope-from <a@b>)", "(envelope sender: <a@b>)",
 * "envelope-from <a@b>", "for <c> from <a@b>", "(mailfrom:a@b fp:…)".
 *
 * @returns without brackets; '' for the null reverse-path; null when the field does not tell
 */
export function readEnvelopeFrom(clauses: Clauses, comments: string[]): string | null {
  for (const comment of comments) {
    const match = /^(?:envelope[- ](?:from|sender):?|mailfrom:)[ \t]*/i.exec(comment);
    if (match) return withoutBrackets(firstPath(comment.slice(match[0].length)));
  }
  const bare = wordsOf(firstClause(clauses, 'envelope-from'))[0] ?? behindRecipient(clauses);
  return bare === undefined ? null : withoutBrackets(bare);
}

/** XMail: "for <rcpt@example.org> from <sender@example.net>" */
function behindRecipient(clauses: Clauses): string | undefined {
  const recipient = clauses.list.findIndex((clause) => clause.name === 'for');
  const from = clauses.list.findIndex((clause, index) => clause.name === 'from' && index > recipient);
  return recipient >= 0 && from >= 0 ? wordsOf(clauses.list[from])[0] : undefined;
}

/** Up to the closing bracket, else up to the first blank or comma: none of them ends a quoted local part. */
function firstPath(text: string): string {
  const start = quotedLocalParts(text)[0]?.end ?? 0;
  const close = text.indexOf('>', start);
  if (text.startsWith('<') && close > 0) return text.slice(0, close + 1);
  return text.slice(0, start) + (/^[^ \t,]*/.exec(text.slice(start))?.[0] ?? '');
}

function withoutBrackets(path: string): string {
  return trimEnd(path.replace(/^<+/, ''), '>');
}
