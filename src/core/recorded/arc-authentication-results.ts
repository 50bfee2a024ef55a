import { isDigit } from '../bytes/ascii.ts';
import type { AuthenticationResults } from '../inspection/index.ts';
import { FieldScanner } from '../message/fields/field-scanner.ts';
import { parseAuthenticationResults } from './authentication-results.ts';

export interface ArcAuthenticationResults {
  /** i=, 1–50 (RFC 8617 §4.2.1); null when it is missing or something else. */
  instance: number | null;
  results: AuthenticationResults;
}

/**
 * Reads the value of an ARC-Authentication-Results field (RFC 8617 §4.1.1): an instance, then what Authentication-Results holds.
 *
 * @param value unfolded or not, one character per byte
 * @returns without an instance the whole value is read as results, which then say what is wrong with them. Never throws.
 */
export function parseArcAuthenticationResults(value: string): ArcAuthenticationResults {
  const scanner = new FieldScanner(value);
  const instance = readInstance(scanner);
  if (instance === null) return { instance: null, results: parseAuthenticationResults(value) };
  return { instance, results: parseAuthenticationResults(value.slice(scanner.at)) };
}

/** arc-info = instance [CFWS] ";" */
function readInstance(scanner: FieldScanner): number | null {
  scanner.skipCfws();
  if (!scanner.take('i')) return null;
  scanner.skipCfws();
  if (!scanner.take('=')) return null;
  scanner.skipCfws();
  const digits = scanner.takeWhile(isDigit);
  scanner.skipCfws();
  const instance = Number(digits);
  return digits.length <= 2 && instance >= 1 && instance <= 50 && scanner.take(';') ? instance : null;
}
