/** Multiparts whose parts a server encoded anew: what each of them says is the same, byte for byte. */
import { describe, expect, it } from 'vitest';
import { signed, TYPE_UNSIGNED, undoAll, withBody } from './world.ts';

const ALTERNATIVE = 'multipart/alternative; boundary="=_b:1"';
const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const TEXT = latin1(
  '会議の議事録をページに載せました。どうぞよろしくお願いします。来週の会議は水曜日です。\r\nGrüße\r\n',
);
const HTML = `<html><p>${TEXT}</p></html>\r\n`;
const PDF = Buffer.from('%PDF-1.7 and the rest of a file that has some more bytes than one line of base64 holds');

const WRITE: Record<string, (text: string) => string> = {
  '7bit': (text) => text,
  '8bit': (text) => text,
  'quoted-printable': (text) =>
    text
      .replace(/[^\t\r\n -<>-~]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`)
      .split('\r\n')
      .map(softBroken)
      .join('\r\n'),
  base64: (text) => lines(Buffer.from(text, 'latin1').toString('base64'), 76),
};

/** As most programs do it: as much as a line of 76 holds with its "=", whole escapes only. */
function softBroken(line: string): string {
  if (line.length <= 76) return line;
  const end = [73, 74].find((at) => line[at] === '=') ?? 75;
  return `${line.slice(0, end)}=\r\n${softBroken(line.slice(end))}`;
}

const lines = (text: string, width: number) => text.replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\r\n');

interface Part {
  encoding: string;
  text?: string;
  type?: string;
  /** Its header's lines, where they stand otherwise than usual. */
  header?: string[];
}
const plain = (encoding: string, text = TEXT): Part => ({ encoding, text });
const html = (encoding: string): Part => ({ encoding, text: HTML, type: 'text/html; charset=utf-8' });

function write({ encoding, text = TEXT, type = 'text/plain; charset=utf-8', header }: Part): string {
  const fields = header ?? [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`];
  return [...fields, '', WRITE[encoding]?.(text) ?? text].join('\r\n');
}
const mixed = (...parts: (Part | string)[]) =>
  `${parts.map((part) => `--=_b:1\r\n${typeof part === 'string' ? part : write(part)}\r\n`).join('')}--=_b:1--\r\n`;

async function codes(before: string, now: string, type = ALTERNATIVE, names?: string[]): Promise<string[]> {
  const message = signed(before, type, names ? { signedFields: names } : {});
  return (await undoAll(withBody(message, () => now))).map(({ code }) => code);
}
const UNDONE = ['dkim_undone_encoding'];

describe('parts that were encoded anew', () => {
  const ENCODINGS = ['8bit', 'quoted-printable', 'base64'];
  for (const from of ENCODINGS) {
    for (const to of ENCODINGS.filter((encoding) => encoding !== from)) {
      it(`are put back: ${from} as ${to}`, async () => {
        const before = mixed(plain(from), html(from));
        expect(await codes(before, before)).toEqual([]);
        expect(await codes(before, mixed(plain(to), html(to)))).toEqual(UNDONE);
      });
    }
  }

  it('are put back beside others: US-ASCII, a file', async () => {
    const file = ['Content-Type: application/pdf', 'Content-Transfer-Encoding: base64', '', PDF.toString('base64')];
    const others = [plain('7bit', 'In short: yes.\r\n'), lines(file.join('\r\n'), 76)];
    const before = mixed(html('8bit'), ...others);
    for (const to of ['quoted-printable', 'base64'])
      expect(await codes(before, mixed(html(to), ...others), 'multipart/mixed; boundary="=_b:1"'), to).toEqual(UNDONE);
  });

  it('are put back within a multipart within a multipart', async () => {
    const within = (encoding: string) =>
      `Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n${write(plain(encoding))}\r\n--a\r\n${write(html(encoding))}\r\n--a--\r\n`;
    const before = mixed(within('8bit'), plain('8bit'));
    expect(await codes(before, mixed(within('quoted-printable'), plain('quoted-printable')))).toEqual(UNDONE);
  });

  it('are put back where sendmail marked some, and others were so before', async () => {
    const marked: Part = {
      encoding: 'base64',
      header: [
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        'X-MIME-Autoconverted: from 8bit to base64 by relay.example id 3AO203ab012345',
      ],
    };
    expect(await codes(mixed(plain('8bit'), html('base64')), mixed(marked, html('base64')))).toEqual(UNDONE);
    const quoted = { ...marked, encoding: 'quoted-printable' };
    quoted.header = (marked.header ?? []).map((line) => line.replace('g: base64', 'g: quoted-printable'));
    expect(
      await codes(mixed(plain('8bit'), html('quoted-printable')), mixed(quoted, html('quoted-printable'))),
    ).toEqual(UNDONE);
  });

  it.each([
    ['first', ['Content-Transfer-Encoding: 8bit', 'Content-Type: text/plain;', '\tcharset=utf-8', 'Content-ID: <a>']],
    [
      'behind the type',
      ['Content-Type: text/plain;', '\tcharset=utf-8', 'Content-Transfer-Encoding: 8bit', 'Content-ID: <a>'],
    ],
  ])('are put back where their encoding stood %s, and Postfix wrote it at the end', async (_, header) => {
    const others = header.filter((line) => !line.includes('8bit'));
    const now = { encoding: 'quoted-printable', header: [...others, 'Content-Transfer-Encoding: quoted-printable'] };
    expect(await codes(mixed({ encoding: '8bit', header }), mixed(now))).toEqual(UNDONE);
  });

  it.each([72, 64, 60])('are put back where lines of base64 were broken at %d', async (width) => {
    const part = (to: number) =>
      `Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(PDF.toString('base64'), to)}\r\n`;
    expect(await codes(mixed(part(width)), mixed(part(76)))).toEqual(UNDONE);
  });
});

