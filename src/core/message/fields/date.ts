/**
 * Dates of mail: RFC 5322 §3.3 with the obsolete forms of §4.3, and what else is found in trace fields: ISO 8601 and Go's
 * own form, C's asctime, a weekday in some other charset, fractions of a second, no comma, words behind the zone.
 */
import { withoutComments } from './comments.ts';
import { readZones } from './date-zone.ts';

/** Longer than any date; a comment before it may be long. */
const MAX_TEXT = 1000;
const MAX_WORDS = 40;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export interface MailDate {
  /** ISO 8601 in UTC ("2026-11-24T02:00:03.000Z"), or null when the text is no date. */
  iso: string | null;
  /** Minutes east of UTC as written; null for "-0000", for a zone whose meaning is not certain, or for none. The time then counts as UTC. */
  zone: number | null;
}

/**
 * Reads a date as mail writes it.
 *
 * @param text the value of a Date field, or what stands behind the last ";" of a trace field; comments anywhere
 * @returns never throws; a date that does not exist (30 February, 25:00, +9999) is none
 */
export function parseDate(text: string): MailDate {
  const parts = readParts(text);
  const time = parts && toTime(parts);
  return time === null || !parts ? { iso: null, zone: null } : { iso: new Date(time).toISOString(), zone: parts.zone };
}

/** Whether a date names another weekday than its own, as dates that were made up by hand often do. */
export function weekdayDisagrees(text: string): boolean {
  const parts = readParts(text);
  const time = parts && toTime({ ...parts, zone: 0 });
  const named = wordsOfDate(text)
    .map((word) => WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase()))
    .find((day) => day >= 0);
  return time !== null && named !== undefined && new Date(time).getUTCDay() !== named;
}

/** Whether it is a date whose year has two or three digits (RFC 5322 §4.3: obsolete, "MUST NOT" be written). */
export function hasShortYear(text: string): boolean {
  return readParts(text)?.shortYear === true;
}

