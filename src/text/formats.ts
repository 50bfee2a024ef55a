/** Numbers, times and sizes in the reader's language: pure, so that pages, files and tests say the same. */
import { type Language, translate } from './translate.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Dates as one reads them on a letter: the day first in English, the year first in Japanese. */
const LOCALES: Record<Language, string> = { en: 'en-GB', ja: 'ja-JP' };
const MINUS = '\u2212';

/**
 * @param seconds any number; a fraction is cut off
 * @returns its two largest units: '0 s', '1 min 2 s', '3 h', '2 d 5 h'; negative ones begin with a minus sign; '' when it
 *   is not a number
 */
export function formatDuration(seconds: number, language: Language): string {
  if (!Number.isFinite(seconds)) return '';
  const whole = Math.trunc(Math.abs(seconds));
  const text = unitsOf(whole)
    .map(([key, count]) => translate(key, { n: count }, language))
    .join(' ');
  return seconds < 0 && whole > 0 ? `${MINUS}${text}` : text;
}

/** Like formatDuration, with its sign always written: '+1 s', '−3 s'. */
export function formatDelay(seconds: number, language: Language): string {
  const text = formatDuration(seconds, language);
  return text === '' || text.startsWith(MINUS) ? text : `+${text}`;
}

type UnitKey = 'format_days' | 'format_hours' | 'format_minutes' | 'format_seconds';

function unitsOf(whole: number): [UnitKey, number][] {
  const all: [UnitKey, number][] = [
    ['format_days', Math.floor(whole / DAY)],
    ['format_hours', Math.floor((whole % DAY) / HOUR)],
    ['format_minutes', Math.floor((whole % HOUR) / MINUTE)],
    ['format_seconds', whole % MINUTE],
  ];
  const first = all.findIndex(([, count]) => count > 0);
  if (first < 0) return all.slice(-1);
  return all.slice(first, first + 2).filter(([, count]) => count > 0);
}

/** A point in time as read on a clock on the wall; the zone stands apart, so that a view can write it smaller. */
export interface WrittenDate {
  text: string;
  zone: string;
}

/**
 * @param iso ISO 8601
 * @param timeZone an IANA name; absent = the reader's own
 * @returns day and time to the second; both parts '' when `iso` is no date
 */
export function formatDate(iso: string, language: Language, timeZone?: string): WrittenDate {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return { text: '', zone: '' };
  const parts = new Intl.DateTimeFormat(LOCALES[language], {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(date);
  const zone = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const text = parts
    .filter((part) => part.type !== 'timeZoneName')
    .map((part) => part.value)
    .join('');
  return { text: text.trim(), zone };
}

/** Day and time to the minute, for within a sentence: '20 Nov 2026, 19:00', '2026年11月20日 19:00'; '' when `iso` is no date. */
export function formatMoment(iso: string, language: Language, timeZone?: string): string {
  return written(iso, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone);
}

/** The day alone: '20 Nov 2026', '2026年11月20日'; '' when `iso` is no date. */
export function formatDay(iso: string, language: Language, timeZone?: string): string {
  return written(iso, language, {}, timeZone);
}

function written(iso: string, language: Language, parts: Intl.DateTimeFormatOptions, timeZone?: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(LOCALES[language], {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...parts,
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(date);
}

/** The time of day alone, to the second: '19:00:03'; '' when `iso` is no date. */
export function formatTime(iso: string, language: Language, timeZone?: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(date);
}

/** @returns '0 B', '999 B', '1.5 kB', '10.4 MB': decimal units (SI) with three figures at most */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let amount = Math.max(0, bytes);
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  const digits = unit === 0 || amount >= 99.95 ? 0 : 1;
  const number = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(amount);
  return `${number} ${units[unit] ?? 'B'}`;
}

/**
 * @param share between 0 and 1
 * @returns whole per cent, but never '0 %' or '100 %' for a share that is more than nothing or less than all: that
 *   the last byte of a body is unsigned must not vanish by rounding
 */
export function formatPercent(share: number, language: Language): string {
  if (!Number.isFinite(share)) return '';
  const rounded = Math.round(share * 100);
  const percent = share > 0 && rounded === 0 ? 1 : share < 1 && rounded >= 100 ? 99 : rounded;
  return translate('format_percent', { n: percent }, language);
}

/** Joins with commas and no "and": short lists of names. */
export function formatList(items: readonly string[], language: Language): string {
  return items.join(language === 'ja' ? '、' : ', ');
}
