/** Finds addresses (RFC 5321 §4.1.2) in texts of any kind: fields, results, links. One pass; what stands around them stays. */

/** Characters that an address may have left of its "@"; letters of any script (RFC 6531 §3.3), and what hides among them. */
const LOCAL = /[\p{L}\p{N}\p{M}\p{Cf}!#$%&'*+/=?^_`{|}~.．-]/u;
const DOMAIN = /[\p{L}\p{N}\p{M}\p{Cf}.．-]/u;
/** As long as an address may be; longer runs are no address. */
const LONGEST = 320;

/**
 * @param text any text
 * @param put what stands instead of an address that was found: its local part and domain as written
 */
export function replaceAddresses(text: string, put: (local: string, domain: string) => string): string {
  let out = '';
  let from = 0;
  for (const { index, 0: sign } of text.matchAll(AT)) {
    const end = domainEnd(text, index + sign.length);
    if (end === index + sign.length) continue;
    const start = localStart(text, index, from);
    if (start === index) continue;
    out += text.slice(from, start) + put(text.slice(start, index), text.slice(index + sign.length, end));
    from = end;
  }
  return out + text.slice(from);
}

/** An "@", one of full width, or one as an address within a link has it. */
const AT = /[@＠]|%40/g;

function localStart(text: string, at: number, from: number): number {
  const least = Math.max(from, at - LONGEST);
  if (text[at - 1] === '"') {
    const quote = text.slice(least, at - 1).lastIndexOf('"');
    if (quote >= 0) return least + quote;
  }
  let start = at;
  while (start > least) {
    const before = characterBefore(text, start);
    if (!LOCAL.test(before) && !SHOWN_HIDDEN.test(before)) break;
    start -= before.length;
  }
  return start;
}

/** A hidden character that was made visible ("[U+200B]") is one of the name. */
const SHOWN_HIDDEN = /^\[U\+[0-9A-F]{4,6}\]$/;
const LONGEST_SHOWN = '[U+10FFFF]'.length;

function characterBefore(text: string, at: number): string {
  if (text[at - 1] === ']') {
    const near = text.slice(Math.max(0, at - LONGEST_SHOWN), at);
    const open = near.lastIndexOf('[U+');
    if (open >= 0) return near.slice(open);
  }
  const code = text.charCodeAt(at - 1);
  return text.slice(code >= 0xdc00 && code < 0xe000 && at > 1 ? at - 2 : at - 1, at);
}

function domainEnd(text: string, start: number): number {
  if (text[start] === '[') {
    const close = text.slice(start, start + LONGEST).indexOf(']');
    return close < 0 ? start : start + close + 1;
  }
  const most = Math.min(text.length, start + LONGEST);
  let end = start;
  while (end < most) {
    const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (!DOMAIN.test(character)) break;
    end += character.length;
  }
  // The full stop of a sentence, the hyphen between two words.
  while (end > start && '.．-'.includes(text.charAt(end - 1))) end--;
  return end;
}
