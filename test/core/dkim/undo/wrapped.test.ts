/** Messages that a list made a part of its own multipart/mixed, a footer behind them (Mailman), and what only looks like that. */
import { describe, expect, it } from 'vitest';
import { type Draft, draft } from '../../../messages/message.ts';
import { type SignOptions, signDkim } from '../../../messages/sign.ts';
import { signed, TYPE_UNSIGNED, undoAll, withType } from './world.ts';

const WORDS = 'The minutes of the meeting are on the page, as you asked.';
const FOOTER = `${'_'.repeat(47)}\r\nteam mailing list\r\nhttps://list.example/team\r\n`;
const ALTERNATIVE = 'multipart/alternative; boundary="a"';
const TYPE = 'Content-Type: ';

const part = (type: string, content: string) => `--a\r\n${TYPE}${type}\r\n\r\n${content}\r\n`;
const BODY = `${part('text/plain', WORDS)}${part('text/html', `<p>${WORDS}</p>`)}--a--\r\n`;

interface Wrapping {
  type?: string;
  /** Further lines of the part's header. */
  more?: string[];
  footer?: string;
  /** Before the list's first delimiter. */
  before?: string;
  boundary?: string;
}

/** As Mailman does it: the fields that say how to read the body go with it into a part. */
function wrap({ fields, body }: Draft, wrapping: Wrapping = {}): Draft {
  const { more = [], footer = FOOTER, before = '', boundary = '=====1==' } = wrapping;
  const own = fields.filter((field) => /^Content-(?:Type|Transfer-Encoding):/i.test(field));
  const others = fields.filter((field) => !own.includes(field));
  const header = [...(wrapping.type === undefined ? own : [`${TYPE}${wrapping.type}\r\n`]), ...more].join('');
  const inner = `--${boundary}\r\n${header}\r\n${body}\r\n`;
  const added =
    `--${boundary}\r\n${TYPE}text/plain; charset="us-ascii"\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: 7bit\r\n` +
    `Content-Disposition: inline\r\n\r\n${footer}\r\n`;
  return {
    fields: [...others, `${TYPE}multipart/mixed; boundary="${boundary}"\r\n`],
    body: `${before}${inner}${added}--${boundary}--\r\n`,
  };
}

const codes = async (message: Draft) => (await undoAll(message)).map(({ code }) => code);
const FOOTED = ['dkim_undone_footer'];
const UNSIGNED: Partial<SignOptions> = { signedFields: TYPE_UNSIGNED };

describe('a message that a list wrapped', () => {
  it('is as it was without the wrapping, the footer told with its words', async () => {
    for (const body of ['simple', 'relaxed'] as const) {
      const [note, ...more] = await undoAll(wrap(signed(BODY, ALTERNATIVE, { body })));
      expect(note?.code).toBe('dkim_undone_footer');
      expect(note?.values['words']).toContain('team mailing list https://list.example/team');
      expect(more).toEqual([]);
    }
  });

  it('may have a tag on its subject too', async () => {
    const wrapped = wrap(signed(BODY, ALTERNATIVE));
    const fields = wrapped.fields.map((field) => field.replace('Subject: ', 'Subject: [team] '));
    expect(await codes({ ...wrapped, fields })).toEqual(['dkim_undone_subject_tag', 'dkim_undone_footer']);
  });

  it('may be HTML, or begin with words that nobody reads', async () => {
    expect(await codes(wrap(signed(`<p>${WORDS}</p>\r\n`, 'text/html')))).toEqual(FOOTED);
    const before = 'This is a multi-part message in MIME format.\r\n';
    expect(await codes(wrap(signed(before + BODY, ALTERNATIVE), { before }))).toEqual(FOOTED);
    const more = ['Content-Language: en\r\n'];
    expect(await codes(wrap(signed(BODY, ALTERNATIVE), { more }))).toEqual(FOOTED);
  });

  it('may leave its type unsigned where its first delimiter is that of the part', async () => {
    expect(await codes(wrap(signed(BODY, ALTERNATIVE, UNSIGNED)))).toEqual(FOOTED);
  });
});

