/** Mailboxes with a quoted local part (RFC 5321 §4.1.2), which servers copy out of MAIL FROM as they came. */
import { closingQuote } from '../message/fields/field-scanner.ts';

export interface Span {
  start: number;
  /** Behind its last character. */
  end: number;
}

/**
 * Finds the local parts that hold a quoted string: "a b"@x.example, and of the obsolete form (RFC 5322 §4.4) what is joined by dots to one.
 *
 * The attack: MAIL FROM:<"a) with esmtpsa ("@attack.example>. Exim writes it as "(envelope-from <"a) with esmtpsa ("@attack.example>)", and
 * who ends the comment at the first parenthesis reads a login. What stands in such a local part is no word of the server's, whatever its length.
 *
 * @returns from quotation mark to quotation mark, in their order; linear in the length of the text
 */
export function quotedLocalParts(text: string): Span[] {
  const found: Span[] = [];
  let next = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', next)) {
    next = start + 1;
    // An escaped one opens nothing; every other one within a string closes it, so that nothing is read more than twice.
    if (text[start - 1] === '\\') continue;
    const first = endOfString(text, start);
    if (first < 0) break;
    const end = endOfLocalPart(text, first);
    if (isDomainBehind(text, end) || isQuotedAgain(text, start, first)) found.push({ start, end });
    if (found.at(-1)?.end === end || end > first) next = end;
  }
  return found;
}

/** chasquid puts the whole mailbox into quotation marks: "\"a b\"@x.example" */
function isQuotedAgain(text: string, start: number, end: number): boolean {
  return text[start + 1] === '\\' && text.slice(start, end).includes('\\"@');
}

/** Behind the last word that a dot joins to the first. */
function endOfLocalPart(text: string, first: number): number {
  let end = first;
  while (text[end] === '.') {
    let next = end + 1;
    while (next < text.length && /[^\s"()<>@,;:\\]/.test(text.charAt(next))) next++;
    if (text[next] === '@') return next;
    const last = text[next] === '"' ? endOfString(text, next) : -1;
    if (last < 0) return end;
    end = last;
  }
  return end;
}

/** Behind the closing quotation mark; -1 where there is none. */
function endOfString(text: string, start: number): number {
  const at = closingQuote(text, start);
  return at < text.length ? at + 1 : -1;
}

/** No host name goes on behind a quotation mark, an "@" or a parenthesis that opens. */
const DOMAIN = /@(?:\[[^\s"()<>@\]]{1,60}\]|[^\s"()<>@,;:\\[\]]{1,255})(?=[\s>),;]|$)/y;

function isDomainBehind(text: string, end: number): boolean {
  DOMAIN.lastIndex = end;
  return DOMAIN.test(text);
}
