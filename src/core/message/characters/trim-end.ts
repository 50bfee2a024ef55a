/**
 * A text without these characters at its end.
 *
 * The attack: a regular expression such as `/,+$/` begins anew at each of thousands of commas that do not stand at the end, and
 * takes time that grows with the square of them. A loop from the end does not.
 *
 * @param characters each of which is taken off
 */
export function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