describe('a message that somebody wrapped', () => {
  const stays = async (message: Draft, why?: string) => expect(await codes(message), why).toEqual([]);

  it('stays where the part says another type than was signed', async () => {
    for (const type of ['multipart/mixed; boundary="a"', 'text/plain', 'multipart/alternative; boundary="b"'])
      await stays(wrap(signed(BODY, ALTERNATIVE), { type }), type);
  });

  it('stays where its type is unsigned, and the part is made what does not show the signed text', async () => {
    const message = signed(BODY, ALTERNATIVE, UNSIGNED);
    const types = [
      'multipart/encrypted; boundary="a"',
      'multipart/mixed; boundary="b"',
      'application/pdf',
      'text/plain',
    ];
    for (const type of types) await stays(wrap(message, { type }), type);
    const inner = signed(
      `--o\r\n${TYPE}${ALTERNATIVE}\r\n\r\n${BODY}--o--\r\n`,
      'multipart/mixed; boundary=o',
      UNSIGNED,
    );
    await stays(wrap(inner, { type: ALTERNATIVE }), 'an inner boundary');
    await stays(wrap(signed(`<p>${WORDS}</p>\r\n`, 'text/html', UNSIGNED)), 'HTML');
  });

  it('stays where an encoding was put over the part', async () => {
    const more = ['Content-Transfer-Encoding: base64\r\n'];
    await stays(wrap(signed(BODY, ALTERNATIVE), { more }));
    await stays(wrap(signed(`<p>${WORDS}</p>\r\n`, 'text/html'), { more }));
    const quoted = signed(`<p>Gr=C3=BC=C3=9Fe, ${WORDS}</p>\r\n`, 'text/html');
    await stays(wrap(quoted));
  });

  it('stays where the signed encoding was left outside or taken out, and the part names another one', async () => {
    const encoding = 'Content-Transfer-Encoding: 7bit';
    const signedFields = ['from', 'subject', 'date', 'mime-version', 'content-type', 'content-transfer-encoding'];
    const html = withType(draft({ body: `<a href="/?a=12">${WORDS}</a>\r\n` }), 'text/html', encoding);
    const message = signDkim(html, { domain: 'sender.example', signedFields });
    expect(await codes(wrap(message))).toEqual(FOOTED);
    const quoted = `${TYPE}text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n`;
    const wrapped = wrap(message, { type: quoted.slice(TYPE.length, -2) });
    await stays({ ...wrapped, fields: [...wrapped.fields, `${encoding}\r\n`] });
    // Taken out, it could be put back for the signature; the reader decodes what the part names.
    await stays(wrapped);
  });

  it('stays where a line of the signed words is made the boundary of the part', async () => {
    const line = '---------- Forwarded message ---------';
    const text = `${WORDS}\r\n\r\n${line}\r\nFrom: <a@attack.example>\r\n\r\nPay at once, to this account.\r\n`;
    const type = `multipart/mixed; boundary="${line.slice(2)}"`;
    await stays(wrap(signed(text, 'text/plain', UNSIGNED), { type }));
  });

  it('stays with a field that moves or hides the part', async () => {
    for (const more of [
      'Content-Disposition: attachment\r\n',
      'Content-Disposition: x\r\n',
      'Content-Language: en\nContent-Disposition: attachment\r\n',
      'Content-ID: <a>\r\n',
      'X-Any: y\r\n',
      `${TYPE}text/html\r\n`,
    ])
      await stays(wrap(signed(BODY, ALTERNATIVE), { more: [more] }), more);
  });

  it('stays with words before, behind or beside the part', async () => {
    const message = signed(BODY, ALTERNATIVE);
    await stays(wrap(message, { before: 'Pay at once.\r\n' }), 'before');
    await stays(wrap(message, { footer: `${'Your mailbox is full, call us. '.repeat(3)}\r\n${FOOTER}` }), 'footer');
    const wrapped = wrap(message);
    const beside = `--=====1==\r\n${TYPE}text/plain\r\n\r\nPay at once.\r\n`;
    await stays({ ...wrapped, body: beside + wrapped.body }, 'beside');
    await stays({ ...wrapped, body: wrapped.body.replace('on the page', 'on my page') }, 'within');
  });

  it('stays where the body is too long to be tried', async () => {
    const long = (length: number) => signed(`<p>${''.padEnd(length, 'words of it, ')}</p>\r\n`, 'text/html');
    expect(await codes(wrap(long(250 * 1024)))).toEqual(FOOTED);
    await stays(wrap(long(256 * 1024)));
  });

  it('stays where there is next to nothing to read in the part', async () => {
    for (const little of ['Hi', '&nbsp;.']) await stays(wrap(signed(BODY.replaceAll(WORDS, little), ALTERNATIVE)));
    await stays(wrap(signed(BODY.replace(`<p>${WORDS}</p>`, '<img src="cid:1">'), ALTERNATIVE)));
  });
});
