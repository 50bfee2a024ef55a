import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  base64,
  crlfFromLf,
  fromMboxrd,
  jsonPath,
  latin1FromUtf8,
  oneOfMboxrd,
  type Step,
} from '../../src/webmail/steps.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (made: Uint8Array | null) => (made ? new TextDecoder().decode(made) : null);
const anyBytes = fc.uint8Array({ maxLength: 300 }).map((array) => new Uint8Array(array));

describe('a step', () => {
  it('has every byte back that was written as a Latin-1 character in UTF-8', () => {
    fc.assert(
      fc.property(anyBytes, (original) => {
        const written = bytes(String.fromCharCode(...original));
        expect(latin1FromUtf8(written)).toEqual(original);
      }),
    );
    expect(latin1FromUtf8(bytes('日'))).toBeNull();
    expect(latin1FromUtf8(new Uint8Array([0xff]))).toBeNull();
    expect([...(latin1FromUtf8(bytes('\u00ef\u00bb\u00bfA')) ?? [])]).toEqual([0xef, 0xbb, 0xbf, 0x41]);
  });

  it('undoes an mbox of one message, whatever the message holds', () => {
    const line = fc.constantFrom('From x', '>From x', '>>>From ', 'from x', '', '> From', 'Subject: a', 'F');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const message = lines.map((one) => `${one}\n`).join('');
        const quoted = lines.map((one) => `${/^>*From /.test(one) ? '>' : ''}${one}\n`).join('');
        expect(text(fromMboxrd(bytes(`From mboxrd@z Thu Jan  1 00:00:00 1970\n${quoted}\n`)))).toBe(message);
      }),
    );
    expect(fromMboxrd(bytes('Subject: no mbox\n\n'))).toBeNull();
    const one = 'From mboxrd@z Thu Jan  1 00:00:00 1970\nMessage-ID: <7@sender.example>\n\nHello\n\n';
    expect(oneOfMboxrd(bytes(one))).not.toBeNull();
    expect(oneOfMboxrd(bytes(`${one}${one}`))).toBeNull();
    expect(fromMboxrd(bytes('From without an end'))).toBeNull();
  });

  it('ends lines with CRLF and leaves those that have it, and a CR by itself', () => {
    expect(text(crlfFromLf(bytes('a\nb\r\nc\rd\n\n')))).toBe('a\r\nb\r\nc\rd\r\n\r\n');
  });

  it('finds the text at a path of a JSON answer, and nothing that objects inherit', () => {
    const answer = bytes('{"Items":[{"Body":{"Value":"TWFpbA=="}}],"n":1}');
    expect(text(jsonPath('Items', 0, 'Body', 'Value')(answer))).toBe('TWFpbA==');
    for (const path of [['Items', 1], ['n'], ['Items'], ['constructor', 'name'], ['__proto__']])
      expect(jsonPath(...path)(answer)).toBeNull();
    expect(jsonPath('a')(bytes('<html>'))).toBeNull();
  });

  it('undoes base64, folded or not', () => {
    fc.assert(
      fc.property(anyBytes, (original) => {
        const written = Buffer.from(original)
          .toString('base64')
          .replace(/(.{76})/g, '$1\r\n');
        expect(base64(bytes(written))).toEqual(original);
      }),
    );
    expect(base64(bytes('not base64!'))).toBeNull();
  });

  it('never throws, whatever it is given', () => {
    const steps: Step[] = [latin1FromUtf8, fromMboxrd, crlfFromLf, jsonPath('a', 0), base64];
    fc.assert(fc.property(anyBytes, fc.constantFrom(...steps), (given, step) => void step(given)));
  });
});
