/**
 * Authentication-Results (RFC 8601 §2.2), and the form that Exchange writes: no authserv-id, pairs without a property type
 * ("action=none"), results that nothing separates.
 *
 * What does not follow the grammar is read as far as it goes and marked: only a well-formed field is ever believed, since what
 * breaks one is usually text of the sender's choice that its writer did not quote ("smtp.mailfrom=legit.example(a.attack.example").
 */
import { isDigit } from '../bytes/ascii.ts';
import type { AuthenticationResults, MethodResult } from '../inspection/index.ts';
import { MAX_METHOD_RESULTS, MAX_RESULT_PROPERTIES } from '../limits.ts';
import { FieldScanner, isAtext, isKeywordCharacter } from '../message/fields/field-scanner.ts';
import { takePvalue } from './pvalue.ts';

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

/** Methods that begin a result where Exchange puts no ";" before it. */
const EXCHANGE_METHODS = new Set(['spf', 'dkim', 'dmarc', 'compauth', 'arc']);

class Reader extends FieldScanner {
  authservId: string | null = null;
  version: number | null = null;
  readonly results: MethodResult[] = [];
  private faulty = false;
  private isNone = false;
  /** Something stands unquoted that the grammar wants quoted, and that nobody could read otherwise. */
  private unquoted = false;

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

  /** methodspec [ CFWS reasonspec ] [ CFWS 1*propspec ], the cursor at the method and at the next result behind it */
  private readResult(): void {
    this.takeComments();
    const result = this.readMethod();
    if (result !== null) {
      let pairs = 0;
      while (pairs < MAX_RESULT_PROPERTIES && this.readPair(result)) pairs++;
      result.comment = this.takeComments().join('; ') || null;
    }
    if (!this.ended && this.next !== ';' && !this.atExchangeResult()) this.skipToSemicolon();
  }

  /** methodspec; null for "none", and for what is none */
  private readMethod(): MethodResult | null {
    const method = this.takeWhile(isKeywordCharacter).toLowerCase();
    this.skipCfws();
    if (method === 'none' && (this.ended || this.next === ';')) {
      this.isNone = true;
      return null;
    }
    const version = this.take('/') ? this.readMethodVersion() : null;
    const equals = this.take('=');
    this.skipCfws();
    const word = equals ? this.takeWhile(isKeywordCharacter).toLowerCase() : '';
    if (method === '' || word === '') {
      this.faulty = true;
      return null;
    }
    const result: MethodResult = { method, version, result: word, reason: null, comment: null, properties: [] };
    this.results.push(result);
    return result;
  }

  private readMethodVersion(): number | null {
    this.skipCfws();
    const digits = this.takeWhile(isDigit);
    this.skipCfws();
    const version = digits === '' ? null : Number(digits);
    if (version !== 1) this.faulty = true;
    return version;
  }

  /**
   * reasonspec / propspec, or a pair that the grammar does not have.
   *
   * @returns false when the result ends here or cannot be read on
   */
  private readPair(result: MethodResult): boolean {
    const before = this.at;
    this.skipCfws();
    if (this.ended || this.next === ';' || this.atExchangeResult()) return false;
    // Two words need something between them; a comment is enough.
    if (this.at === before) return this.fault();
    // Yahoo's own pair "arc_overridden_status=NOT_OVERRIDDEN" has an underscore, which no Keyword has (RFC 5321 §4.1.2).
    const name = this.takeWhile(isNameCharacter).toLowerCase();
    this.skipCfws();
    if (name === '') return this.fault();
    if (this.take('.')) return this.readProperty(result, name);
    if (!this.take('=')) return this.fault();
    const value = this.readValue();
    if (name === 'reason' && result.reason === null) result.reason = value;
    else {
      result.pairs ??= [];
      result.pairs.push({ name, value });
    }
    return true;
  }

  /** propspec, behind its "." */
  private readProperty(result: MethodResult, ptype: string): boolean {
    this.skipCfws();
    const property = this.takeWhile(isNameCharacter).toLowerCase();
    this.skipCfws();
    if (property === '' || !this.take('=')) return this.fault();
    const value = this.readValue();
    // Which of two is meant, each reader says otherwise.
    if (result.properties.some((one) => one.ptype === ptype && one.property === property && one.value !== value))
      this.faulty = true;
    result.properties.push({ ptype, property, value });
    return true;
  }

  private fault(): false {
    this.faulty = true;
    return false;
  }

  /** Exchange puts its results one behind the other, with or without ";". */
  private atExchangeResult(): boolean {
    if (this.authservId !== null) return false;
    const start = this.at;
    const name = this.takeWhile(isKeywordCharacter).toLowerCase();
    const found = EXCHANGE_METHODS.has(name) && this.next === '=';
    this.at = start;
    return found;
  }

  /** pvalue */
  private readValue(): string {
    const { value, isUnquoted, isAmbiguous } = takePvalue(this);
    if (isUnquoted) this.unquoted = true;
    if (isAmbiguous) this.faulty = true;
    return value;
  }

  /** Past what cannot be read, to the next ";" outside quotes and comments. */
  private skipToSemicolon(): void {
    this.faulty = true;
    for (;;) {
      this.skipCfws();
      if (this.ended || this.next === ';') return;
      if (this.takeQuotedString() === null) this.at++;
    }
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

/** Of a property or a pair: a Keyword's, and "_". */
function isNameCharacter(code: number): boolean {
  return isKeywordCharacter(code) || code === 0x5f;
}
