/**
 * Makes hostile text harmless where it leaves the browser as characters.
 *
 * The attacks: an escape sequence that rewrites a terminal (ANSI), a bidirectional control that turns a name around, a
 * line feed that forges a line of the report, a link or an image smuggled into Markdown.
 */
import { visible } from '../text/visible.ts';

/** An line in which Markdown finds nothing to interpret: all punctuation that could begin something is escaped. */
export function inertMarkdown(text: string): string {
  let out = '';
  for (const character of visible(text)) {
    if (character === '<') out += '&lt;';
    else if (character === '&') out += '&amp;';
    else out += '\\`*_{}[]()#+-!|>~$:@'.includes(character) ? `\\${character}` : character;
  }
  return out;
}
