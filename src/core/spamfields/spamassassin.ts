/** SpamAssassin (and amavis, which runs it): X-Spam-Status, X-Spam-Report, X-Spam-Flag, X-Spam-Score. */
import type { SpamToken } from '../inspection/index.ts';
import { MAX_SPAM_TOKENS } from '../limits.ts';
import { isRuleName, ruleToken } from './rules.ts';
import { inert, readScore, tokenOf } from './token.ts';

/**
 * X-Spam-Status: "Yes, score=7.1 required=5.0 tests=BAYES_99,HTML_MESSAGE autolearn=no version=4.0.1"; amavis: "tests=[BAYES_00=-1.9, …]".
 *
 * @param value unfolded: a list of rules may be broken behind any comma
 */
export function readStatus(value: string): SpamToken[] {
  const words = value.split(/[ \t\r\n,[\]]+/).filter((word) => word !== '');
  const tokens: SpamToken[] = [];
  let inTests = false;
  for (const word of words.slice(0, MAX_SPAM_TOKENS)) {
    const equals = word.indexOf('=');
    const key = equals < 0 ? word : word.slice(0, equals);
    const given = equals < 0 ? '' : word.slice(equals + 1);
    // Names of rules are in capitals, names of the status' own parts are not.
    inTests = key === 'tests' || (inTests && key !== key.toLowerCase());
    const statement = key === 'tests' ? rule(given) : inTests ? rule(word) : readPart(word, key.toLowerCase(), given);
    if (statement) tokens.push(statement);
  }
  return tokens;
}

/** X-Spam-Report: "*  3.5 BAYES_99 BODY: Bayes spam probability is 99 to 100%", one rule after each asterisk. */
export function readReportLines(value: string): SpamToken[] {
  return value
    .split('*')
    .slice(0, MAX_SPAM_TOKENS)
    .flatMap((line) => {
      const [points, name = '', ...rest] = line.split(/[ \t\r\n]+/).filter((word) => word !== '');
      const score = readScore(points);
      // A line that begins with "[" goes on with the one before: "[score: 0.9998]".
      if (score === null || !isRuleName(name)) return [];
      return [ruleToken([points, name, ...rest].join(' '), name, score)];
    });
}

/** X-Spam-Flag: "YES" */
export function readFlag(value: string): SpamToken[] {
  const [word = ''] = value.split(/[ \t,]/).filter((part) => part !== '');
  const statement = readPart(word, word.toLowerCase(), '');
  return statement ? [statement] : [];
}

/** X-Spam-Score: "7.1", or with a bar: "7.1 (+++++++)" */
export function readScoreField(value: string): SpamToken[] {
  const [word = ''] = value.split(/[ \t]/).filter((part) => part !== '');
  const score = readScore(word);
  return score === null ? [] : [tokenOf(word, 'spamfields_score', { score: word }, score)];
}

function rule(text: string): SpamToken | null {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  if (name === 'none' || !isRuleName(name)) return null;
  return ruleToken(text, name, equals < 0 ? null : readScore(text.slice(equals + 1)));
}

function readPart(text: string, key: string, given: string): SpamToken | null {
  if (key === 'yes') return tokenOf(text, 'spamfields_is_spam');
  if (key === 'no') return tokenOf(text, 'spamfields_is_not_spam');
  const score = readScore(given);
  if ((key === 'score' || key === 'hits') && score !== null)
    return tokenOf(text, 'spamfields_score', { score: given }, score);
  if (key === 'required' && score !== null) return tokenOf(text, 'spamfields_required', { score: given });
  if (key === 'autolearn') return tokenOf(text, 'spamfields_learned', { value: inert(given) });
  if (key === 'version') return tokenOf(text, 'spamfields_version', { value: inert(given) });
  return null;
}
