/**
 * Makes hostile text harmless where it leaves the browser as characters.
 *
 * The attacks: an escape sequence that rewrites a terminal (ANSI), a bidirectional control that turns a name around, a
 * line feed that forges a line of the report, a link or an image smuggled into Markdown.
 *
 * A backslash keeps CommonMark from interpreting a character, but not GitHub: its links without marks (GitHub Flavored Markdown §6.9,
 * `mailto:`, `xmpp:`, `www.`, `a@b.example`), its mentions, numbers of issues, names of commits and of smileys are found in the text that
 * is left. Only within code nothing is looked for, so words that could be one of these become code.
 */
import { visible } from '../core/message/characters/visible.ts';

/** A line in which neither CommonMark nor GitHub finds anything to interpret. */
export function inertMarkdown(text: string): string {
  let out = '';
  for (const run of runsOf(visible(text)))
    out += isNamelike(run) ? `\`${run.text}\`` : escapePunctuation(run.text, out);
  return out;
}

interface Run {
  text: string;
  /** Whether a blank or nothing follows. */
  endsWord: boolean;
}

/** None of these stands in what GitHub finds in text; CommonMark's marks are among them, and are escaped. */
const BETWEEN_NAMES = '<>[](){}!*|\\`"';

/** The text cut where a name could begin or end: names are of printable ASCII without blanks. */
function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && isOfName(text, at) === isOfName(text, at - 1)) continue;
    const next = text[at];
    runs.push({ text: text.slice(start, at), endsWord: next === undefined || next === ' ' });
    start = at;
  }
  return runs;
}

function isOfName(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 0x20 && code < 0x7f && !BETWEEN_NAMES.includes(text.charAt(at));
}

/** Names of commits have at least seven hexadecimal digits. */
const COMMIT_LENGTH = 7;

function isNamelike({ text, endsWord }: Run): boolean {
  // A label of ours ends in a colon; a link or a smiley goes on after it.
  const rest = endsWord && text.endsWith(':') ? text.slice(0, -1) : text;
  if (/[@:/#]|www\.|gh-\d/i.test(rest)) return true;
  return rest.split(/[^0-9a-z]/i).some((part) => part.length >= COMMIT_LENGTH && /^[0-9a-f]+$/i.test(part));
}

/** All punctuation that could begin something is escaped. */
function escapePunctuation(text: string, before: string): string {
  let out = '';
  for (const character of text) {
    if (character === '<') out += '&lt;';
    else if (character === '&') out += '&amp;';
    else if (character === '.') out += isNumber(before + out) ? '\\.' : '.';
    // Below a line, a row of these makes a heading of it (CommonMark §4.3).
    else if (character === '=') out += (before + out).trim() === '' ? '\\=' : '=';
    else out += '\\`*_{}[]()#+-!|>~$:@'.includes(character) ? `\\${character}` : character;
  }
  return out;
}

/** CommonMark §5.2: a list item's number has nine digits at most. */
function isNumber(text: string): boolean {
  if (text.length === 0 || text.length > 9) return false;
  for (const character of text) if (character < '0' || character > '9') return false;
  return true;
}
