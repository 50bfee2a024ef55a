import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, weekdayDisagrees } from '../../../../src/core/message/fields/date.ts';

const cases: [string, string, string | null, number | null][] = [
  ['the usual form', 'Tue, 24 Nov 2026 02:00:03 +0900', '2026-11-23T17:00:03.000Z', 540],
  ['no weekday, no seconds', '24 Nov 2026 02:00 -0330', '2026-11-24T05:30:00.000Z', -210],
  ['comments anywhere', 'Tue, (a (b)) 24 Nov 2026 02:00:03 (c\\)) +0000 (UTC)', '2026-11-24T02:00:03.000Z', 0],
  ['an unknown zone', 'Tue, 24 Nov 2026 02:00:03 -0000', '2026-11-24T02:00:03.000Z', null],
  ['no zone', 'Tue, 24 Nov 2026 02:00:03', '2026-11-24T02:00:03.000Z', null],
  ['a named zone', 'Fri, 21 Nov 1997 09:55:06 PST', '1997-11-21T17:55:06.000Z', -480],
  ['GMT', 'Thu, 27 Jul 2023 15:06:03 GMT', '2023-07-27T15:06:03.000Z', 0],
  ['a military zone', '21 Nov 97 09:55:06 K', '1997-11-21T09:55:06.000Z', null],
  [
    'letters that name one zone, though RFC 5322 has them not',
    'Mon, 8 Dec 2008 11:04:57 JST',
    '2008-12-08T02:04:57.000Z',
    540,
  ],
  ['letters that name several zones', 'Mon, 8 Dec 2008 11:04:57 IST', '2008-12-08T11:04:57.000Z', null],
  ['GMT and an offset in one word', 'Mon, 8 Dec 2008 11:04:57 GMT+0900', '2008-12-08T02:04:57.000Z', 540],
  ['a contradicting comment', 'Mon, 6 May 2019 15:03:29 +0800 (GMT-8)', '2019-05-06T07:03:29.000Z', 480],
  ['two digits of year after 2000', 'Thu, 07 Sep 23 14:07:33 +0200', '2023-09-07T12:07:33.000Z', 120],
  ['two digits of year before 2000', '1 Jan 69 00:00:00 +0000', '1969-01-01T00:00:00.000Z', 0],
  ['three digits of year', 'Thu, 1 Jan 104 00:00:00 +0000', '2004-01-01T00:00:00.000Z', 0],
  ['fractional seconds', 'Fri, 28 Jul 2023 19:32:25.608 +0000 (UTC)', '2023-07-28T19:32:25.608Z', 0],
  ['no comma', 'Thu 29 Apr 2010 23:34:45 +0900', '2010-04-29T14:34:45.000Z', 540],
  ['a weekday in another charset', 'Tue, \xc2\xf1, 29 Jan 2023 17:21:28 +0000 (UTC)', '2023-01-29T17:21:28.000Z', 0],
  [
    'a sender behind the date',
    'Fri, 20 Apr 2018 17:51:19 -0400 (envelope-from <a@b.example>)',
    '2018-04-20T21:51:19.000Z',
    -240,
  ],
  ['folds', 'Tue,\r\n 24\tNov 2026\r\n 02:00:03 +0000', '2026-11-24T02:00:03.000Z', 0],
  ["Go's form", '2023-07-28 19:32:25.928333532 +0000 UTC m=+6810983.819096959', '2023-07-28T19:32:25.928Z', 0],
  ["Go's form in another zone", '2023-07-28 19:32:25.9 +0200 CEST', '2023-07-28T17:32:25.900Z', 120],
  ['ISO 8601', '2023-07-28T19:32:25Z', '2023-07-28T19:32:25.000Z', 0],
  ['ISO 8601 with offset', '2023-07-28T19:32:25.5-05:30', '2023-07-29T01:02:25.500Z', -330],
  ['ISO 8601 without zone', '2023-07-28 19:32:25', '2023-07-28T19:32:25.000Z', null],
  [
    'an offset and letters that mean another elsewhere',
    'Tue, 24 Nov 2026 02:00:03 +0800 CST',
    '2026-11-23T18:00:03.000Z',
    480,
  ],
  ["Go's form in China", '2026-11-24 02:00:03.9 +0800 CST m=+6.8', '2026-11-23T18:00:03.900Z', 480],
  ['an offset and the same named zone', 'Tue, 24 Nov 2026 02:00:03 +0000 GMT', '2026-11-24T02:00:03.000Z', 0],
  ['an unknown zone named twice', 'Tue, 24 Nov 2026 02:00:03 -0000 UTC', '2026-11-24T02:00:03.000Z', null],
  ['a named zone and a military one', 'Tue, 24 Nov 2026 02:00:03 Z', '2026-11-24T02:00:03.000Z', 0],
  ['two zones that are one', 'Tue, 24 Nov 2026 02:00:03 JST +0900 GMT+9', '2026-11-23T17:00:03.000Z', 540],
  ['ISO 8601 in minutes', '2026-11-24T02:00Z', '2026-11-24T02:00:00.000Z', 0],
  ['a weekday and a month in full', 'Tuesday, November 24, 2026 2:00:03 PM', '2026-11-24T14:00:03.000Z', null],
  ['hyphens and two digits of year', '24-Nov-26 02:00:03 +0900', '2026-11-23T17:00:03.000Z', 540],
  ['a comma before the time', '24 Nov 2026, 02:00:03 +0900', '2026-11-23T17:00:03.000Z', 540],
  ['small letters', 'tue, 24 nov 2026 02:00:03 +0900', '2026-11-23T17:00:03.000Z', 540],
  ['asctime', 'Tue Nov 24 02:00:03 2026', '2026-11-24T02:00:03.000Z', null],
  ['asctime with a zone', 'Tue Nov 24 02:00:03 PST 2026', '2026-11-24T10:00:03.000Z', -480],
  ['asctime with a zone behind', 'Tue Nov 24 02:00:03 2026 -0800', '2026-11-24T10:00:03.000Z', -480],
  ['month before day', 'November 24, 2026 02:00:03 +0000', '2026-11-24T02:00:03.000Z', 0],
  ['hyphens', '24-Nov-2026 02:00:03 +0000', '2026-11-24T02:00:03.000Z', 0],
  ['a leap second', 'Sat, 31 Dec 2016 23:59:60 +0000', '2017-01-01T00:00:00.000Z', 0],
  ['a leap day', '29 Feb 2024 00:00:00 +0000', '2024-02-29T00:00:00.000Z', 0],
  ['January, the month before the day', 'Jan 2 2027 03:04:05 +0000', '2027-01-02T03:04:05.000Z', 0],
  ['AM', 'Tue, 24 Nov 2026 02:00:03 AM +0000', '2026-11-24T02:00:03.000Z', 0],
  ['the last of two digits after 2000', '1 Jan 49 00:00:00 +0000', '2049-01-01T00:00:00.000Z', 0],
  ['the first of two digits before 2000', '1 Jan 50 00:00:00 +0000', '1950-01-01T00:00:00.000Z', 0],
  ['the first year that is allowed', '1 Jan 1900 00:00:00 +0000', '1900-01-01T00:00:00.000Z', 0],
  ['the farthest hours ahead of GMT', 'Tue, 24 Nov 2026 14:00:03 GMT+14', '2026-11-24T00:00:03.000Z', 840],
  ['more hours ahead of GMT', 'Tue, 24 Nov 2026 14:00:03 GMT+15', null, null],
  [
    'an offset, and nothing certain behind it',
    'Tue, 24 Nov 2026 02:00:03 +0900 -0000',
    '2026-11-23T17:00:03.000Z',
    540,
  ],
  ['five digits of year', '24 Nov 20261 02:00:03 +0000', null, null],
  ['two letters of a month', '24 No 2026 02:00:03 +0000', null, null],
  ['a day before the first', '0 Nov 2026 02:00:03 +0000', null, null],
  ['the 99th day', '99 Jan 2026 02:00:03 +0000', null, null],
  ['a 13th month', '2026-13-01T02:00:03Z', null, null],
  ['a day that is not', '29 Feb 2023 00:00:00 +0000', null, null],
  ['an hour that is not', '24 Nov 2026 24:00:00 +0000', null, null],
  ['minutes that are not', '24 Nov 2026 02:60:00 +0000', null, null],
  ['a zone that is not', 'Tue, 24 Nov 2026 02:00:03 +9999', null, null],
  // What every object inherits is no zone, and no reason to throw.
  ['a zone called "constructor"', 'Tue, 24 Nov 2026 02:00:03 constructor', '2026-11-24T02:00:03.000Z', null],
  ['a zone called "__proto__"', 'Tue, 24 Nov 2026 02:00:03 __proto__', '2026-11-24T02:00:03.000Z', null],
  ['a zone of more than a day', 'Tue, 24 Nov 2026 02:00:03 +2400', null, null],
  ['a year before mail', '24 Nov 0026 02:00:03 +0000', null, null],
  ['a month that is not', '24 Foo 2026 02:00:03 +0000', null, null],
  ['no leading zeros', 'Tue, 24 Nov 2026 13:2:1 +0900', '2026-11-24T04:02:01.000Z', 540],
  ['dots in the time', 'Tue, 24 Nov 2026 03.32.48 +0900', '2026-11-23T18:32:48.000Z', 540],
  ['PM', 'Tue, 24 Nov 2026 02:00:03 PM +0900', '2026-11-24T05:00:03.000Z', 540],
  ['P.M.', 'Tue, 24 Nov 2026 02:00:03 p.m. +0900', '2026-11-24T05:00:03.000Z', 540],
  ['midnight as AM', 'Tue, 24 Nov 2026 12:00:03 AM +0000', '2026-11-24T00:00:03.000Z', 0],
  ['noon as PM', 'Tue, 24 Nov 2026 12:00:03 PM +0000', '2026-11-24T12:00:03.000Z', 0],
  ['PM behind 24 hours', 'Tue, 24 Nov 2026 14:00:03 PM +0000', '2026-11-24T14:00:03.000Z', 0],
  ['hours ahead of GMT', 'Tue, 24 Nov 2026 02:00:03 GMT+9', '2026-11-23T17:00:03.000Z', 540],
  ['hours behind UTC', 'Tue, 24 Nov 2026 02:00:03 UTC-5', '2026-11-24T07:00:03.000Z', -300],
  ['a zone with a colon', 'Tue, 24 Nov 2026 02:00:03 +09:00', '2026-11-23T17:00:03.000Z', 540],
  ['a zone twice', 'Tue, 24 Nov 2026 02:00:03 +0900 JST', '2026-11-23T17:00:03.000Z', 540],
  ['a zone and its name glued', 'Tue, 24 Nov 2026 02:00:03 +0900(JST)', '2026-11-23T17:00:03.000Z', 540],
  ['many blanks', 'Tue,  24  Nov  2026   02:00:03   +0900   (JST)', '2026-11-23T17:00:03.000Z', 540],
  ['the day glued to the weekday', 'Tue,24 Nov 2026 02:00:03 +0900', '2026-11-23T17:00:03.000Z', 540],
  ['how JavaScript writes it', 'Tue Nov 24 2026 02:00:03 GMT+0900 (JST)', '2026-11-23T17:00:03.000Z', 540],
  ['a weekday in German', 'Di, 24 Nov 2026 02:00:03 MEZ', '2026-11-24T01:00:03.000Z', 60],
  ['letters of another script for a zone', 'Tue, 24 Nov 2026 02:00:03 \u6771\u4eac', '2026-11-24T02:00:03.000Z', null],
  // What is not surely one time is none: it is told that the date could not be read.
  ['AM behind 24 hours', 'Tue, 24 Nov 2026 14:00:03 AM +0000', null, null],
  ['PM behind the zone', 'Tue, 24 Nov 2026 02:00:03 +0900 PM', null, null],
  ['PM without time', 'Tue, 24 Nov 2026 PM', null, null],
  ['ISO 8601 with PM', '2026-11-24 02:00:03 PM', null, null],
  ['ISO 8601 with PM behind the zone', '2026-11-24T02:00:03Z PM', null, null],
  ['three digits of zone', 'Tue, 24 Nov 2026 02:00:03 +900', null, null],
  ['one digit of zone', 'Tue, 24 Nov 2026 02:00:03 +9', null, null],
  ['a zone without sign', 'Tue, 24 Nov 2026 02:00:03 0900', null, null],
  ['a sign apart from its zone', 'Tue, 24 Nov 2026 02:00:03 + 0900', null, null],
  ['a named zone and an offset that differs', 'Tue, 24 Nov 2026 02:00:03 GMT +0900', null, null],
  ['an offset and a named zone that differs', 'Tue, 24 Nov 2026 02:00:03 +0900 GMT', null, null],
  ['two offsets', 'Tue, 24 Nov 2026 02:00:03 +0900 +0000', null, null],
  ['a zone of uncertain meaning and an offset', 'Tue, 24 Nov 2026 02:00:03 IST +0530', null, null],
  ['ISO 8601 with two zones', '2026-11-24 02:00:03 JST +0000', null, null],
  ['asctime with two zones', 'Tue Nov 24 02:00:03 EST 2026 +0900', null, null],
  ['an offset and another glued to UTC', 'Tue, 24 Nov 2026 02:00:03 +0000 UTC+0900', null, null],
  ['three zones', 'Tue, 24 Nov 2026 02:00:03 +0900 JST +0000', null, null],
  ['ISO 8601 with a zone of its own and another', '2026-11-24T02:00:03Z +0900', null, null],
  ['an offset and another behind GMT', 'Tue, 24 Nov 2026 02:00:03 +0900 GMT-0800', null, null],
  ['the date in numbers alone', '20261124T020003Z', null, null],
  ['the day of the year', '2026-328T02:00:03Z', null, null],
  ['the week', '2026-W48-2T02:00:03Z', null, null],
  ['two digits of year before the month', '26-11-24 02:00:03 +0900', null, null],
  ['numbers with hyphens', '24-11-2026 02:00:03 +0900', null, null],
  ['numbers with slashes, the year first', '2026/11/24 02:00:03 +0900', null, null],
  ['Japanese', '2026\xe5\xb9\xb411\xe6\x9c\x8824\xe6\x97\xa5 02:00:03', null, null],
  // "mar." is Tuesday there, and March elsewhere.
  ['a weekday in French', 'mar., 24 nov. 2026 02:00:03 +0100', null, null],
  ['a word before the time', 'Tue, 24 Nov 2026 at 02:00:03 +0900', null, null],
  ['no blanks', 'Tue,24Nov2026 02:00:03 +0900', null, null],
  ['the time before the date', '12:00:03 AM Tue, 24 Nov 2026', null, null],
  ['hours of a zone in ISO 8601', '2026-11-24T02:00:03+09', null, null],
  ['no time', 'Tue, 24 Nov 2026', null, null],
  ['a zone in quotation marks', 'Tue, 24 Nov 2026 02:00:03 "GMT"', null, null],
  ['a comma before the fraction', 'Tue, 24 Nov 2026 02:00:03,50 +0900', null, null],
  ['a colon before the fraction', 'Tue, 24 Nov 2026 02:00:03:50 +0900', null, null],
  ['PM glued to the time', 'Tue, 24 Nov 2026 02:00:03PM +0900', null, null],
  ['a zone glued to the time', 'Tue, 24 Nov 2026 02:00:03+0900', null, null],
  ['a zone before the time', 'Tue, 24 Nov 2026 +0900 02:00:03', null, null],
  ['minutes of a zone that are not', 'Tue, 24 Nov 2026 02:00:03 +0960', null, null],
  ['30 February', 'Mon, 30 Feb 2026 02:00:03 +0900', null, null],
  ['the day 0', 'Tue, 00 Nov 2026 02:00:03 +0900', null, null],
  ['a second past the leap second', 'Tue, 24 Nov 2026 02:00:61 +0900', null, null],
  ['the year 0102', 'Tue, 24 Nov 0102 02:00:03 +0900', null, null],
  ['one digit of year', 'Tue, 24 Nov 6 02:00:03 +0900', null, null],
  ['five digits of year', 'Tue, 24 Nov 20261 02:00:03 +0900', null, null],
  ['a month in German', 'Di, 24 Okt 2026 02:00:03 +0100', null, null],
  ['numbers with slashes', '11/12/2026 02:00:03 +0900', null, null],
  ['numbers with dots', '24.11.2026 02:00:03', null, null],
  ['seconds since 1970', '1795485603', null, null],
  ['hours only', 'Tue, 24 Nov 2026 02h00 +0100', null, null],
  ['an address', '192.0.2.1', null, null],
  ['nothing', '', null, null],
  ['an open comment', '(24 Nov 2026 02:00:03 +0000', null, null],
];

