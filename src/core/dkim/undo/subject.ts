/** Marks that lists and filters put into subjects, and the subject without them. */
import { likeliest } from './likeliest.ts';

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
  const found = [
    ...withoutTags(subject, start),
    without(STAND_IN, subject, start),
    without(MARK, subject, start),
    withoutMarkBehind(subject),
  ].filter((one) => one !== null);
  return found.filter(({ value }, at) => found.findIndex((other) => other.value === value) === at);
}

/** How an answer may have begun, for which Mailman writes "Re:". */
const ANSWERS = ['Re: ', 'RE: ', 'Re: Re: ', 'AW: ', 'Aw: ', 'SV: ', 'VS: '];
/** Messages of a numbered list that an answer to one may be behind it. */
const MAX_BEHIND = 16;

/**
 * A list puts its tag before or behind "Re:", takes out the one that the answer had from the message before, and its number with it: "Re: [list:122]
 * Minutes", which goes on as "[list:123] Re: Minutes" (Mailman, fml).
 */
function withoutTags(subject: string, start: number): (EarlierValue | null)[] {
  const behind = skipReplyPrefixes(subject, start);
  const tagged = without(TAG, subject, start) ?? without(TAG, subject, behind);
  if (!tagged) return [];
  const { value, removed } = tagged;
  const end = skipReplyPrefixes(value, start);
  const [blanks, answer, rest] = [value.slice(0, start), value.slice(start, end), value.slice(end)];
  if (answer === '') {
    // Of a list that sends on what another one sent.
    const other = without(TAG, value, start);
    const both = `${removed} ${other?.removed}`;
    return [tagged, other && both.length <= MAX_MARK ? { value: other.value, removed: both } : null];
  }
  const [, before = '', number = '', after = ''] = /^(.*?)(\d{1,8})(\D*)$/s.exec(removed) ?? [];
  const numbered = Array.from({ length: number === '' ? 0 : MAX_BEHIND }, (_, at) => {
    return `${before}${String(Math.max(0, Number(number) - at - 1)).padStart(number.length, '0')}${after} `;
  });
  const moved = likeliest(
    [
      [answer, ...(/^re:\s*$/i.test(answer) ? ANSWERS : [])],
      ['', `${removed} `, ...numbered],
    ],
    MAX_UNLIKELINESS,
  );
  return [...moved.map((one) => one.join('')), `${removed} ${answer}`]
    .map((put) => ({ value: blanks + put + rest, removed }))
    .filter((one) => one.value !== subject);
}

/** Of how an answer began, by `likeliest`. */
const MAX_UNLIKELINESS = 20;

/** "[list] Minutes" (Mailman, Sympa), "[EXTERNAL] Minutes" (Exchange), "[EXTERNAL]: Minutes", "(list:00123) Minutes" (fml), "【外部】" in UTF-8. */
const TAG = /^(\[[^\]]*\]:?|\((?:[\w.-]{1,30}[ :,])?\d{1,8}\)|\xe3\x80\x90.*?\xe3\x80\x91)/s;

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

/** The attack: "[https://attack.example/pay]", which mail programs make a link of. A mark names a list or a filter, and leads nowhere. */
const LINK = /:\/\/|www\./i;

function without(mark: RegExp, subject: string, start: number): EarlierValue | null {
  const removed = mark.exec(subject.slice(start, start + MAX_MARK))?.[0];
  if (removed === undefined || LINK.test(removed)) return null;
  const left = subject.slice(skipSpace(subject, start + removed.length));
  return { value: subject.slice(0, start) + (left || '\r\n'), removed };
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
