/** Address lists in tokens (RFC 5322 §3.2, §3.4): words, quoted strings, domain literals, and single special characters. */

import { BACKSLASH, CR, DQUOTE, isBlank, LF, LPAREN } from '../../bytes/ascii.ts';
import { readComment } from '../fields/comments.ts';
import { isAtext } from '../fields/field-scanner.ts';
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
export class AddressScanner {
  readonly source: AddressText;
  /** Comments since the last `takeComments`. */
  private comments: CommentSpan[] = [];
  private at = 0;
  private commentsIntact = true;

  constructor(source: AddressText) {
    this.source = source;
  }

  /** False once a comment did not end or was nested too deep. */
  get intact(): boolean {
    return this.commentsIntact;
  }

  takeComments(): CommentSpan[] {
    const taken = this.comments;
    this.comments = [];
    return taken;
  }

  /** The next token; null at the end. */
  next(): Token | null {
    const { syntax } = this.source;
    const spaced = this.skipCfws();
    if (this.at >= syntax.length) return null;
    const start = this.at;
    const code = syntax.charCodeAt(start);
    if (code === DQUOTE) return { kind: 'quoted', special: '', spaced, ...this.delimited('"') };
    if (syntax.charAt(start) === '[') return { kind: 'literal', special: '', spaced, ...this.delimited(']') };
    if (!isAtext(code)) {
      this.at++;
      return { kind: 'special', special: syntax.charAt(start), spaced, start, end: this.at, wellFormed: true };
    }
    while (this.at < syntax.length && isAtext(syntax.charCodeAt(this.at))) this.at++;
    return { kind: 'atom', special: '', spaced, start, end: this.at, wellFormed: true };
  }

  /** [CFWS] (RFC 5322 §3.2.2) */
  private skipCfws(): boolean {
    const { syntax } = this.source;
    const start = this.at;
    for (; this.at < syntax.length; this.at++) {
      const code = syntax.charCodeAt(this.at);
      if (code === LPAREN) {
        const comment = readComment(syntax, this.at);
        const end = comment.wellFormed || syntax.charAt(comment.end - 1) === ')' ? comment.end - 1 : comment.end;
        // Only the last is ever shown (as a name); the others need not be kept.
        if (this.comments.length < MAX_COMMENTS) this.comments.push({ start: this.at + 1, end });
        this.commentsIntact &&= comment.wellFormed;
        this.at = comment.end - 1;
      } else if (!isBlank(code) && code !== CR && code !== LF) break;
    }
    return this.at > start;
  }

  /** quoted-string (§3.2.4) or domain-literal (§3.4.1), the cursor at its first delimiter */
  private delimited(closing: string): { start: number; end: number; wellFormed: boolean } {
    const { syntax } = this.source;
    const start = this.at;
    const close = closing.charCodeAt(0);
    let allowed = true;
    let end = start + 1;
    while (end < syntax.length && syntax.charCodeAt(end) !== close) {
      const code = syntax.charCodeAt(end);
      // Other control characters are obsolete within quotes (§4.1); NUL, CR and LF never were more than an attack.
      if (code === 0 || code === CR || code === LF) allowed = false;
      end += code === BACKSLASH ? 2 : 1;
    }
    this.at = Math.min(end + 1, syntax.length);
    return { start, end: this.at, wellFormed: allowed && end < syntax.length };
  }
}

const MAX_COMMENTS = 100;