describe('parseDate', () => {
  for (const [name, text, iso, zone] of cases) {
    it(`reads ${name}`, () => expect(parseDate(text)).toEqual({ iso, zone }));
  }

  it('gives back every moment that is written as RFC 5322 says', () => {
    const date = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, fc.integer({ min: -14 * 60, max: 14 * 60 }), (moment, zone) => {
        const local = new Date(moment.getTime() + zone * 60_000).toUTCString().replace('GMT', '');
        const hours = String(Math.floor(Math.abs(zone) / 60)).padStart(2, '0');
        const text = `${local}${zone < 0 ? '-' : '+'}${hours}${String(Math.abs(zone) % 60).padStart(2, '0')}`;
        const iso = new Date(Math.floor(moment.getTime() / 1000) * 1000).toISOString();
        expect(parseDate(text)).toEqual({ iso, zone });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '24',
      'Nov',
      '2026',
      '02:00:00',
      '+0000',
      '-',
      ':',
      '(',
      ')',
      'T',
      'Z',
      ' ',
      ',',
      '99999999999',
      '\0',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { iso } = parseDate(text);
          weekdayDisagrees(text);
          if (iso !== null) expect(new Date(iso).toISOString()).toBe(iso);
        },
      ),
    );
  });

  it('is not held up by a long text', () => {
    expect(parseDate('('.repeat(1e6)).iso).toBeNull();
    expect(parseDate(`${' '.repeat(1e6)}24 Nov 2026 02:00:00 +0000`).iso).toBeNull();
  });
});

describe('weekdayDisagrees', () => {
  it('tells a weekday that the date does not have, in the zone of the date', () => {
    expect(weekdayDisagrees('Wed, 24 Nov 2026 02:00:03 +0900')).toBe(true);
    expect(weekdayDisagrees('Tue, 24 Nov 2026 02:00:03 +0900')).toBe(false);
    expect(weekdayDisagrees('24 Nov 2026 02:00:03 +0900')).toBe(false);
    expect(weekdayDisagrees('Wed, no date')).toBe(false);
    expect(weekdayDisagrees('Sunday, 24 Nov 2026 02:00:03 +0900')).toBe(true);
  });
});
