/**
 * Makes hostile text harmless where it leaves the browser as characters.
 *
 * The attacks: an escape sequence that rewrites a terminal (ANSI), a bidirectional control that turns a name around, a
 * line feed that forges a line of the report, a link or an image smuggled into Markdown.
 */

/** C0, DEL, C1, line and paragraph separators, bidirectional and invisible controls become visible as <U+XXXX>. */
export function inertLine(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    out += isControl(code) ? `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>` : character;
  }
  return out;
}

/** An inert line in which Markdown finds nothing to interpret: every ASCII punctuation that could begin something is escaped. */
export function inertMarkdown(text: string): string {
  let out = '';
  for (const character of inertLine(text)) {
    if (character === '<') out += '&lt;';
    else if (character === '&') out += '&amp;';
    else out += '\\`*_{}[]()#+-!|>~$:@'.includes(character) ? `\\${character}` : character;
  }
  return out;
}

function isControl(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0x00ad ||
    code === 0x061c ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    (code >= 0xe0000 && code <= 0xe007f)
  );
}
