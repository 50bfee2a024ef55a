/** Address lists in tokens (RFC 5322 §3.2, §3.4): words, quoted strings, domain literals, and single special characters. */

import { BACKSLASH, CR, LF } from '../../bytes/ascii.ts';
import type { Comment } from '../fields/comments.ts';
import { FieldScanner, isAtext } from '../fields/field-scanner.ts';
import type { AddressText } from './address-text.ts';

export type TokenKind =
  | 'atom'
  | 'quoted'
  | 'literal'
  /** One of < > : ; @ , . \ ) ] or a control character. */
  | 'special';

export interface Token {
  readonly kind: TokenKind;
  /** Offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** The character of a special; '' for the others. */
  readonly special: string;
  /** White space or a comment stands before it. */
  readonly spaced: boolean;
  /** False for a quoted string or a literal that does not end or holds what it may not. */
  readonly wellFormed: boolean;
}

export interface CommentSpan {
  /** Offsets of its content, without the parentheses. */
  readonly start: number;
  readonly end: number;
}

/**
 * A cursor over an address list (RFC 5322 §3.4): tokens come out as offsets into the source, so that nothing is copied
 * before it is needed.
 */
export class AddressScanner extends FieldScanner {
  /** Comments since the last `takeSpans`. */
  private spans: CommentSpan[] = [];

  constructor({ syntax }: AddressText) {
    super(syntax);
  }

  takeSpans(): CommentSpan[] {
    const taken = this.spans;
    this.spans = [];
    return taken;
  }

  /** Only the last is ever shown (as a name); the others need not be kept. */
  protected override keep({ end }: Comment, start: number): void {
    const isClosed = this.text.charAt(end - 1) === ')';
    if (this.spans.length < MAX_COMMENTS) this.spans.push({ start: start + 1, end: isClosed ? end - 1 : end });
  }

  /** The next token; null at the end. */
  takeToken(): Token | null {
    const from = this.at;
    this.skipCfws();
    if (this.ended) return null;
    const start = this.at;
    const spaced = start > from;
    const special = this.next;
    if (special === '"') return { kind: 'quoted', special: '', spaced, ...this.delimited('"') };
    if (special === '[') return { kind: 'literal', special: '', spaced, ...this.delimited(']') };
    if (this.takeWhile(isAtext) !== '')
      return { kind: 'atom', special: '', spaced, start, end: this.at, wellFormed: true };
    this.at++;
    return { kind: 'special', special, spaced, start, end: this.at, wellFormed: true };
  }

  /** quoted-string (§3.2.4) or domain-literal (§3.4.1), the cursor at its first delimiter */
  private delimited(closing: string): { start: number; end: number; wellFormed: boolean } {
    const { text } = this;
    const start = this.at;
    const close = closing.charCodeAt(0);
    let allowed = true;
    let end = start + 1;
    while (end < text.length && text.charCodeAt(end) !== close) {
      const code = text.charCodeAt(end);
      // Other control characters are obsolete within quotes (§4.1); NUL, CR and LF never were more than an attack.
      if (code === 0 || code === CR || code === LF) allowed = false;
      end += code === BACKSLASH ? 2 : 1;
    }
    this.at = Math.min(end + 1, text.length);
    return { start, end: this.at, wellFormed: allowed && end < text.length };
  }
}

const MAX_COMMENTS = 100;
