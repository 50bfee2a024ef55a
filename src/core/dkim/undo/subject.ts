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
    leading && withTagBehindReply(leading),
    without(MARK, subject, start),
  ].filter((one) => one !== null);
  return found.filter(({ value }, at) => found.findIndex((other) => other.value === value) === at);
}

/** "[list] Minutes" (Mailman, Sympa), "[EXTERNAL] Minutes" (Exchange), "(list:00123) Minutes" (fml), "【外部】" in UTF-8. */
const TAG = /^(\[[^\]]*\]|\([\w.-]{1,30}[ :,][0-9]{1,8}\)|\xe3\x80\x90.*?\xe3\x80\x91)/s;

/** "***SPAM*** Minutes" (SpamAssassin, amavis), "{Spam?} Minutes" (MailScanner), "EXTERNAL: Minutes". */
const MARK = /^(\*{3}spam\*{3}|\*{5}spam\*{5}|\*{3}junk mail\*{3}|\{spam\??\}|(spam|external|ext):)/i;

function without(mark: RegExp, subject: string, start: number): EarlierValue | null {
  const removed = mark.exec(subject.slice(start, start + MAX_MARK))?.[0];
  if (removed === undefined) return null;
  return { value: subject.slice(0, start) + subject.slice(skipSpace(subject, start + removed.length)), removed };
}

/** "[list] Re: Minutes", which an answer had as "Re: [list] Minutes" (Mailman). */
function withTagBehindReply({ value, removed }: EarlierValue): EarlierValue {
  const at = skipReplyPrefixes(value, skipSpace(value, 0));
  return { value: `${value.slice(0, at)}${removed} ${value.slice(at)}`, removed };
}

const REPLIES = /^((re|fwd?|aw|wg|sv|antw):[ \t\r\n]*){0,3}/i;

function skipReplyPrefixes(subject: string, start: number): number {
  return start + (REPLIES.exec(subject.slice(start))?.[0].length ?? 0);
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && SPACE.includes(text.charAt(at))) at++;
  return at;
}
