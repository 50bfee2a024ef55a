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
 * @param subject the field's value as it stands, folds included
 * @returns what it may have been before a list or a filter marked it
 */
export function withoutMarks(subject: string): EarlierValue[] {
  const found = [withoutLeadingTag(subject), withoutTag(subject), withoutMark(subject)].filter((one) => one !== null);
  return found.filter(({ value }, at) => found.findIndex((other) => other.value === value) === at);
}

/** "[list] Minutes", "Re: [list] Minutes" (Mailman, Sympa), "[EXTERNAL] Minutes" (Exchange). */
function withoutTag(subject: string): EarlierValue | null {
  const start = skipReplyPrefixes(subject, skipSpace(subject, 0));
  if (subject[start] !== '[') return null;
  const close = subject.indexOf(']', start);
  return close < 0 ? null : without(subject, start, close + 1);
}

/** The same where the tag stands before "Re:", which is then part of the subject. */
function withoutLeadingTag(subject: string): EarlierValue | null {
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
function withoutMark(subject: string): EarlierValue | null {
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
