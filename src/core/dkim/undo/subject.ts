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
  const found = [
    withoutLeadingTag(subject),
    withoutTag(subject),
    withTagBehindReply(subject),
    withoutMark(subject),
  ].filter((one) => one !== null);
  return found.filter(({ value }, at) => found.findIndex((other) => other.value === value) === at);
}

/** "[list] Minutes", "Re: [list] Minutes" (Mailman, Sympa), "[EXTERNAL] Minutes" (Exchange), "(list:00123) Minutes" (fml). */
function withoutTag(subject: string): EarlierValue | null {
  const start = skipReplyPrefixes(subject, skipSpace(subject, 0));
  const end = endOfTag(subject, start);
  return end === null ? null : without(subject, start, end);
}

/** The same where the tag stands before "Re:", which is then part of the subject. */
function withoutLeadingTag(subject: string): EarlierValue | null {
  const start = skipSpace(subject, 0);
  const end = endOfTag(subject, start);
  return end === null ? null : without(subject, start, end);
}

/** "[list] Re: Minutes", which an answer had as "Re: [list] Minutes" (Mailman). */
function withTagBehindReply(subject: string): EarlierValue | null {
  const earlier = withoutLeadingTag(subject);
  if (earlier === null) return null;
  const { value, removed } = earlier;
  const at = skipReplyPrefixes(value, skipSpace(value, 0));
  return { value: `${value.slice(0, at)}${removed} ${value.slice(at)}`, removed };
}

/** The brackets of a tag; those of Japanese filters, in UTF-8. */
const BRACKETS = ['[]', '()', '\xe3\x80\x90\xe3\x80\x91'].map((pair) => ({
  open: pair.slice(0, pair.length / 2),
  close: pair.slice(pair.length / 2),
}));
/** What stands in parentheses is mostly a remark of the writer's, unless it counts. */
const COUNTED = /^\([\w.-]{1,30}[ :,][0-9]{1,8}\)$/;

function endOfTag(subject: string, start: number): number | null {
  const pair = BRACKETS.find(({ open }) => subject.startsWith(open, start));
  const close = pair ? subject.indexOf(pair.close, start) : -1;
  if (!pair || close < 0) return null;
  const end = close + pair.close.length;
  return pair.open !== '(' || COUNTED.test(subject.slice(start, end)) ? end : null;
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
