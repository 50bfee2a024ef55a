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
  return (
    ends.find((lines) => isBalanced(lines) && (tellsServerAndDate(lines) || isWhole(lines))) ?? trimBlanks(unfold(raw))
  );
}

function isBalanced(lines: string): boolean {
  return lines.split('(').length === lines.split(')').length;
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

/**
 * The attack: MAIL FROM:<"a) ; Tue, 1 Jan 2019 00:00:00 +0000 (b"@attack.example>, or a greeting that ends in such a date, before a line end of the server's:
 * what closes the server's comment there is no zone, or leaves another one open.
 */
function isDate(text: string): boolean {
  return text.length < MAX_DATE && PLAIN_DATE.test(text) && !IPV6.test(text) && parseDate(text).iso !== null;
}

/** With the zone's name behind it, which Japanese Windows writes in its own charset. */
const PLAIN_DATE = /^[\sA-Za-z0-9,:+.-]+(?:\([A-Za-z0-9 +:\u0080-\u00ff-]+\)\s*)?$/;
/** No time of day has three colons. */
const IPV6 = /(?:[0-9a-f]*:){3}|::/i;
