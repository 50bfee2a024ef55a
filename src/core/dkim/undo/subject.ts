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
    without(STAND_IN, subject, start),
    without(MARK, subject, start),
    withoutMarkBehind(subject),
  ].filter((one) => one !== null);
  return found.filter(({ value }, at) => found.findIndex((other) => other.value === value) === at);
}

/** "[list] Minutes" (Mailman, Sympa), "[EXTERNAL] Minutes" (Exchange), "[EXTERNAL]: Minutes", "(list:00123) Minutes" (fml), "【外部】" in UTF-8. */
const TAG = /^(\[[^\]]*\]:?|\([\w.-]{1,30}[ :,][0-9]{1,8}\)|\xe3\x80\x90.*?\xe3\x80\x91)/s;

/** What filters call a mail, between signs: "外部メール", full-width brackets and the reference mark are UTF-8 read as latin1. */
const WORDS =
  '(?:spam|junk( mail)?|unchecked|virus( checked)?|disarmed|dangerous content|ext(ern(al)?)?|\xe5\xa4\x96\xe9\x83\xa8(\xe3\x83\xa1\xe3\x83\xbc\xe3\x83\xab)?)[?!]?';
const SIGN = '(?:[*{}()<>[\\]:-]|\xef\xbc[\x88\x89]|\xe2\x80\xbb)';

/** "***UNCHECKED*** Minutes" (amavis), "{Spam?} Minutes" (MailScanner), "EXTERNAL: Minutes", "SPAM(5.0) Minutes". */
const MARK = new RegExp(`^${SIGN}{0,5}${WORDS}(\\([\\d.]{1,6}\\)| ?${SIGN}{1,5})`, 'i');

/** "Minutes [EXT]", "Minutes (Virus checked)". */
const MARK_BEHIND = new RegExp(` (${SIGN}{1,5}${WORDS}${SIGN}{1,5})\r\n$`, 'i');

function withoutMarkBehind(subject: string): EarlierValue | null {
  const [whole = '', removed] = MARK_BEHIND.exec(subject.slice(-MAX_MARK)) ?? [];
  return removed === undefined ? null : { value: `${subject.slice(0, -whole.length)}\r\n`, removed };
}

/** "[list] (no subject)", which had none (Mailman). */
const STAND_IN = /^\[[^\]]*\] \(no subject\)(?=\r\n$)/;

function without(mark: RegExp, subject: string, start: number): EarlierValue | null {
  const removed = mark.exec(subject.slice(start, start + MAX_MARK))?.[0];
  if (removed === undefined) return null;
  const left = subject.slice(skipSpace(subject, start + removed.length));
  return { value: subject.slice(0, start) + (left || '\r\n'), removed };
}

/** "[list] Re: Minutes", which an answer had as "Re: [list] Minutes" or "Re: Re: Minutes" (Mailman). */
function behindReply({ value, removed }: EarlierValue): EarlierValue[] {
  const start = skipSpace(value, 0);
  const at = skipReplyPrefixes(value, start);
  if (at === start) return [];
  return [`${removed} `, 'Re: '].map((put) => ({ value: `${value.slice(0, at)}${put}${value.slice(at)}`, removed }));
}

const REPLIES = /^((re|fwd?|aw|wg|sv|antw):[ \t\r\n]*){0,3}/i;

/** @returns the offset behind "Re: " and its kin in other languages, three at most */
export function skipReplyPrefixes(subject: string, start: number): number {
  return start + (REPLIES.exec(subject.slice(start))?.[0].length ?? 0);
}

/** @returns the offset of what follows blanks and folds */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && SPACE.includes(text.charAt(at))) at++;
  return at;
}
