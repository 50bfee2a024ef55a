/** Parts that a list puts behind those of a multipart, and parts that an attacker puts there. */
import { describe, expect, it } from 'vitest';
import { signed, TYPE_UNSIGNED, undo, withBody } from './world.ts';

const MIXED = 'multipart/mixed; boundary="=_b:1"';
const WORDS = 'The minutes of the meeting are attached, as you asked.';
const FOOTER = `${'_'.repeat(47)}\r\nteam mailing list\r\nhttps://list.example/team\r\n`;

const part = (type: string, content: string, ...more: string[]) =>
  [`Content-Type: ${type}`, ...more, '', content].join('\r\n');
const mixed = (...parts: string[]) => `${parts.map((each) => `--=_b:1\r\n${each}\r\n`).join('')}--=_b:1--\r\n`;
const append = (body: string, added: string) => body.replace('--=_b:1--', `--=_b:1\r\n${added}\r\n--=_b:1--`);

const PDF = part('application/pdf', 'JVBERi0x', 'Content-Transfer-Encoding: base64', 'Content-Disposition: attachment');
const ALTERNATIVE = part(
  'multipart/alternative; boundary=a',
  `--a\r\n${part('text/plain', WORDS)}\r\n--a\r\n${part('text/html', `<style>p{}</style><p>${WORDS}</p>`)}\r\n--a--`,
);

function add(added: string, body = mixed(ALTERNATIVE, PDF), type = MIXED, options = {}) {
  return undo(withBody(signed(body, type, options), (text) => append(text, added)));
}

describe('a part that a list put behind the others', () => {
  const inline = ['MIME-Version: 1.0', 'Content-Transfer-Encoding: 7bit', 'Content-Disposition: inline'];

  it('is taken off, as Mailman writes it', async () => {
    const added = part('text/plain; charset="us-ascii"', FOOTER, ...inline);
    const note = { code: 'dkim_undone_footer', values: { bytes: `--=_b:1\r\n${added}\r\n`.length } };
    expect(await add(added)).toEqual(note);
    expect(await add(added, mixed(part('text/plain', WORDS), PDF))).toEqual(note);
    expect(await add(added, mixed(part('text/html', `<p>${WORDS}</p>`), PDF))).toEqual(note);
  });

  it('is taken off with a folded header, and encoded in base64 (Sympa)', async () => {
    const encoded = Buffer.from('To unsubscribe: https://list.example/sympa/signoff/team\r\n').toString('base64');
    const sympa = ['Content-Disposition: inline', 'Content-Transfer-Encoding: base64'];
    expect((await add(part('text/plain;\r\n charset="utf-8"', encoded, ...sympa)))?.code).toBe('dkim_undone_footer');
  });

  it('is taken off where the text before it is in base64', async () => {
    const text = Buffer.from('会議の議事録を添付します。', 'utf8').toString('base64');
    const encoded = part('text/plain; charset=utf-8', text, 'Content-Transfer-Encoding: base64');
    expect((await add(part('text/plain', FOOTER), mixed(encoded, PDF)))?.code).toBe('dkim_undone_footer');
  });
});

describe('a part that a list put behind the others, the type unsigned', () => {
  const unsigned = { signedFields: TYPE_UNSIGNED };
  const added = part('text/plain', FOOTER);

  it('is taken off where the first delimiter is that of the type: all that was signed is shown', async () => {
    expect((await add(added, undefined, MIXED, unsigned))?.code).toBe('dkim_undone_footer');
  });

  it('stays where the type is that of a multipart within, so that nobody reads what stands around it', async () => {
    const around = `--o\r\nContent-Type: text/plain\r\n\r\n${WORDS}\r\n${mixed(ALTERNATIVE, PDF)}`;
    expect(await add(added, around, MIXED, unsigned)).toBeNull();
    expect(await add(added, `${WORDS}\r\n${mixed(ALTERNATIVE, PDF)}`, MIXED, unsigned)).toBeNull();
    expect(await add(added, `${WORDS}\r\n-- \r\nAlice\r\n${mixed(ALTERNATIVE)}`, MIXED, unsigned)).toBeNull();
  });
});

describe('a part that somebody put behind the others', () => {
  const added = part('text/plain', FOOTER);

  it('stays where the type is no multipart/mixed, or may be decoded otherwise', async () => {
    expect((await add(added))?.code).toBe('dkim_undone_footer');
    for (const kind of ['related', 'alternative', 'signed', 'digest']) {
      expect(await add(added, undefined, MIXED.replace('mixed', kind)), kind).toBeNull();
    }
    const message = withBody(signed(mixed(ALTERNATIVE), MIXED), (text) => append(text, added));
    message.fields.push('Content-Transfer-Encoding: base64\r\n');
    expect(await undo(message)).toBeNull();
  });

  it('stays when it is not plain text', async () => {
    const types = [
      'text/html',
      'TEXT/HTML',
      'application/pdf',
      'multipart/mixed; boundary=c',
      'message/rfc822',
      'text/plain; name=a.exe',
      'text/plain; charset=utf-16',
      'text/plain; charset=utf-7',
    ];
    for (const type of types) expect(await add(part(type, FOOTER)), type).toBeNull();
  });

  it('stays with a field that list programs do not write, twice written, or malformed', async () => {
    const fields = [
      ...['Content-ID: <a>', 'Content-Location: https://evil.example/', 'X-Any: y', 'Content-Type: text/html'],
      ...['Content-Disposition: attachment; filename=a.exe', 'Content-Disposition: inline; filename=a', 'no field'],
      ...['Content-Transfer-Encoding: x-uuencode', 'Content-Type : text/html'],
    ];
    for (const field of fields) expect(await add(part('text/plain', FOOTER, field)), field).toBeNull();
    expect(await add(`\r\n${FOOTER}`)).toBeNull();
  });

  it('stays with bare line ends, or with a delimiter of another multipart', async () => {
    const html = part('text/html', '<p>Pay now</p>');
    for (const more of ['a\nb', 'a\rb', `--a\r\n${html}`]) {
      expect(await add(part('text/plain', `${FOOTER}${more}\r\n`)), more).toBeNull();
    }
    expect((await add(part('text/plain', `--------------\r\n${FOOTER}-- \r\n`)))?.code).toBe('dkim_undone_footer');
  });

  it('stays when it says more than the parts before it, or than one of two that a reader may see', async () => {
    const letter = part('text/plain', `${'Your mailbox is full, call us. '.repeat(3)}\r\n${FOOTER}`);
    expect(await add(letter)).toBeNull();
    expect(await add(added, mixed(part('text/plain', ''), PDF))).toBeNull();
    expect(await add(added, mixed(PDF))).toBeNull();
    const unseen = [
      '<img src="cid:1">',
      `<style>${WORDS}</style><!-- ${WORDS} --><title>${WORDS}</title>`,
      '&nbsp;&zwnj;'.repeat(50),
      `<img alt="${WORDS}">`,
    ];
    for (const html of unseen) {
      expect(await add(added, mixed(ALTERNATIVE.replace(`<p>${WORDS}</p>`, html), PDF)), html).toBeNull();
    }
    const attached = part('text/plain', WORDS, 'Content-Disposition: attachment');
    expect(await add(added, mixed(attached))).toBeNull();
  });

  it('stays when it is the only one', async () => {
    const preamble = `${WORDS}\r\n--=_b:1--\r\n`;
    expect(await add(added, preamble)).toBeNull();
  });
});
