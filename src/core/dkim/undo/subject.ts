/** Marks that lists and filters put into subjects, and the subject without them. */

/** One way in which a value may have been before; `removed` is what a sentence shows. */
export interface EarlierValue {
  readonly value: string;
  readonly removed: string;
}

/** Longest mark that is taken for one: a tag names a list, it does not tell a story. */
const MAX_MARK = 40;
const SPACE = ' \t\r\n';

/**
 * "[list] Minutes", "Re: [list] Minutes" (Mailman, Sympa), "[EXTERNAL] Minutes" (Exchange).
 *
 * @param subject the field's value as it stands, folds included
 */
export function withoutTag(subject: string): EarlierValue | null {
  const start = skipReplyPrefixes(subject, skipSpace(subject, 0));
  if (subject[start] !== '[') return null;
  const close = subject.indexOf(']', start);
  return close < 0 ? null : without(subject, start, close + 1);
}

/** The same where the tag stands before "Re:", which is then part of the subject. */
export function withoutLeadingTag(subject: string): EarlierValue | null {
  const start = skipSpace(subject, 0);
  if (subject[start] !== '[') return null;
  const close = subject.indexOf(']', start);
  return close < 0 ? null : without(subject, start, close + 1);
}

const MARK_WORDS = [
  '***spam***',
  '*****spam*****',
  '***junk mail***',
  '{spam?}',
  '{spam}',
  'spam:',
  'external:',
  'ext:',
];

/** "***SPAM*** Minutes" (SpamAssassin, amavis), "{Spam?} Minutes" (MailScanner), "EXTERNAL: Minutes". */
export function withoutMark(subject: string): EarlierValue | null {
  const start = skipSpace(subject, 0);
  const lower = subject.slice(start, start + MAX_MARK).toLowerCase();
  const word = MARK_WORDS.find((candidate) => lower.startsWith(candidate));
  return word === undefined ? null : without(subject, start, start + word.length);
}

function without(subject: string, start: number, end: number): EarlierValue | null {
  if (end - start > MAX_MARK) return null;
  return {
    value: subject.slice(0, start) + subject.slice(skipSpace(subject, end)),
    removed: subject.slice(start, end),
  };
}

const REPLY_PREFIXES = ['re:', 'fw:', 'fwd:', 'aw:', 'wg:', 'sv:', 'antw:'];

function skipReplyPrefixes(subject: string, start: number): number {
  let at = start;
  for (let round = 0; round < 3; round++) {
    const lower = subject.slice(at, at + 5).toLowerCase();
    const prefix = REPLY_PREFIXES.find((candidate) => lower.startsWith(candidate));
    if (prefix === undefined) break;
    at = skipSpace(subject, at + prefix.length);
  }
  return at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && SPACE.includes(text.charAt(at))) at++;
  return at;
}

/**
 * Encoded words as most programs begin them, "=?UTF-8?B?" or "=?utf-8?B?"; Mailman makes "=?utf-8?b?" of both. Capitals mean nothing there
 * (RFC 2047 §2), so it is the same text whatever follows.
 */
export function respellings(value: string): string[] {
  return [String.prototype.toUpperCase, String.prototype.toLowerCase].map((change) =>
    value.replace(
      /=\?([\w-]{1,40})\?([bq])\?/gi,
      (_, charset: string, letter: string) => `=?${change.call(charset)}?${letter.toUpperCase()}?`,
    ),
  );
}
