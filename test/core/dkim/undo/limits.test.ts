/** What is just a list's or a gateway's words, and what is one byte too much: each limit from both sides. */
import { describe, expect, it } from 'vitest';
import { bannerEnds, bannerWords } from '../../../../src/core/dkim/undo/banner.ts';
import { MAX_CUT } from '../../../../src/core/dkim/undo/candidate.ts';
import { footerStarts, footerWords } from '../../../../src/core/dkim/undo/footer.ts';
import { likeliest } from '../../../../src/core/dkim/undo/likeliest.ts';
import { skipReplyPrefixes, withoutMarks } from '../../../../src/core/dkim/undo/subject.ts';
import { outweighs } from '../../../../src/core/dkim/undo/words.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('a footer', () => {
  const RULER = `${'_'.repeat(20)}\r\n`;
  const words = (...lines: string[]) => footerWords(RULER + lines.map((line) => `${line}\r\n`).join(''));

  it('has eight lines of usual words; those of a ninth are somebody’s own', () => {
    const line = 'Unsubscribe: https://list.example/u';
    expect(words(...Array.from({ length: 8 }, () => line))).toBe(0);
    expect(words(...Array.from({ length: 9 }, () => line))).toBe(line.replaceAll(' ', '').length);
  });

  it('has three lines of a bare name, address or page', () => {
    const line = 'https://list.example/u';
    expect(words(line, line, line)).toBe(0);
    expect(words(line, line, line, line)).toBe(line.length);
  });

  it('names a list in one word of forty letters, or its words count', () => {
    const name = (length: number) => `${'a'.repeat(length)} mailing list`;
    expect(words(name(40))).toBe(0);
    expect(words(name(41))).toBeNull();
    expect(words('Pay at once mailing list')).toBe('Payatonce'.length);
    expect(words(' mailing list'.trimStart())).toBeNull();
  });

  it('names a place in 120 letters, and a message by nine digits', () => {
    const place = (length: number) => `https://list.example/${'a'.repeat(length - 21)}`;
    expect(words(place(120))).toBe(0);
    expect(words(place(121))).toBeNull();
    expect(words('View/Reply Online (#123456789): https://list.example/1')).toBe(0);
    expect(words('View/Reply Online (#1234567890): https://list.example/1')).toBe('(#1234567890):'.length);
  });

  it('is none of a list where no line is such', () => {
    expect(words('Hello')).toBeNull();
    expect(words()).toBeNull();
  });

  it('begins at a ruler of five signs, the last three of them tried, the last one first', () => {
    const at = (text: string) => footerStarts(bytes(text));
    expect(at('Hi\r\n_____\r\nx\r\n')).toEqual([4]);
    expect(at('Hi\r\n____\r\nx\r\n')).toEqual([]);
    expect(at('Hi\r\n=====\r\n=====\r\n=====\r\n=====\r\n')).toEqual([25, 18, 11]);
    expect(at('Hi\r\n-=-=-\r\n')).toEqual([4]);
    expect(at('Hi\r\n-=-==\r\n')).toEqual([]);
    // Something must stand above it.
    expect(at('_____\r\nx\r\n')).toEqual([]);
  });

  it('begins among the last two kilobytes, at a whole line', () => {
    const under = (length: number) => footerStarts(bytes(`Hi\r\n_____\r\n${'a'.repeat(length - 9)}\r\n`));
    expect(under(MAX_CUT)).toEqual([4]);
    expect(under(MAX_CUT + 1)).toEqual([]);
    expect(footerStarts(bytes(`x${'_'.repeat(MAX_CUT)}`))).toEqual([]);
  });
});

describe('a notice', () => {
  it('ends within 500 bytes', () => {
    const notice = (length: number) => `${'a'.repeat(length - 2)}\r\n`;
    expect(bannerEnds(notice(500))).toEqual([500]);
    expect(bannerEnds(notice(501))).toEqual([]);
    expect(bannerEnds('')).toEqual([]);
    expect(bannerEnds('\r\nHi')).toEqual([]);
    expect(bannerEnds('a\r\nb\r\n\r\n\r\nHi\r\n')).toEqual([3, 8, 10]);
  });

  it('has twenty letters of its own', () => {
    expect(bannerWords('CAUTION: external email')).toBe(0);
    expect(bannerWords(`CAUTION: external email, ${'x'.repeat(20)}`)).toBe(20);
    expect(bannerWords(`CAUTION: external email, ${'x'.repeat(21)}`)).toBeNull();
  });
});

describe('a text that something stands under', () => {
  it('has twelve letters to be seen, and one more than what was added', () => {
    expect(outweighs('Hello, world!', 0)).toBe(false);
    expect(outweighs('Hello, worlds 1!', 0)).toBe(true);
    expect(outweighs('a'.repeat(12), 11)).toBe(true);
    expect(outweighs('a'.repeat(12), 12)).toBe(false);
    expect(outweighs('a'.repeat(13), 12)).toBe(true);
  });

  it('of wide letters, half as many', () => {
    expect(outweighs(utf8('会議の日程は'), 0)).toBe(true);
    expect(outweighs(utf8('会議の日程'), 0)).toBe(false);
  });
});

describe('a mark of a subject', () => {
  const removed = (subject: string) => withoutMarks(` ${subject}\r\n`).map((one) => one.removed);

  it('has forty characters, as have two of lists that send on', () => {
    const tag = (length: number) => `[${'a'.repeat(length - 2)}]`;
    expect(removed(`${tag(40)} Minutes`)).toEqual([tag(40)]);
    expect(removed(`${tag(41)} Minutes`)).toEqual([]);
    expect(removed(`${tag(20)} ${tag(19)} Minutes`)).toEqual([tag(20), `${tag(20)} ${tag(19)}`]);
    expect(removed(`${tag(20)} ${tag(20)} Minutes`)).toEqual([tag(20)]);
  });

  it('stands behind three answers at most', () => {
    expect(skipReplyPrefixes('Re: Fwd: AW: Minutes', 0)).toBe('Re: Fwd: AW: '.length);
    expect(skipReplyPrefixes('Re: Re: Re: Re: Minutes', 0)).toBe('Re: Re: Re: '.length);
    expect(skipReplyPrefixes('Regards: Minutes', 0)).toBe(0);
  });
});

it('of several ways the likelier come first, and none that is unlikely in several', () => {
  const ways = likeliest(
    [
      ['a', 'b', 'c'],
      ['x', 'y', 'z'],
    ],
    4,
  ).map((taken) => taken.join(''));
  expect(ways).toEqual(['ax', 'ay', 'bx', 'az', 'cx', 'by']);
});
