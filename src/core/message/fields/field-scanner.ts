/** A cursor over the value of a structured field: what RFC 5322 §3.2 gives all of them (CFWS, quoted strings, words). */
import { CR, DQUOTE, isBlank, isLetterOrDigit, LF, LPAREN } from '../../bytes/ascii.ts';
import { type Comment, readComment, resolvePairs } from './comments.ts';

/** Reads one token after the other and never goes back, so that its time is linear in the value's length. */
export class FieldScanner {
  readonly text: string;
  at = 0;
  /** False once a comment or a quoted string did not end. */
  intact = true;
  /** Comments passed since the last `takeComments`. */
  private comments: string[] = [];

  /** @param text one character per byte; folded or not */
  constructor(text: string) {
    this.text = text;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** The character at the cursor; '' at the end. */
  get next(): string {
    return this.text.charAt(this.at);
  }

  /** [CFWS] (RFC 5322 §3.2.2) */
  skipCfws(): void {
    while (!this.ended) {
      const code = this.text.charCodeAt(this.at);
      if (isBlank(code) || code === CR || code === LF) this.at++;
      else if (code === LPAREN) {
        const comment = readComment(this.text, this.at);
        this.keep(comment, this.at);
        this.intact &&= comment.wellFormed;
        this.at = comment.end;
      } else return;
    }
  }

  /** @param _start offset of its "(" */
  protected keep({ content }: Comment, _start: number): void {
    this.comments.push(content);
  }

  takeComments(): string[] {
    const taken = this.comments;
    this.comments = [];
    return taken;
  }

  /** Moves past one character if it is there. */
  take(character: string): boolean {
    if (this.next !== character) return false;
    this.at++;
    return true;
  }

  /** Moves past the longest run of such characters; '' when there is none. */
  takeWhile(belongs: (code: number) => boolean): string {
    const start = this.at;
    while (!this.ended && belongs(this.text.charCodeAt(this.at))) this.at++;
    return this.text.slice(start, this.at);
  }

  /** The content of a quoted string (RFC 5322 §3.2.4), its quoted pairs resolved; null when none begins here. */
  takeQuotedString(): string | null {
    if (this.text.charCodeAt(this.at) !== DQUOTE) return null;
    const start = this.at + 1;
    const end = closingQuote(this.text, this.at);
    this.intact &&= end < this.text.length;
    this.at = Math.min(end + 1, this.text.length);
    return resolvePairs(this.text.slice(start, end));
  }
}

/** Where the quotation mark stands that closes the one at `start`; at the end of the text or behind it where there is none. */
export function closingQuote(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** ALPHA / DIGIT / "-": the letters of Keyword (RFC 5321 §4.1.2, Ldh-str) */
export function isKeywordCharacter(code: number): boolean {
  return isLetterOrDigit(code) || code === 0x2d;
}

/** atext (RFC 5322 §3.2.3), with UTF8-non-ascii (RFC 6532 §3.2) as its bytes */
export function isAtext(code: number): boolean {
  return isLetterOrDigit(code) || code >= 0x80 || (code > 0x20 && code < 0x7f && ATEXT_MARKS.has(code));
}

const ATEXT_MARKS = new Set([..."!#$%&'*+-/=?^_`{|}~"].map((mark) => mark.charCodeAt(0)));
