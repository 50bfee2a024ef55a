/** One result of an Authentication-Results field (RFC 8601 §2.2, resinfo), and what Exchange and Yahoo write in the place of one. */
import { isDigit } from '../bytes/ascii.ts';
import type { MethodResult } from '../inspection/index.ts';
import { MAX_RESULT_PROPERTIES } from '../limits.ts';
import { FieldScanner, isKeywordCharacter } from '../message/fields/field-scanner.ts';
import { takePvalue } from './pvalue.ts';

/** Methods that begin a result where Exchange puts no ";" before it. */
const EXCHANGE_METHODS = new Set(['spf', 'dkim', 'dmarc', 'compauth', 'arc']);

/** Reads results one by one, and keeps what is wrong with them. */
export class ResultReader extends FieldScanner {
  /** Null in the form that Exchange writes. */
  authservId: string | null = null;
  readonly results: MethodResult[] = [];
  protected faulty = false;
  protected isNone = false;
  /** Something stands unquoted that the grammar wants quoted, and that nobody could read otherwise. */
  protected unquoted = false;

  /** methodspec [ CFWS reasonspec ] [ CFWS 1*propspec ], the cursor at the method and at the next result behind it */
  protected readResult(): void {
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
  protected atExchangeResult(): boolean {
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
  protected skipToSemicolon(): void {
    this.faulty = true;
    for (;;) {
      this.skipCfws();
      if (this.ended || this.next === ';') return;
      if (this.takeQuotedString() === null) this.at++;
    }
  }
}

/** Of a property or a pair: a Keyword's, and "_". */
function isNameCharacter(code: number): boolean {
  return isKeywordCharacter(code) || code === 0x5f;
}
