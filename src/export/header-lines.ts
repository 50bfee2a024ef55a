/** Header fields written anew (RFC 5322 §2.2), for files that are mails themselves. */

/** RFC 5322 §2.1.1: lines should have no more characters, and must not have more bytes. */
const USUAL = 78;
const MOST_BYTES = 998;

/**
 * One field, folded. The attack: a value with a line end in it would write a field, or a body, of its own; so control characters become
 * blanks, and a line ends only where it is folded here.
 *
 * @param name what is no field name (RFC 5322 §3.6.8) of it becomes "?"
 * @param value any text; letters beyond US-ASCII stay as they are (RFC 6532)
 * @returns the field with its line end
 */
export function fieldLine(name: string, value: string): string {
  const safeName = name.replace(/[^!-9;-~]/g, '?').slice(0, USUAL) || '?';
  const words = value.split(/[\p{Cc}\u2028\u2029 ]+/u).filter((word) => word !== '');
  let line = `${safeName}:`;
  let out = '';
  for (const word of words.flatMap(cut)) {
    if (line.length + 1 + word.length > USUAL && line !== `${safeName}:`) {
      out += `${line}\r\n`;
      line = '';
    }
    line += ` ${word}`;
  }
  return `${out}${line}\r\n`;
}

/** A word that fits no line is parted: three bytes a character at most, four for a pair of two. */
function cut(word: string): string[] {
  const most = Math.floor((MOST_BYTES - USUAL) / 3) - 1;
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part.length + character.length > most) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
