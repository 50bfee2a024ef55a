/**
 * Makes hostile text harmless where it leaves the browser as characters.
 *
 * The attacks: an escape sequence that rewrites a terminal (ANSI), a bidirectional control that turns a name around, a
 * line feed that forges a line of the report, a link or an image smuggled into Markdown.
 */
import { visible } from '../core/message/characters/visible.ts';

/** A line in which Markdown finds nothing to interpret: all punctuation that could begin something is escaped. */
export function inertMarkdown(text: string): string {
  let out = '';
  for (const character of visible(text)) {
    if (character === '<') out += '&lt;';
    else if (character === '&') out += '&amp;';
    else if (character === '.') out += beginsSomething(out) ? '\\.' : '.';
    else out += '\\`*_{}[]()#+-!|>~$:@'.includes(character) ? `\\${character}` : character;
  }
  return out;
}

/** "www." makes a link of what follows (GitHub Flavored Markdown §6.9), a number and a dot a list. */
function beginsSomething(before: string): boolean {
  return before.slice(-3).toLowerCase() === 'www' || isNumber(before);
}

/** CommonMark §5.2: a list item's number has nine digits at most. */
function isNumber(text: string): boolean {
  if (text.length === 0 || text.length > 9) return false;
  for (const character of text) if (character < '0' || character > '9') return false;
  return true;
}
