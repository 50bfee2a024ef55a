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
  const start = skipSpace(subject, 0);
  const leading = without(TAG, subject, start);
  const found = [
    leading,
    without(TAG, subject, skipReplyPrefixes(subject, start)),
    ...(leading ? behindReply(leading) : []),
    leading && withoutStandIn(leading),
    without(MARK, subject, start),
    withoutMarkBehind(subject),
  ].filter((one) => one !== null);
  return found.filter(({ value }, at) => found.findIndex((other) => other.value === value) === at);
}

/** "[list] Minutes" (Mailman, Sympa), "[EXTERNAL] Minutes" (Exchange), "[EXTERNAL]: Minutes", "(list:00123) Minutes" (fml), "【外部】" in UTF-8. */
const TAG = /^(\[[^\]]*\]:?|\([\w.-]{1,30}[ :,][0-9]{1,8}\)|\xe3\x80\x90.*?\xe3\x80\x91)/s;

/** What filters call a mail, in latin1. */
const WORDS =
  '(?:spam|junk mail|junk|bulk|unchecked|banned|virus|virus checked|disarmed|dangerous content|fraud|external|extern|ext|' +
  '(?:\xe5\xa4\x96\xe9\x83\xa8|\xe7\xa4\xbe\xe5\xa4\x96)(?:\xe3\x83\xa1\xe3\x83\xbc\xe3\x83\xab)?)[?!]?';
/** Full-width brackets and the reference mark, in UTF-8 as latin1. */
const [OPEN_WIDE, CLOSE_WIDE, NOTICE] = ['\xef\xbc\x88', '\xef\xbc\x89', '\xe2\x80\xbb'];

/**
 * "***SPAM*** Minutes" (SpamAssassin), "***UNCHECKED*** Minutes" (amavis), "{Disarmed} Minutes" (MailScanner), "EXTERNAL: Minutes", "SPAM(5.0)
 * Minutes", "（外部メール）Minutes": signs on either side, and behind the words at least one.
 */
const MARK = new RegExp(
  `^((?:[*{(<-]{1,5}|${OPEN_WIDE}|${NOTICE})?${WORDS}(?: ?[*})>:-]{1,5}|\\([\\d.]{1,6}\\)|${CLOSE_WIDE}|${NOTICE}))`,
  'i',
);

/** "Minutes [EXT]", "Minutes (Virus checked)", with what stands around it. */
const MARK_BEHIND = new RegExp(`[ \\t]([[({*]{1,5}${WORDS}[\\])}*]{1,5})[ \\t]*(\\r\\n)?$`, 'i');

function withoutMarkBehind(subject: string): EarlierValue | null {
  const [whole = '', removed, end = ''] = MARK_BEHIND.exec(subject.slice(-MAX_MARK)) ?? [];
  return removed === undefined ? null : { value: subject.slice(0, -whole.length) + end, removed };
}

function without(mark: RegExp, subject: string, start: number): EarlierValue | null {
  const removed = mark.exec(subject.slice(start, start + MAX_MARK))?.[0];
  if (removed === undefined) return null;
  return { value: subject.slice(0, start) + subject.slice(skipSpace(subject, start + removed.length)), removed };
}

/** "[list] Re: Minutes", which an answer had as "Re: [list] Minutes" or "Re: Re: Minutes" (Mailman). */
function behindReply({ value, removed }: EarlierValue): EarlierValue[] {
  const start = skipSpace(value, 0);
  const at = skipReplyPrefixes(value, start);
  if (at === start) return [];
  return [`${removed} `, 'Re: '].map((put) => ({ value: `${value.slice(0, at)}${put}${value.slice(at)}`, removed }));
}

/** "[list] (no subject)", which had none (Mailman). */
function withoutStandIn({ value, removed }: EarlierValue): EarlierValue | null {
  const [, words, end = ''] = /^\s*(\(no subject\))(\s*)$/.exec(value) ?? [];
  return words === undefined ? null : { value: end, removed: `${removed} ${words}` };
}

const REPLIES = /^((re|fwd?|aw|wg|sv|antw):[ \t\r\n]*){0,3}/i;

export function skipReplyPrefixes(subject: string, start: number): number {
  return start + (REPLIES.exec(subject.slice(start))?.[0].length ?? 0);
}

export function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && SPACE.includes(text.charAt(at))) at++;
  return at;
}
