/** Rspamd: X-Spamd-Result, X-Rspamd-Action, X-Rspamd-Score. */
import type { SpamFieldsCode } from '../codes/index.ts';
import type { SpamToken } from '../inspection/index.ts';
import { MAX_SPAM_TOKENS } from '../limits.ts';
import { trimBlanks } from '../message/fields/field-value.ts';
import { isRuleName, ruleToken } from './rules.ts';
import { inert, readScore, tokenOf } from './token.ts';

/**
 * X-Spamd-Result: "default: False [4.10 / 15.00]; BAYES_SPAM(5.10)[100.00%]; R_SPF_ALLOW(-0.20)[+ip4:192.0.2.0/24:c]". The options in
 * brackets are text of the mail and may hold semicolons, parentheses and brackets themselves; they are not read.
 */
export function readSpamdResult(value: string): SpamToken[] {
  const tokens: SpamToken[] = [];
  for (const part of splitSymbols(value)) {
    if (tokens.length >= MAX_SPAM_TOKENS) break;
    tokens.push(...(tokens.length === 0 ? readSum(part) : readSymbol(part)));
  }
  return tokens;
}

/** The value of X-Rspamd-Action; one that Rspamd does not know says nothing. */
export function readAction(value: string): SpamToken[] {
  const action = trimBlanks(value).toLowerCase();
  const code = ACTIONS.get(action);
  return code ? [tokenOf(action, code)] : [];
}

/** "default: False [4.10 / 15.00]" */
function readSum(part: string): SpamToken[] {
  const match = /:[ \t]*(True|False)[ \t]*\[[ \t]*([+-]?[\d.]{1,12})[ \t]*\/[ \t]*([+-]?[\d.]{1,12})/i.exec(
    part.slice(0, 200),
  );
  if (!match) return readSymbol(part);
  const [, spam = '', score = '', required = ''] = match;
  return [
    tokenOf(spam, spam.toLowerCase() === 'true' ? 'spamfields_is_spam' : 'spamfields_is_not_spam'),
    tokenOf(score, 'spamfields_score', { score: inert(score) }, readScore(score)),
    tokenOf(required, 'spamfields_required', { score: inert(required) }),
  ];
}

/** "NAME(score)[options]" */
function readSymbol(part: string): SpamToken[] {
  const text = trimBlanks(part);
  const open = text.indexOf('(');
  const close = open < 0 ? -1 : text.indexOf(')', open);
  const name = open < 0 ? text : text.slice(0, open);
  if (!isRuleName(name)) return [];
  return [
    ruleToken(
      text.slice(0, close < 0 ? undefined : close + 1),
      name,
      close < 0 ? null : readScore(text.slice(open + 1, close)),
    ),
  ];
}

/** Parts between semicolons that stand outside of brackets; one that never closes ends with its line's semicolon all the same. */
function splitSymbols(value: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < value.length && parts.length <= MAX_SPAM_TOKENS; at++) {
    const character = value.charAt(at);
    if (character === '[') depth++;
    else if (character === ']') depth = Math.max(0, depth - 1);
    else if (character === ';' && depth === 0) {
      parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(value.slice(start));
  return parts;
}

const ACTIONS: ReadonlyMap<string, SpamFieldsCode> = new Map<string, SpamFieldsCode>([
  ['no action', 'spamfields_action_none'],
  ['greylist', 'spamfields_action_greylist'],
  ['add header', 'spamfields_action_header'],
  ['rewrite subject', 'spamfields_action_subject'],
  ['soft reject', 'spamfields_action_defer'],
  ['reject', 'spamfields_action_reject'],
]);
