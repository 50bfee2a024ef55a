/**
 * Makes names and addresses in a text harmless to click, as people do it in tickets: "example[.]com", "alice[@]example[.]com",
 * "hxxps://". What is no name stays as it is: dates, versions, section numbers.
 *
 * @param text of any origin; linear in its length
 */
export function defang(text: string): string {
  let out = '';
  let at = 0;
  while (at < text.length) {
    const end = wordEnd(text, at);
    if (end === at) out += text.charAt(at++);
    else {
      out += defangWord(text.slice(at, end));
      at = end;
    }
  }
  return out;
}

/** Behind the characters of names and addresses that begin here. */
function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !SPACE.includes(text.charAt(end))) end++;
  return end;
}

const SPACE = ' \t\r\n<>()[]"\',;';

function defangWord(word: string): string {
  if (!word.includes('.') && !word.includes('@')) return word;
  const isName = /[^\d.]/.test(word.replaceAll('§', '')) || word.split('.').length === 4;
  if (!isName) return word;
  let out = '';
  for (let at = 0; at < word.length; at++) {
    const character = word.charAt(at);
    if (character === '@') out += '[@]';
    else if (character === '.' && isInner(word, at)) out += '[.]';
    else out += character;
  }
  return out.replace(/^http(s?):\/\//i, 'hxxp$1://');
}

/** Between two labels: the full stop of a sentence has nothing behind it. */
function isInner(word: string, at: number): boolean {
  return at > 0 && at + 1 < word.length && !'./:'.includes(word.charAt(at + 1));
}
