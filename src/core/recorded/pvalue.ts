/** The values in Authentication-Results (pvalue, RFC 8601 §2.2), and what servers write in their place. */
import { type FieldScanner, isAtext } from '../message/fields/field-scanner.ts';

export interface Pvalue {
  value: string;
  /** Something in it stands unquoted that the grammar wants quoted, and that nobody could read otherwise. */
  isUnquoted: boolean;
  /** Another reader could find another value here. */
  isAmbiguous: boolean;
}

/**
 * Takes a value. Servers also write unquoted what the grammar wants quoted: an IPv6 address, an address literal, a path in its
 * brackets, a chain with ":". None of those characters can end a value, so every reader finds the same end; a sender gains nothing
 * by them. What could be read otherwise ("a,b", a bracket in the middle of a word) is read, and marked.
 *
 * @param scanner its cursor at the value, and at what follows it afterwards
 */
export function takePvalue(scanner: FieldScanner): Pvalue {
  scanner.skipCfws();
  const start = scanner.at;
  const isPath = scanner.take('<');
  const quoted = scanner.takeQuotedString();
  if (quoted !== null && !isPath && scanner.next !== '@')
    return { value: quoted, isUnquoted: false, isAmbiguous: false };
  // Within quotation marks of its own a local part may hold anything, and ends for every reader at the same place.
  const bare = quoted !== null && scanner.next === '@' ? scanner.at : start;
  scanner.takeWhile((code) => isValueCharacter(code) || wantsQuotes(code));
  const text = scanner.text.slice(start, scanner.at);
  // The null reverse-path stays what it is.
  const value = text === '<>' ? text : withoutBrackets(text);
  const behind = value === text ? scanner.at : scanner.at - 1;
  return {
    value,
    isUnquoted: text !== '<>' && (isPath || /[:<>,[\\\]]/.test(scanner.text.slice(bare, scanner.at))),
    isAmbiguous: !isUnambiguous(bare === start ? value : scanner.text.slice(bare, behind)),
  };
}

/**
 * value / [ [ local-part ] "@" ] domain-name: told apart by nobody, so all of dot-atom with "@" (RFC 5451 and its readers do
 * the same). "/" and "=" of Base64 in header.b and of VERP addresses are among it.
 */
function isValueCharacter(code: number): boolean {
  return isAtext(code) || code === 0x2e || code === 0x40;
}

/** ":" "<" ">" "[" "]" "," "\" */
function wantsQuotes(code: number): boolean {
  return code === 0x3a || code === 0x3c || code === 0x3e || code === 0x2c || (code >= 0x5b && code <= 0x5d);
}

/** "<a@b>" is the path a@b. */
export function withoutBrackets(text: string): string {
  return text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text;
}

/** No comma, backslash or angle bracket; a bracket only around an address literal at the end (RFC 5321 §4.1.3). */
function isUnambiguous(value: string): boolean {
  if (value === '<>') return true;
  if (/[,\\<>]/.test(value)) return false;
  const open = value.indexOf('[');
  if (open < 0) return !value.includes(']');
  const literal = value.slice(open + 1, -1);
  return (open === 0 || value[open - 1] === '@') && value.endsWith(']') && /^[0-9A-Za-z.:]+$/.test(literal);
}