interface DateParts {
  year: number;
  shortYear: boolean;
  /** 0–11 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  zone: number | null;
}

function readParts(text: string): DateParts | null {
  const list = wordsOfDate(text);
  const first = list.findIndex((word) => /^\d/.test(word) || monthNumber(word) >= 0);
  return first < 0 ? null : (readIsoParts(list, first) ?? readMailParts(list, first));
}

/** Blanks and commas part words: "Thu 29 Apr 2010" and "Tue, <mojibake>, 29 Jan" are dates as well. */
function wordsOfDate(text: string): string[] {
  return withoutComments(text.slice(0, MAX_TEXT))
    .split(/[ \t\r\n,]+/)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
}

/** 2023-07-28T19:32:25Z, 2023-07-28 19:32:25.928333532 +0000 UTC m=+6810983.819 (Go's time.String()) */
function readIsoParts(list: string[], first: number): DateParts | null {
  const [date, joined] = (list[first] ?? '').split(/[Tt]/);
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(date ?? '');
  if (!day) return null;
  const timeText = joined ?? list[first + 1] ?? '';
  const zoneAt = timeText.search(/[Zz+-]/);
  const time = readTime(zoneAt < 0 ? timeText : timeText.slice(0, zoneAt));
  const behind = list.slice(first + (joined === undefined ? 2 : 1));
  const zone = zoneAt < 0 ? readZones(behind[0], behind) : readZones(timeText.slice(zoneAt), behind);
  if (!time || zone === undefined || behind.some(isHalfOfDay)) return null;
  return { year: Number(day[1]), shortYear: false, month: Number(day[2]) - 1, day: Number(day[3]), ...time, zone };
}

/** day month year time zone (RFC 5322 §3.3); also 24-Nov-2026, and asctime's month day time [zone] year. */
function readMailParts(list: string[], first: number): DateParts | null {
  const dashed = /^(\d{1,2})-([A-Za-z]{3})-(\d{2,4})$/.exec(list[first] ?? '');
  const rest = dashed ? dashed.slice(1).concat(list.slice(first + 1)) : list.slice(first);
  const monthFirst = monthNumber(rest[0]) >= 0;
  const day = rest[monthFirst ? 1 : 0] ?? '';
  const month = monthNumber(rest[monthFirst ? 0 : 1]);
  const { tail, hoursLater } = withoutHalfOfDay(rest.slice(2));
  // asctime puts the time before the year.
  const timeFirst = tail[0]?.includes(':') ?? false;
  const time = readTime(tail[timeFirst ? 0 : 1] ?? '');
  const zoneBeforeYear = timeFirst && !/^\d/.test(tail[1] ?? '');
  const year = tail[timeFirst ? (zoneBeforeYear ? 2 : 1) : 0] ?? '';
  const zone = readZones(tail[zoneBeforeYear ? 1 : 2], tail);
  if (
    !time ||
    hoursLater === null ||
    month < 0 ||
    zone === undefined ||
    !/^\d{1,2}$/.test(day) ||
    !/^\d{2,4}$/.test(year)
  )
    return null;
  return {
    year: fullYear(year),
    shortYear: year.length < 4,
    month,
    day: Number(day),
    ...time,
    hour: time.hour + hoursLater,
    zone,
  };
}

/** "02:00:03 PM": the twelve hours that it adds; 12 AM is midnight, and 12 PM noon. Null for "14:00 AM", and for one that stands elsewhere. */
function withoutHalfOfDay(list: string[]): { tail: string[]; hoursLater: number | null } {
  const at = list.findIndex(isHalfOfDay);
  if (at < 0) return { tail: list, hoursLater: 0 };
  const time = list[at - 1] ?? '';
  const hour = Number.parseInt(time, 10);
  const isAfternoon = list[at]?.toLowerCase().startsWith('p') === true;
  if (!time.includes(':') || (!isAfternoon && hour > 12)) return { tail: list, hoursLater: null };
  const hoursLater = isAfternoon && hour < 12 ? 12 : !isAfternoon && hour === 12 ? -12 : 0;
  return { tail: list.toSpliced(at, 1), hoursLater };
}

function isHalfOfDay(word: string): boolean {
  return /^[ap]\.?m\.?$/i.test(word);
}

/** 0 to 11 by its name in full or its first letters, "Nov" or "Sept."; -1 for any other word. */
export function monthNumber(word = ''): number {
  const letters = word.toLowerCase().replace(/\.$/, '');
  return letters.length < 3 ? -1 : MONTHS.findIndex((month) => month.startsWith(letters));
}

/** RFC 5322 §4.3 */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function readTime(text: string): Pick<DateParts, 'hour' | 'minute' | 'second' | 'millisecond'> | null {
  // "13:2:1" has no leading zeros, "03.32.48" has dots for colons.
  const match =
    /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,12}))?)?$/.exec(text) ?? /^(\d{1,2})\.(\d{2})\.(\d{2})$/.exec(text);
  if (!match) return null;
  return {
    hour: Number(match[1]),
    minute: Number(match[2]),
    second: Number(match[3] ?? 0),
    millisecond: Number((match[4] ?? '').slice(0, 3).padEnd(3, '0')),
  };
}

/** @returns milliseconds since 1970, or null when there is no such day or time */
function toTime(parts: DateParts): number | null {
  const { year, month, day, hour, minute, second, millisecond } = parts;
  const midnight = Date.UTC(year, month, day);
  // A year below 100 would be taken for one of the 20th century; mail is younger anyhow (RFC 5322 §3.3: 1900 or later).
  if (year < 1900 || new Date(midnight).getUTCMonth() !== month) return null;
  // 60 is a leap second (RFC 5322 §3.3).
  if (hour > 23 || minute > 59 || second > 60) return null;
  return midnight + ((hour * 60 + minute - (parts.zone ?? 0)) * 60 + second) * 1000 + millisecond;
}
