import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../../../src/core/bytes/latin1.ts';
import type { Fidelity } from '../../../../src/core/inspection/index.ts';
import { MAX_MESSAGE_BYTES } from '../../../../src/core/limits.ts';
import { parseMessage } from '../../../../src/core/message/parse.ts';
import { readSource } from '../../../../src/core/message/source/source-facts.ts';
import { draft, toText } from '../../../messages/message.ts';

const read = async (text: string | Uint8Array, fidelity: Fidelity = 'exact') => {
  const source = typeof text === 'string' ? fromLatin1(text) : text;
  return await readSource(source, parseMessage(source), fidelity);
};
const problem = async (text: string | Uint8Array, fidelity: Fidelity = 'exact') =>
  (await read(text, fidelity)).problem?.code ?? null;
const utf16 = (text: string) => `\xff\xfe${[...text].map((letter) => `${letter}\0`).join('')}`;
const message = toText(draft());

describe('readSource', () => {
  it('measures a message and hashes the bytes as they came in', async () => {
    const facts = await read(message.replaceAll('\r\n', '\n'));
    expect(facts).toEqual({
      bytes: message.replaceAll('\r\n', '\n').length,
      headerBytes: message.indexOf('\r\n\r\n') + 4,
      bodyBytes: draft().body.length,
      sha256: createHash('sha256').update(message.replaceAll('\r\n', '\n')).digest('hex'),
      fidelity: 'exact',
      problem: null,
      unread: [],
    });
  });

  const problems: [string, string, string][] = [
    ['nothing', '', 'message_source_empty'],
    ['only blanks', ' \r\n\t\r\n', 'message_source_empty'],
    ['a login page', '<!DOCTYPE html>\n<html><body>From: x</body></html>', 'message_source_html'],
    ['a page behind a byte order mark and blanks', '\xef\xbb\xbf\r\n <html lang="en">', 'message_source_html'],
    ['an XML error', '<?xml version="1.0"?><error/>', 'message_source_html'],
    ['an Outlook file', `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(100)}`, 'message_source_outlook_file'],
    ['UTF-16', utf16(message), 'message_source_utf16'],
    ['a picture', `\x89PNG\r\n\x1a\n${'\0\x01\x02x'.repeat(100)}`, 'message_source_binary'],
    ['prose', 'Dear Bob,\r\n\r\nthe minutes are attached.\r\n', 'message_source_no_header'],
    ['prose that looks like a field', 'Note: bring the minutes\r\n\r\nAlice', 'message_source_no_header'],
    ['an answer for programs', '{"error": "not found"}', 'message_source_no_header'],
    ['half a header', message.slice(0, 100), 'message_source_cut_off'],
    ['a header alone', message.slice(0, message.indexOf('\r\n\r\n') + 2), 'message_source_header_only'],
  ];
  for (const [what, text, code] of problems) {
    it(`tells ${what} from a message`, async () => expect(await problem(text)).toBe(code));
  }

  it('tells what Gmail shows of a long source from a message, but believes nobody who writes it at the end of exact bytes', async () => {
    const text = `${message}\r\n...\r\n\r\n[Message clipped]  View entire message\r\n`;
    expect(await problem(text, 'rewritten')).toBe('message_source_clipped');
    expect(await problem(text)).toBeNull();
  });

  it('says how large a source is that is too large', async () => {
    const source = new Uint8Array(MAX_MESSAGE_BYTES + 10 * 1024 * 1024);
    source.set(fromLatin1(message));
    expect((await read(source)).problem).toEqual({ code: 'message_source_too_large', values: { size: 60, limit: 50 } });
  });

  it('finds nothing wrong with a message of attacks, of 8 bits, or that speaks of clipped messages', async () => {
    expect(await problem(`Subject: a\0b\x1b\x07\r\n${message}`)).toBeNull();
    expect(await problem(`Subject: ${'\xe9'.repeat(1000)}\r\n${message}`)).toBeNull();
    expect(await problem(`${message}[Message clipped] is what Gmail writes.\r\n${'x\r\n'.repeat(100)}`)).toBeNull();
  });

  it('tells a header alone in the same way with and without its last line end, and the empty line behind it', async () => {
    const header = message.slice(0, message.indexOf('\r\n\r\n'));
    for (const fidelity of ['exact', 'rewritten'] as const) {
      for (const end of ['', '\r\n', '\r\n\r\n', '\n\n']) {
        expect([end, await problem(header + end, fidelity)]).toEqual([end, 'message_source_header_only']);
      }
    }
    // Half of a line, or half of the address that the verdict would name.
    expect(await problem(`${header}\r\nSubj`)).toBe('message_source_cut_off');
    expect(await problem('Subject: x\r\nFrom: a@b.exam')).toBe('message_source_cut_off');
    expect(await problem('Subject: x\r\nDate: ')).toBe('message_source_cut_off');
    expect((await read(header)).fidelity).toBe('rewritten');
  });

  it('expects no body where only the header was to be had', async () => {
    expect(await problem(message.slice(0, message.indexOf('\r\n\r\n') + 2), 'headers')).toBeNull();
    expect(await problem('', 'headers')).toBe('message_source_empty');
  });

  it('says what a limit left unread', async () => {
    const many = await read(`${'A: b\r\n'.repeat(2100)}${message}`);
    expect(many.unread).toEqual([{ code: 'message_unread_header_fields', values: { limit: 2000 } }]);
    const long = await read(message.replace('Subject:', `Subject: ${'x'.repeat(1_100_000)}`));
    expect(long.unread).toEqual([{ code: 'message_unread_header_bytes', values: { limit: 1024 } }]);
  });

  it('never rejects, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await read(bytes)).sha256).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});

describe('the closing boundary', () => {
  const multipart = (type: string, body: string) => `From: a@b.example\r\nContent-Type: ${type}\r\n\r\n${body}`;
  const notes = async (text: string) => (await read(text)).notes?.map(({ code }) => code) ?? [];
  const missing = ['message_boundary_missing'];

  it('is missed, and that is no problem of the source', async () => {
    const text = multipart('multipart/mixed; boundary=xyz', '--xyz\r\n\r\npart');
    expect(await notes(text)).toEqual(missing);
    expect(await problem(text)).toBeNull();
  });

  it('is found at the end, before an epilogue, and as the whole body', async () => {
    for (const body of ['--xyz\r\n\r\npart\r\n--xyz--', '--xyz--\r\nepilogue\r\nmore\r\n', '--xyz--']) {
      expect(await notes(multipart('multipart/mixed; boundary=xyz', body))).toEqual([]);
    }
    expect(await notes(multipart('multipart/mixed; boundary=xyz', 'x--xyz--'))).toEqual(missing);
  });

  it('is read out of any parameter that is written by the rules, and of some that are not', async () => {
    for (const type of [
      'Multipart/Alternative (c); charset=x; (d) Boundary = "x y;z" (e)',
      'multipart/mixed; boundary="x y;z"; type=a/b',
    ]) {
      expect(await notes(multipart(type, '--x y;z--'))).toEqual([]);
      expect(await notes(multipart(type, 'x'))).toEqual(missing);
    }
    expect(await notes(multipart('multipart/mixed; boundary=a=b:c', '--a=b:c--'))).toEqual([]);
  });

  it('is not expected of other types, nor without a name for it', async () => {
    for (const type of [
      'text/plain; boundary=xyz',
      'multipart/mixed',
      'multipart/mixed; boundary=',
      'multipart',
      `multipart/x;${';'.repeat(10_000)}`,
    ]) {
      expect(await notes(multipart(type, 'x'))).toEqual([]);
    }
  });
});
