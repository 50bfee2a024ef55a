/** Comments in structured fields: "(…)", nested, with quoted pairs (RFC 5322 §3.2.2). */

import { BACKSLASH, LPAREN, RPAREN } from '../../bytes/ascii.ts';
import { MAX_COMMENT_DEPTH } from '../../limits.ts';

export interface Comment {
  /** Without the outermost parentheses; quoted pairs resolved. */
  readonly content: string;
  /** Offset behind the closing parenthesis; the end of the text when there is none. */
  readonly end: number;
  /** False when it never ends or is nested deeper than MAX_COMMENT_DEPTH. */
  readonly wellFormed: boolean;
}

/**
 * Reads one comment. The depth is counted, not recursed into: 100,000 open parentheses are one pass and no deep stack.
 *
 * @param start offset of its "("
 */
export function readComment(text: string, start: number): Comment {
  let depth = 0;
  let deepest = 0;
  let pairs = false;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      pairs = true;
      at++;
    } else if (code === LPAREN) deepest = Math.max(deepest, ++depth);
    else if (code === RPAREN && --depth === 0) {
      const content = text.slice(start + 1, at);
      return {
        content: pairs ? resolvePairs(content) : content,
        end: at + 1,
        wellFormed: deepest <= MAX_COMMENT_DEPTH,
      };
    }
  }
  const content = text.slice(start + 1);
  return { content: pairs ? resolvePairs(content) : content, end: text.length, wellFormed: false };
}

/** quoted-pair (RFC 5322 §3.2.1): the backslash goes, what it quotes stays. */
export function resolvePairs(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\s\S])/g, '$1') : text;
}

/** A text without its comments, a blank in place of each. */
export function withoutComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', from)) {
    parts.push(text.slice(from, open), ' ');
    from = readComment(text, open).end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
