/** What stands from "by" to the date, matched to a form's template: the order of the clauses, and the program's mark. */
import { matchesHost } from '../receivers/host-pattern.ts';
import { type Clauses, commentsOf, firstClause, KEYWORDS, wordsOf } from './clauses.ts';

export interface ServerTemplate {
  order: string[];
  /** How the comments of one clause begin, in their order; '' = a host's name or address. */
  marks: string[];
  /** The words that must stand behind a keyword, by its name. */
  words: Record<string, string>;
}

/** @param text as a form writes it: `by (Postfix) with id for`, clauses in their order, a comment that marks the program */
export function compileServer(text: string): ServerTemplate {
  const order: string[] = [];
  const words: Record<string, string> = {};
  const marks: string[] = [];
  for (const part of text.split(/ (?![^(]*\))/)) {
    if (part.startsWith('(')) marks.push(part.slice(1).replace(/…?\)$/, '').toLowerCase());
    else if (KEYWORDS.includes(part)) order.push(part);
    else {
      const name = order.at(-1) ?? '';
      words[name] = `${words[name] ?? ''} ${part.replace('…', '')}`.trimStart();
    }
  }
  return { order, marks, words };
}

/** More words than that in a clause were seen in no field without a mark. */
const MAX_WORDS: Record<string, number> = { with: 6, via: 3, for: 2 };

/** But for "mx.example - SurfControl E-mail Filter", ": HOSTING RELAY :" and qmail-scanner's "mx.example by uid 502". */
function isLong(clause: Clauses['list'][number]): boolean {
  const words = wordsOf(clause);
  if (clause.name === 'by' && (words[0] === ':' || words[1] === '-' || words[2] === 'uid')) return words.length > 8;
  return words.filter((word) => word !== ',').length > (MAX_WORDS[clause.name] ?? 1);
}

/** Whether the clauses behind the client stand in the form's order, with its mark and its words. */
export function fitsServer({ order, marks, words }: ServerTemplate, clauses: Clauses, isFamily: boolean): boolean {
  let at = 0;
  for (const clause of clauses.list) {
    const place = order.indexOf(clause.name, at);
    if (place < 0) return false;
    at = place + 1;
    if (isFamily && isLong(clause)) return false;
  }
  return (
    clauses.list[0]?.name === 'by' &&
    (marks.length === 0 || clauses.list.some((clause) => isMarked(clause, marks))) &&
    Object.entries(words).every(([name, text]) => {
      const written = wordsOf(firstClause(clauses, name as 'by')).join(' ');
      return name === 'by' ? matchesHost(written.split(' ', 1)[0] ?? '', text.split('|')) : written.startsWith(text);
    })
  );
}

/** Behind the recipient and the queue id stands no program's name. */
function isMarked(clause: Clauses['list'][number], marks: readonly string[]): boolean {
  let found = 0;
  for (const comment of commentsOf(clause)) {
    const mark = marks[found] ?? '.';
    const text = comment.toLowerCase();
    if (mark ? text.startsWith(mark) && (mark !== '8.' || text.includes('/8.')) : /^[^ ]+(?: \[[^ ]+)?$/.test(text))
      found++;
  }
  return found >= marks.length && ['by', 'with', 'tls'].includes(clause.name);
}
