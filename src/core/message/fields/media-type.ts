/** Content-Type and the header of a part, read strictly: what readers may take in two ways is not read at all. */
import { isBlank, isLetterOrDigit } from '../../bytes/ascii.ts';
import { latin1 } from '../../bytes/latin1.ts';
import type { Message } from '../message.ts';
import { FieldScanner, isAtext } from './field-scanner.ts';
import { fieldValues, trimBlanks } from './field-value.ts';

export interface MediaType {
  /** "text/plain", in lower case. */
  readonly type: string;
  /** By lower-case name. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** RFC 2045 §5.2 */
export const DEFAULT_TYPE: MediaType = { type: 'text/plain', parameters: new Map() };

const MAX_PARAMETERS = 20;

/**
 * RFC 2045 §5.1, without comments.
 *
 * @param value unfolded
 * @returns null for whatever is not written plainly, and when a parameter is given twice
 */
export function readMediaType(value: string): MediaType | null {
  const scanner = new FieldScanner(value);
  skipBlanks(scanner);
  const type = scanner.takeWhile(isTypeCharacter).toLowerCase();
  const parameters = new Map<string, string>();
  skipBlanks(scanner);
  for (let count = 0; count < MAX_PARAMETERS && scanner.take(';'); count++) {
    skipBlanks(scanner);
    if (scanner.ended) break;
    const name = scanner.takeWhile(isTypeCharacter).toLowerCase();
    if (name === '' || parameters.has(name) || !scanner.take('=')) return null;
    parameters.set(name, scanner.takeQuotedString() ?? scanner.takeWhile(isBareCharacter));
    skipBlanks(scanner);
  }
  return scanner.ended && scanner.intact && type.includes('/') ? { type, parameters } : null;
}

function skipBlanks(scanner: FieldScanner): void {
  scanner.takeWhile(isBlank);
}

/** Letters, digits and "-+./*": the last parts RFC 2231's names of parameters, which are then other names. */
function isTypeCharacter(code: number): boolean {
  return isLetterOrDigit(code) || (code >= 0x2a && code <= 0x2f && code !== 0x2c);
}

/** With "." and ":", which senders leave unquoted in boundaries. */
function isBareCharacter(code: number): boolean {
  return isAtext(code) || code === 0x2e || code === 0x3a;
}

/** @returns the message's own type; null when it has several or none that is written plainly */
export function messageType(message: Message): MediaType | null {
  const [value, another] = fieldValues(message, 'content-type');
  if (value === undefined) return DEFAULT_TYPE;
  return another === undefined ? readMediaType(value) : null;
}

/**
 * The charset that the message declares for its text: of a multipart that of the first part of text, since it says what its program writes.
 *
 * @returns in lower case; '' when it declares none, or none plainly
 */
export function declaredCharset(message: Message): string {
  let type = messageType(message);
  let at = message.bodyStart;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const boundary = type?.parameters.get('boundary');
    if (boundary === undefined || type?.type.startsWith('multipart/') !== true) break;
    const text = latin1(message.bytes, at, Math.min(message.bytes.length, at + MAX_PREAMBLE));
    const start = text.indexOf(`--${boundary}\r\n`);
    const end = text.indexOf('\r\n\r\n', start);
    if (start < 0 || end < 0) return '';
    const header = readPartHeader(text.slice(start + boundary.length + 4, end));
    type = readMediaType(header?.get('content-type') ?? '');
    at += end + 2;
  }
  return type?.parameters.get('charset')?.toLowerCase() ?? '';
}

/** Of parts in parts, before the first text. */
const MAX_DEPTH = 4;
/** Bytes before a part's first header, and of that: two lines mostly. */
const MAX_PREAMBLE = 4096;

/** @returns the message's own encoding in lower case, '' for none; null when it has several */
export function messageEncoding(message: Message): string | null {
  const [value = '', another] = fieldValues(message, 'content-transfer-encoding');
  return another === undefined ? value.toLowerCase() : null;
}

/** Whether this Content-Transfer-Encoding, in lower case, leaves the bytes as they are (RFC 2045 §6.2); '' = no such field. */
export function isIdentity(encoding: string): boolean {
  return ['', '7bit', '8bit', 'binary'].includes(encoding);
}

/**
 * The header of a body part (RFC 2046 §5.1).
 *
 * @param text one character per byte, without the empty line that ends it
 * @returns values by lower-case name, unfolded; null when a line is no field, or when a name occurs twice
 */
export function readPartHeader(text: string): Map<string, string> | null {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of text.split('\r\n')) {
    if (line === '') continue;
    if (isBlank(line.charCodeAt(0))) {
      if (last === '') return null;
      fields.set(last, `${fields.get(last)}${line}`);
      continue;
    }
    const colon = line.indexOf(':');
    last = line.slice(0, Math.max(0, colon)).toLowerCase();
    if (fields.has(last) || !/^[!-~]+$/.test(last)) return null;
    fields.set(last, line.slice(colon + 1));
  }
  for (const [name, value] of fields) fields.set(name, trimBlanks(value));
  return fields;
}
