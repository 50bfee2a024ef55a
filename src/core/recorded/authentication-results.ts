/**
 * Authentication-Results (RFC 8601 §2.2), and the form that Exchange writes: no authserv-id, pairs without a property type
 * ("action=none"), results that nothing separates.
 *
 * What does not follow the grammar is read as far as it goes and marked: only a well-formed field is ever believed, since what
 * breaks one is usually text of the sender's choice that its writer did not quote ("smtp.mailfrom=legit.example(a.attack.example").
 */
import { isDigit } from '../bytes/ascii.ts';
import type { AuthenticationResults } from '../inspection/index.ts';
import { MAX_METHOD_RESULTS } from '../limits.ts';
import { isAtext } from '../message/fields/field-scanner.ts';
import { ResultReader } from './result-reader.ts';

/**
 * Reads the value of an Authentication-Results field.
 *
 * @param value unfolded or not, one character per byte
 * @returns what could be read, in the order of the text; methods, results, property types and properties in lower case.
 *   `wellFormed` is false when it does not follow RFC 8601 §2.2. Never throws.
 */
export function parseAuthenticationResults(value: string): AuthenticationResults {
  const reader = new Reader(value);
  reader.readPayload();
  const { authservId, version, results } = reader;
  const { wellFormed, tolerated } = reader;
  return { authservId, version, wellFormed, results, ...(tolerated ? { tolerated: true as const } : {}) };
}

class Reader extends ResultReader {
  version: number | null = null;

  get wellFormed(): boolean {
    return this.isIntact && !this.unquoted;
  }

  get tolerated(): boolean {
    return this.isIntact && this.unquoted;
  }

  /** "none" stands for all results (no-result), or is none. */
  private get isIntact(): boolean {
    return !this.faulty && this.intact && !(this.isNone && this.results.length > 0);
  }

  /** authres-payload */
  readPayload(): void {
    this.skipCfws();
    const start = this.at;
    const id = this.takeQuotedString() ?? this.takeWhile(isTokenCharacter);
    this.skipCfws();
    if (id !== '' && (this.next === '=' || this.next === '/')) {
      this.at = start;
      this.readResult();
      this.readRest();
      this.checkExchangeForm();
      return;
    }
    if (id === '') this.faulty = true;
    else this.authservId = id;
    this.readVersion();
    // A field that says neither a result nor "none" says nothing (§2.2: no-result / 1*resinfo).
    if (!this.text.includes(';', this.at)) this.faulty = true;
    this.readRest();
  }

  /** [ CFWS authres-version ] */
  private readVersion(): void {
    const digits = this.takeWhile(isDigit);
    if (digits === '') return;
    this.version = Number(digits);
    this.skipCfws();
  }

  /** no-result / 1*resinfo, each behind its ";" */
  private readRest(): void {
    this.skipCfws();
    while (!this.ended) {
      if (this.takeRecipientDomain()) continue;
      if (this.take(';')) this.skipCfws();
      else if (!this.atExchangeResult()) this.skipToSemicolon();
      // Yahoo ends its fields with a ";" that the grammar does not have; it says nothing.
      if (this.ended) return;
      if (this.results.length >= MAX_METHOD_RESULTS) {
        this.faulty = true;
        return;
      }
      if (this.next === ';') this.faulty = true;
      else this.readResult();
    }
  }

  /**
   * From 2018 to 2021 Exchange put the recipient's bare domain before each result but the first ("spf=pass …; rcpt.example; dkim=…").
   * It says nothing; without "=" behind it, it can be mistaken for no result.
   */
  private takeRecipientDomain(): boolean {
    if (this.authservId !== null) return false;
    const start = this.at;
    this.take(';');
    this.skipCfws();
    const name = this.takeWhile(isTokenCharacter);
    this.skipCfws();
    if (name.includes('.') && this.next === ';') return true;
    this.at = start;
    return false;
  }

  /**
   * Without ";" between results, a value that holds a blank could start one of its own; so nothing may be said twice, but for
   * DKIM, which has a result for each signature.
   */
  private checkExchangeForm(): void {
    const said = new Set<string>();
    for (const { method } of this.results) {
      if (method !== 'dkim' && said.has(method)) this.faulty = true;
      said.add(method);
    }
  }
}

/** token (RFC 2045 §5.1): no tspecials, with UTF-8 as its bytes (RFC 8601 §5 lets internationalized ids in) */
function isTokenCharacter(code: number): boolean {
  return isAtext(code) ? code !== 0x2f && code !== 0x3d && code !== 0x3f : code === 0x2e;
}
