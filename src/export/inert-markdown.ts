/**
 * Makes hostile text harmless where it leaves the browser as characters.
 *
 * The attacks: an escape sequence that rewrites a terminal (ANSI), a bidirectional control that turns a name around, a
 * line feed that forges a line of the report, a link or an image smuggled into Markdown.
 *
 * A backslash keeps CommonMark from interpreting a character, but not GitHub: its links without marks (GitHub Flavored Markdown §6.9,
 * `mailto:`, `xmpp:`, `www.`, `a@b.example`), its mentions, numbers of issues, names of commits and of smileys are found in the text that
 * is left. Only within code nothing is looked for. So a word that could be anything but a word becomes code as a whole, which reads better
 * than backslashes, too; a line of sentences and names stays as it is.
 */
import { visible } from '../core/message/characters/visible.ts';

/** @returns a line in which neither CommonMark nor GitHub finds anything to interpret; '' for blanks alone */
export function inertMarkdown(text: string): string {
  let out = '';
  for (const run of runsOf(visible(text).trim())) out += isWord(run) ? wordOf(run, out === '') : run;
  return out;
}

/** As many backticks as GitHub's parser takes for a mark (cmark-gfm, MAXBACKTICKS). */
const MOST_MARKS = 80;

/** @returns the text as code: to be read and copied character by character; '' for blanks alone */
export function markdownCode(text: string): string {
  const shown = visible(text).trim();
  if (shown === '') return '';
  const longest = longestRun(shown, '`');
  // The attack: a run so long that no mark around it is taken for one, and what stands between is read as Markdown.
  if (longest >= MOST_MARKS) return markdownCode(shown.replaceAll('`', '[U+0060]'));
  const marks = '`'.repeat(longest + 1);
  // CommonMark §6.1: one blank on either side is no part of the code.
  const gap = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${marks}${gap}${shown}${gap}${marks}`;
}

/** The text cut into words of printable ASCII, in which alone anything is found, and what stands between them. */
function runsOf(text: string): string[] {
  const runs: string[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && isOfWord(text, at) === isOfWord(text, at - 1)) continue;
    runs.push(text.slice(start, at));
    start = at;
  }
  return runs;
}

function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 0x20 && code < 0x7f;
}

function isWord(run: string): boolean {
  return run !== '' && isOfWord(run, 0);
}

/** What stands around a word in a sentence. */
const BEFORE = '("\'';
const AFTER = '.,;:!?"\')';

function wordOf(run: string, isFirst: boolean): string {
  if (isFirst && beginsBlock(run)) return escaped(run);
  // Marks alone are no word, but "_" counts as a letter to those who look for commands ("/_"), and ":---:" is written as a smiley is.
  if (!/\w|:[+-]+:/.test(run)) return isHarmless(run) ? run : escaped(run);
  let start = 0;
  while (BEFORE.includes(run.charAt(start))) start++;
  let end = run.length;
  while (AFTER.includes(run.charAt(end - 1)) && !closesWithin(run, start, end)) end--;
  const word = run.slice(start, end);
  return isHarmless(word) ? run : `${run.slice(0, start)}${markdownCode(word)}${run.slice(end)}`;
}

/** Whether the last character belongs to the word: "f(x)", a character by its name ("&lt;"), a name of a smiley. */
function closesWithin(run: string, start: number, end: number): boolean {
  const last = run.charAt(end - 1);
  const opening = last === ')' ? '(' : last === ';' ? '&' : last === ':' ? ':' : null;
  return opening !== null && run.slice(start, end - 1).includes(opening);
}

/** A list's mark or a line of marks (CommonMark §4.1, §4.3, §5.2), where a line begins with it. */
function beginsBlock(run: string): boolean {
  return /^(?:[-+=]+|\d{1,9}[.)])$/.test(run);
}

/** Marks become characters. */
function escaped(run: string): string {
  let out = '';
  for (const character of run) out += /[0-9a-z]/i.test(character) ? character : `\\${character}`;
  return out;
}

/**
 * What others find beside: every name with a dot for a link (Discourse, HackMD, chats); commands and numbers of things (GitLab's `/close`,
 * `!1`, `%1`, `&1`, `^alert`); marked, inserted and raised text; attributes, macros and templates in braces (kramdown, Redmine, Liquid).
 */
const OF_OTHERS = /^\/|[!%&]\d|%[a-z]|\^|==|\+\+|[{}]|\.[a-z]{2}/i;

/** Names of commits have at least seven hexadecimal digits. */
const COMMIT_LENGTH = 7;

function isHarmless(word: string): boolean {
  // Two digits between colons name no smiley.
  if (/^\d{1,2}:\d\d(?::\d\d)?$/.test(word)) return true;
  if (/[\\`*[<>|~$@#_]|:.|gh-\d/i.test(word) || (word.includes('&') && word.includes(';'))) return false;
  if (OF_OTHERS.test(word)) return false;
  return !word.split(/[^0-9a-z]/i).some((part) => part.length >= COMMIT_LENGTH && /^[0-9a-f]+$/i.test(part));
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let length = 0;
  for (const one of text) {
    length = one === character ? length + 1 : 0;
    longest = Math.max(longest, length);
  }
  return longest;
}
