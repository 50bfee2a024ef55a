/** Received-SPF (RFC 7208 §9.1), as its writers really write it: addresses in angle brackets or bare, IPv6 unquoted. */

import { isBlank, LPAREN } from '../bytes/ascii.ts';
import type { ReceivedSpf } from '../inspection/index.ts';
import { FieldScanner, isKeywordCharacter } from '../message/fields/field-scanner.ts';
import { withoutBrackets } from './pvalue.ts';

/** Real ones have below ten. */
const MAX_PAIRS = 50;

/**
 * Reads the value of a Received-SPF field.
 *
 * @param value unfolded or not, one character per byte
 * @returns `result` in lower case, '' when there is none; null for a key of which the field says two things. Never throws.
 */
export function parseReceivedSpf(value: string): ReceivedSpf {
  const scanner = new FieldScanner(value);
  scanner.skipCfws();
  scanner.takeComments();
  const result = scanner.takeWhile(isKeywordCharacter).toLowerCase();
  scanner.skipCfws();
  const comment = scanner.takeComments()[0] ?? null;
  const pairs = readPairs(scanner);
  const get = (key: string) => pairs.get(key) ?? null;
  return {
    result,
    comment,
    clientIp: get('client-ip'),
    envelopeFrom: get('envelope-from'),
    helo: get('helo'),
    receiver: get('receiver'),
    identity: get('identity'),
    mechanism: get('mechanism'),
  };
}

/**
 * key-value-list
 *
 * The attack: a client greets with "x;envelope-from=a@bank.example", which some servers copy unquoted. Of two values for one key nobody can tell
 * which is the server's.
 */
function readPairs(scanner: FieldScanner): Map<string, string | null> {
  const pairs = new Map<string, string | null>();
  for (let count = 0; count < MAX_PAIRS && !scanner.ended; count++) {
    const key = scanner.takeWhile(isKeywordCharacter).toLowerCase();
    scanner.skipCfws();
    if (key !== '' && scanner.take('=')) {
      scanner.skipCfws();
      const value = readValue(scanner);
      const differs = pairs.has(key) && pairs.get(key) !== value;
      pairs.set(key, differs ? null : value);
    }
    scanner.takeWhile((code) => code !== 0x3b && code !== LPAREN);
    scanner.skipCfws();
    scanner.take(';');
    scanner.skipCfws();
  }
  return pairs;
}

/** A mailbox whose local part alone is in quotation marks goes on behind them: "a b"@x.example. */
function readValue(scanner: FieldScanner): string {
  const start = scanner.at;
  const isPath = scanner.take('<');
  const quoted = scanner.takeQuotedString();
  if (quoted !== null && !isPath && scanner.next !== '@') return quoted;
  scanner.takeWhile(isValueCharacter);
  return withoutBrackets(scanner.text.slice(start, scanner.at));
}

/** dot-atom by the RFC; in practice all up to a ";", a blank or a comment. */
function isValueCharacter(code: number): boolean {
  return !isBlank(code) && code !== 0x3b && code !== LPAREN && code !== 0x0d && code !== 0x0a;
}
