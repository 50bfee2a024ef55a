import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../../src/core/message/parse.ts';
import { findOddLineEnds } from '../../../../src/core/message/source/odd-line-ends.ts';

const HEADER = 'From: a@b.example\r\n\r\n';

function read(body: string, header = HEADER) {
  return findOddLineEnds(parseMessage(new Uint8Array(Buffer.from(header + body, 'latin1'))));
}

describe('line ends of other systems', () => {
  it('are none in a message of CRLF, and none in a file that Unix keeps', () => {
    expect(read('a\r\n.\r\nMAIL FROM:<x@y.example>\r\n')).toBeNull();
    expect(read('a\n.\nMAIL FROM:<x@y.example>\n', 'From: a@b.example\n\n')).toBeNull();
  });

  it('are no tabs, and nothing that only other programs take for one', () => {
    expect(read('a\tb\0c\x0bd\x0ce\r\n')).toBeNull();
  });

  it('are counted in header and body', () => {
    expect(read('a\n\nb\r\n')).toEqual({ lineFeeds: 2, carriageReturns: 0, smuggled: null });
    expect(read('a\nb\rc\r\n\r\r\n')).toEqual({ lineFeeds: 1, carriageReturns: 2, smuggled: null });
    expect(read('a\r\n', 'From: a@b.example\r\nX: y\nZ: a\rb\r\n\r\n')).toEqual({
      lineFeeds: 1,
      carriageReturns: 1,
      smuggled: null,
    });
  });

  it.each([
    ['LF . CRLF', '\n.\r\n'],
    ['LF . LF', '\n.\n'],
    ['CRLF . LF', '\r\n.\n'],
    ['CRLF . CR', '\r\n.\r'],
    ['CR . CRLF', '\r.\r\n'],
    ['CR . CR', '\r.\r'],
  ])('tell a second mail behind %s', (_says, dot) => {
    expect(read(`Hello${dot}mail from:<x@y.example>\r\nRCPT TO:<b@c.example>\r\nDATA\r\n`)?.smuggled).toEqual({
      line: 5,
      text: 'mail from:<x@y.example>',
    });
  });

  it('tell a second mail whose commands come after others', () => {
    expect(read('Hello\n.\r\nEHLO \r\n')?.smuggled?.text).toBe('EHLO ');
    expect(read('Hello\n.\r\nRSET\r\nEHLO x\r\nMAIL FROM:<x@y.example>\r\n')?.smuggled?.text).toBe('EHLO x');
  });

  it.each([
    ['a stray dot without commands', 'Hello\n.\r\nBye\r\n'],
    ['commands far behind a stray dot', `Hello\n.\r\n${'text\r\n'.repeat(20)}MAIL FROM:<x@y.example>\r\n`],
    ['commands in the fifth line behind a stray dot', `Hello\n.\r\n${'text\r\n'.repeat(4)}MAIL FROM:<x@y.example>\r\n`],
    ['commands behind a dot between whole line ends', 'a\nHello\r\n.\r\nMAIL FROM:<x@y.example>\r\n'],
    ['commands behind another letter that stands alone', 'Hello\nx\r\nMAIL FROM:<x@y.example>\r\n'],
    ['commands without a dot', 'Hello\nMAIL FROM:<x@y.example>\r\n'],
    ['commands within a line', 'Hello\n.\r\nsee MAIL FROM:<x@y.example>\r\n'],
    ['a dot that is not alone', 'Hello\n..\r\nMAIL FROM:<x@y.example>\r\n'],
    ['a dot at the very end', 'Hello\n.'],
  ])('tell none of %s', (_says, body) => {
    expect(read(body)?.smuggled).toBeNull();
  });

  it('tell none of a dot in the header: no server is asked for mail there', () => {
    expect(read('a\r\n', 'From: a@b.example\r\nX: y\n.\r\nMAIL FROM:<x@y.example>\r\n\r\n')).toMatchObject({
      lineFeeds: 1,
      smuggled: null,
    });
  });

  it('show what stands there as inert text, and not all of it', () => {
    const { smuggled } = read(`Hello\n.\r\nMAIL FROM:<\u001b[2J${'x'.repeat(5000)}>\r\n`) ?? {};
    expect(smuggled?.text).toMatch(/^MAIL FROM:<␛\[2Jx+$/);
    expect(smuggled?.text.length).toBeLessThan(110);
  });

  it('are found behind thousands of stray dots', () => {
    expect(read(`a${'\n.\r\n'.repeat(50_000)}MAIL FROM:<x@y.example>\r\n`)?.smuggled?.text).toBe(
      'MAIL FROM:<x@y.example>',
    );
  });
});
