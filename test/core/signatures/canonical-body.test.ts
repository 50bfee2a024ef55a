import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalizeBody } from '../../../src/core/signatures/canonical-body.ts';
import { canonicalizeBody as plainly } from '../../messages/canonicalize.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const text = (body: Uint8Array) => Buffer.from(body).toString('latin1');
const simple = (body: string) => text(canonicalizeBody(bytes(body), 'simple'));
const relaxed = (body: string) => text(canonicalizeBody(bytes(body), 'relaxed'));

describe('simple body canonicalization', () => {
  it('makes CRLF of an empty body (RFC 6376 §3.4.3)', () => {
    expect([simple(''), simple('\r\n'), simple('\r\n\r\n\r\n')]).toEqual(['\r\n', '\r\n', '\r\n']);
  });

  it('drops empty lines at the end, and adds a line end that is missing', () => {
    expect([simple('a\r\n\r\n\r\n'), simple('a'), simple('a\r\n')]).toEqual(['a\r\n', 'a\r\n', 'a\r\n']);
  });

  it('keeps all white space, a last line of blanks included', () => {
    expect(simple(' a \t b \r\n \r\n')).toBe(' a \t b \r\n \r\n');
  });
});

describe('relaxed body canonicalization', () => {
  it('makes nothing of an empty body, and of one of blanks (§3.4.4)', () => {
    expect([relaxed(''), relaxed('\r\n'), relaxed(' \t'), relaxed(' \r\n\t\r\n')]).toEqual(['', '', '', '']);
  });

  it('follows the example of §3.4.5', () => {
    expect(relaxed(' C \r\nD \t E\r\n\r\n\r\n')).toBe(' C\r\nD E\r\n');
    expect(simple(' C \r\nD \t E\r\n\r\n\r\n')).toBe(' C \r\nD \t E\r\n');
  });

  it('takes only CRLF for a line end and only SP and HTAB for white space', () => {
    expect(relaxed('a \nb \rc \r\n')).toBe('a \nb \rc\r\n');
    expect(relaxed('a\xa0\xa0b\x0b\x0c\0\r\n')).toBe('a\xa0\xa0b\x0b\x0c\0\r\n');
    expect(relaxed('a \r')).toBe('a \r\r\n');
  });

  it('makes one SP of a single HTAB', () => {
    expect(relaxed('\ta\tb\r\n')).toBe(' a b\r\n');
  });

  it('is done without a copy where nothing changes', () => {
    const body = bytes('one line (with a bracket!)\r\nand one more\r\n');
    expect(canonicalizeBody(body, 'relaxed').buffer).toBe(body.buffer);
    expect(canonicalizeBody(body, 'simple').buffer).toBe(body.buffer);
  });

  it('leaves the body itself as it is', () => {
    const content = 'a  b \r\n\r\n';
    // A Buffer's slice is a view, an array's a copy.
    for (const body of [bytes(content), Buffer.from(content)]) {
      expect(text(canonicalizeBody(body, 'relaxed'))).toBe('a b\r\n');
      expect(text(body)).toBe(content);
    }
  });
});

describe('both canonicalizations', () => {
  /** Pieces that make every kind of boundary likely, and runs long enough to leave the loop for single bytes. */
  const piece = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(' ', '\t', '\r\n', '  ', '\r', '\n', 'a', 'b', '\xa0', '!', '(', '\0') },
    { weight: 2, arbitrary: fc.stringMatching(/^[a-z]{1,20}$/) },
    { weight: 1, arbitrary: fc.integer({ min: 60, max: 5000 }).map((length) => 'x'.repeat(length)) },
  );
  const body = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('do what the plainest code does, wherever the body begins in memory', () => {
    fc.assert(
      fc.property(body, fc.nat(7), fc.constantFrom('simple', 'relaxed'), (content, offset, how) => {
        const memory = bytes('?'.repeat(offset) + content);
        expect(text(canonicalizeBody(memory.subarray(offset), how as 'simple'))).toBe(
          plainly(content, how as 'simple'),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('do nothing more when done again', () => {
    fc.assert(
      fc.property(body, (content) => {
        const once = canonicalizeBody(bytes(content), 'relaxed');
        expect(canonicalizeBody(once, 'relaxed')).toEqual(once);
      }),
    );
  });
});