describe('parts are left', () => {
  it('where a word is another one, or one more part is there', async () => {
    const before = mixed(plain('8bit'), html('8bit'));
    const other = plain('quoted-printable', TEXT.replace('Gr', 'gr'));
    expect(await codes(before, mixed(other, html('quoted-printable')))).toEqual([]);
    expect(await codes(before, mixed(plain('quoted-printable'), html('quoted-printable'), html('8bit')))).toEqual([]);
  });

  it('where the type is unsigned', async () => {
    const now = mixed(plain('quoted-printable'));
    expect(await codes(mixed(plain('8bit')), now)).toEqual(UNDONE);
    expect(await codes(mixed(plain('8bit')), now, ALTERNATIVE, TYPE_UNSIGNED)).toEqual([]);
  });

  // What is signed is two parts; who reads what was sent on would see one, with the source of another in it.
  it.each(['\r\n', '\n', '\r'])('where a delimiter of theirs was encoded away, behind %j', async (lineEnd) => {
    const two = `${TEXT}${lineEnd}--=_b:1\r\nContent-Type: text/html\r\n\r\n<p>More</p>\r\n`;
    const now = mixed({ encoding: 'base64', text: two });
    const before = mixed({ encoding: '8bit', text: two });
    expect(await codes(before, now)).toEqual([]);
  });

  it.each([
    ['a bare line feed', 'X-MIME-Autoconverted: from 8bit\nContent-Type: text/html'],
    ['a bare carriage return', 'X-MIME-Autoconverted: from 8bit\rContent-Type: text/html'],
    ['a NUL', 'X-MIME-Autoconverted: from 8bit\0'],
    ['one more encoding', 'Content-Transfer-Encoding: base64'],
    ['one more type', 'Content-Type: text/html'],
  ])('where %s stands in their header', async (_, line) => {
    const type = 'Content-Type: text/plain; charset=utf-8';
    const header = [type, 'Content-Transfer-Encoding: quoted-printable', line];
    expect(await codes(mixed(plain('8bit')), mixed({ encoding: 'quoted-printable', header }))).toEqual([]);
  });

  it('where a line continues what would be taken out', async () => {
    const header = [
      'Content-Type: text/plain',
      'X-MIME-Autoconverted: from 8bit to',
      ' quoted-printable',
      'Content-Transfer-Encoding: quoted-printable',
    ];
    const before = {
      encoding: '8bit',
      header: ['Content-Type: text/plain', ' quoted-printable', 'Content-Transfer-Encoding: 8bit'],
    };
    expect(await codes(mixed(before), mixed({ encoding: 'quoted-printable', header }))).toEqual([]);
  });

  it('where they have no header, but a text that looks like one', async () => {
    const text = (encoding: string) => `\r\n${write(plain(encoding))}`;
    expect(await codes(mixed(text('8bit')), mixed(text('quoted-printable')))).toEqual([]);
  });

  it('where bytes stand in quoted-printable that have to be escaped, or signs that escape nothing', async () => {
    const before = mixed(plain('8bit'));
    for (const text of [TEXT, TEXT.replace('Gr', '=\nGr'), TEXT.replace('Gr', '=0Gr')]) {
      const header = [
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        text,
      ];
      expect(await codes(before, mixed(header.join('\r\n')))).toEqual([]);
    }
  });

  it('as a whole: a multipart has no encoding of its own', async () => {
    const before = mixed(plain('8bit'));
    const message = signed(before, ALTERNATIVE);
    const now = { ...withBody(message, () => WRITE['base64']?.(before) ?? '') };
    now.fields.push('Content-Transfer-Encoding: base64\r\n');
    expect(await undoAll(now)).toEqual([]);
  });

  it('beyond a hundred of them, and beyond four multiparts within each other', async () => {
    const many = (encoding: string, count: number) =>
      mixed(...Array.from({ length: count }, () => plain(encoding, latin1('ü'))));
    expect(await codes(many('8bit', 90), many('quoted-printable', 90))).toEqual(UNDONE);
    expect(await codes(many('8bit', 110), many('quoted-printable', 110))).toEqual([]);
    const deep = (encoding: string, levels: number) => {
      let part = write(plain(encoding));
      for (let level = 0; level < levels; level++)
        part = `Content-Type: multipart/mixed; boundary=m${level}\r\n\r\n--m${level}\r\n${part}\r\n--m${level}--\r\n`;
      return mixed(part);
    };
    expect(await codes(deep('8bit', 3), deep('quoted-printable', 3))).toEqual(UNDONE);
    expect(await codes(deep('8bit', 4), deep('quoted-printable', 4))).toEqual([]);
  });
});
