/**
 * Makes names and addresses in a text harmless to click, as people do it in tickets: "example[.]com", "alice[@]example[.]com",
 * "hxxps://". What is no name stays as it is: dates, versions, section numbers.
 *
 * @param text of any origin; linear in its length
 */
export function defang(text: string): string {
  const unlinked = withoutSchemes(text);
  let out = '';
  let at = 0;
  while (at < unlinked.length) {
    const end = wordEnd(unlinked, at);
    if (end === at) out += unlinked.charAt(at++);
    else {
      out += defangWord(unlinked.slice(at, end));
      at = end;
    }
  }
  return out;
}

/** A scheme makes a link of whatever follows: "localhost", a number, an address in brackets. */
function withoutSchemes(text: string): string {
  return text.replace(/http(s?):\/\//gi, 'hxxp$1://').replace(/(?<!hxxps?):\/\//gi, '[:]//');
}

/** Behind the characters of names and addresses that begin here. */
function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !SPACE.includes(text.charAt(end))) end++;
  return end;
}

const SPACE = ' \t\r\n<>()[]"\',;';

function defangWord(word: string): string {
  if (!isName(word)) return word;
  let out = '';
  for (let at = 0; at < word.length; at++) {
    const character = word.charAt(at);
    if (character === '@') out += '[@]';
    else if (character === '.' && isInner(word, at)) out += '[.]';
    else out += character;
  }
  return out;
}

/** No top-level domain begins with a digit (RFC 3696 §2), so "0.5%" is none; four numbers are an IP address. */
function isName(word: string): boolean {
  return word.includes('@') || /\.\p{Letter}/u.test(word) || /\d\.\d+\.\d+\.\d/.test(word);
}

/** Between two labels: the full stop of a sentence has nothing behind it. */
function isInner(word: string, at: number): boolean {
  return at > 0 && at + 1 < word.length && !'./:'.includes(word.charAt(at + 1));
}
