import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPieces, type MboxLimits, messageOf } from '../../../src/report/files/mbox.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const FROM = 'From alice@shop.example Fri Nov 20 10:00:00 2026';

/** As a program writes it that quotes every "From " line by one ">" more (mboxrd), or the bare ones alone (mboxo). */
function mboxOf(messages: readonly string[], { lineEnd = '\n', separator = FROM, quoted = />*From / } = {}): string {
  const starts = new RegExp(`^${quoted.source}`);
  return messages
    .map((message) => {
      const lines = message.split(lineEnd).map((line) => (starts.test(line) ? `>${line}` : line));
      return `${separator}${lineEnd}${lines.join(lineEnd)}${lineEnd}`;
    })
    .join('');
}

async function read(mbox: string, limits: Partial<MboxLimits> = {}): Promise<string[] | null> {
  const file = new Blob([bytes(mbox)]);
  const found = await findPieces(file, limits);
  if (!found) return null;
  return await Promise.all(
    found.pieces.map(async ({ start, end }) => {
      const piece = new Uint8Array(await file.slice(start, end).arrayBuffer());
      return Buffer.from(messageOf(piece)).toString('latin1');
    }),
  );
}

describe('an mbox file', () => {
  const messages = ['Subject: a\n\nFrom the start\n', 'Subject: b\n\n>From quoted\n>>From twice\n\n\n'];

  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
  ])('gives every message back, byte for byte, with lines that end in %s', async (_, lineEnd) => {
    const sent = messages.map((message) => message.replaceAll('\n', lineEnd));
    expect(await read(mboxOf(sent, { lineEnd }))).toEqual(sent);
  });

  it.each(['\n', '\r\n'])('gives the last one back whole where no empty line is behind it (%j)', async (lineEnd) => {
    const sent = messages.map((message) => message.trimEnd().concat('\n').replaceAll('\n', lineEnd));
    const mbox = mboxOf(sent, { lineEnd });
    expect(await read(mbox.slice(0, -lineEnd.length))).toEqual(sent);
    expect(await read(mbox)).toEqual(sent);
  });

  it.each(['From ', 'From - Fri Nov 20 10:00:00 2026', `${FROM} +0000`])('may separate by "%s"', async (separator) => {
    expect(await read(mboxOf(messages, { separator }))).toEqual(messages);
  });

  it('gives them back where only bare lines were quoted', async () => {
    const sent = ['Subject: a\n\nFrom the start\n', 'Subject: b\n\nno such line\n'];
    expect(await read(mboxOf(sent, { quoted: /From / }))).toEqual(sent);
  });

  it.each([
    ['an empty line', '\n'],
    ['empty lines', '\r\n\r\n\n'],
    ['a byte order mark', '\u00ef\u00bb\u00bf'],
    ['both', '\u00ef\u00bb\u00bf\r\n'],
  ])('may begin with %s, as an editor leaves it', async (_, before) => {
    expect(await read(`${before}${mboxOf(messages)}`)).toEqual(messages);
    expect(await read(`${before}${mboxOf(messages)}`, { chunk: 1 })).toEqual(messages);
  });

  it('is one only by its first line: a mail that holds such lines is not', async () => {
    expect(await read(`Subject: a\n\n${FROM}\nSubject: b\n\n`)).toBe(null);
    expect(await read('From: alice@shop.example\n\ntext\n')).toBe(null);
    expect(await read('')).toBe(null);
  });

  it('begins no message within a paragraph, nor at a line that is a sentence', async () => {
    const sent = `Subject: a\n\ntext\n${FROM}\n\nFrom here on it is plain.\n`;
    expect(await read(`${FROM}\n${sent}\n`)).toEqual([sent]);
  });

  it.each([1, 7, 4096])(
    'tells whether messages may stand in it without an empty line before them (%i)',
    async (chunk) => {
      const joinedIn = async (mbox: string) => (await findPieces(new Blob([bytes(mbox)]), { chunk }))?.joined;
      const message = `${FROM}\nSubject: a\n\ntext\n`;
      expect(await joinedIn(message.repeat(3))).toBe(true);
      expect(await joinedIn(message.repeat(3).replaceAll('\n', '\r\n'))).toBe(true);
      expect(await joinedIn(`${message}\n`.repeat(3))).toBe(false);
      // Words that a person writes, and an mbox line that is quoted in one's letter.
      expect(await joinedIn(`${message}From 9:30 on I am there.\nYours, Alice\n`)).toBe(false);
      expect(await joinedIn(`${message}>${message}`)).toBe(false);
      expect(await joinedIn(`${message}From here on:\nSubject: a\n`)).toBe(false);
    },
  );

  it('reads the same however the file is cut while it is read', async () => {
    const line = fc.constantFrom('From ', '>From x', 'From a 10:00', '', 'a', '\r', 'Subject: x', 'x'.repeat(30));
    const message = fc.array(line, { maxLength: 12 }).map((lines) => `Subject: x\n\n${lines.join('\n')}\n`);
    const several = fc.array(message, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(several, fc.integer({ min: 1, max: 60 }), async (sent, chunk) => {
        expect(await read(mboxOf(sent), { chunk })).toEqual(await read(mboxOf(sent)));
      }),
    );
  });

  it('gives back whatever was written into it', async () => {
    const line = fc.constantFrom('From ', '>From x', 'From a 10:00', '', 'a', '>', '>>From ', 'Subject: x');
    const message = fc.array(line, { maxLength: 12 }).map((lines) => `Subject: x\n\n${lines.join('\n')}\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 5 }), async (sent) => {
        expect(await read(mboxOf(sent))).toEqual(sent);
      }),
    );
  });

  it('tells where reading stopped', async () => {
    const mbox = mboxOf(['Subject: a\n\n', 'Subject: b\n\n', 'Subject: c\n\n']);
    const third = mbox.lastIndexOf('From ');
    expect(await findPieces(new Blob([bytes(mbox)]), { messages: 2 })).toMatchObject({
      pieces: [{ start: 0 }, { end: third }],
      unreadFrom: third,
    });
    // The last one that was begun may go on behind the limit.
    const second = mbox.indexOf('From ', 1);
    expect(await findPieces(new Blob([bytes(mbox)]), { bytes: third - 1 })).toEqual({
      pieces: [{ start: 0, end: second }],
      unreadFrom: second,
      joined: false,
    });
    expect(await findPieces(new Blob([bytes(mbox)]))).toMatchObject({ unreadFrom: null });
  });

  it('is read in a time that grows with its size alone', async () => {
    const started = performance.now();
    await findPieces(new Blob([bytes(`${FROM}\n`), bytes('\n'.repeat(5_000_000)), bytes('\nFrom '.repeat(500_000))]));
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
