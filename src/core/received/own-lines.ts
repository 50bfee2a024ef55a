import { parseDate } from '../message/fields/date.ts';
import { trimBlanks, unfold } from '../message/fields/field-value.ts';
import { recognize } from './recognize.ts';

/** Line ends behind a date that are looked at; a server writes one date. */
const MAX_ENDS = 4;
/** A date with its comment; what stands behind the last semicolon is no longer. */
const MAX_DATE = 100;

/**
 * A Received field as its server wrote it: up to the line that ends in its date.
 *
 * The attack: the first line of the data begins with a blank. A server that puts its field on top of the data as they came (qmail does) makes a fold of
 * its own field of it, and " by other.example …; date" or " from [127.0.0.1] … with ESMTPSA" there would be a second server, another client or a login.
 * No greeting holds a line end; so the first line that ends in a date, with a server before it or as a known form without one, is the server's last.
 *
 * @param raw the value with its line ends, one character per byte
 * @returns unfolded; the whole value where no line but the last ends in a date
 */
export function ownLines(raw: string): string {
  const ends: string[] = [];
  for (let at = raw.indexOf('\n'); at >= 0 && ends.length < MAX_ENDS; at = raw.indexOf('\n', at + 1)) {
    if (endsInTime(raw.slice(Math.max(0, at - MAX_DATE), at))) ends.push(trimBlanks(unfold(raw.slice(0, at + 1))));
  }
  return ends.find((lines) => tellsServerAndDate(lines) || isWhole(lines)) ?? trimBlanks(unfold(raw));
}

function endsInTime(text: string): boolean {
  return /\d:\d\d/.test(text);
}

function isWhole(lines: string): boolean {
  const field = recognize(lines)?.field;
  return field !== undefined && field.trailer.length === 0 && isDate(field.dateText ?? '');
}

function tellsServerAndDate(lines: string): boolean {
  return /\sby\s/i.test(lines) && isDate(lines.slice(lines.lastIndexOf(';') + 1));
}

function isDate(text: string): boolean {
  const isPlain = text.length < MAX_DATE && !ADDRESS.test(text) && text.split('(').length === text.split(')').length;
  return isPlain && parseDate(text).iso !== null;
}

/** Of the client, which stands behind a greeting like "x by y; Tue, 1 Jan 2019 00:00:00 +0000 (z", and before a line end of the server's. */
const ADDRESS = /[[\]]|\d\.\d{1,3}\.\d|[0-9a-f]:[0-9a-f]{0,4}:[0-9a-f]{0,4}:|::/i;
