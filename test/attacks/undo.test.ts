/**
 * Cases U0–U10: a brand's own signed mail, and under, above or beside its text somebody else's. What lists and gateways are known to
 * add is explained; a letter of one's own is not, however it is dressed up.
 */
import { describe, expect, it } from 'vitest';
import { type Draft, prepend } from '../messages/message.ts';
import type { SignOptions } from '../messages/sign.ts';
import { find, type Listed, testAttacks, testCalm, testHonest } from './cases.ts';
import { arrive, byBrand, findingsOf, mail, REST, report } from './world.ts';

const TEXT = 'Dear customer,\r\n\r\nyour invoice of this month is on the page of your account. Thank you.\r\n';
const ALMOST_NOTHING = 'Hi,\r\n\r\n';
const LIST = `${'_'.repeat(47)}\r\nteam mailing list\r\nteam@list.example\r\nhttps://list.example/listinfo/team\r\n`;
const LETTER =
  'Your account has been closed. To open it again, sign in within a day and confirm your card, or all that is in it is lost.\r\n';
const MIXED = 'multipart/mixed; boundary=b';
const TYPE_UNSIGNED = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version'];
const ENCODING_SIGNED = [...TYPE_UNSIGNED, 'content-type', 'content-transfer-encoding'];

/** Signed by the brand, changed since, and sent by whoever changed it. */
function changed(text: string, change: (body: string) => string, type = 'text/plain', options?: Partial<SignOptions>) {
  return arrive(altered(signed(text, type, options), change));
}

function signed(text: string, type = 'text/plain', options?: Partial<SignOptions>, more: string[] = []): Draft {
  const fields = [
    'From: Legit <billing@legit.example>',
    ...REST,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    ...more,
  ];
  return byBrand(mail(fields, text), options);
}

function altered(message: Draft, change: (body: string) => string): Draft {
  return { ...message, body: change(message.body) };
}

function retyped(message: Draft, type: string): Draft {
  const fields = message.fields.map((field) =>
    field.startsWith('Content-Type:') ? `Content-Type: ${type}\r\n` : field,
  );
  return { ...message, fields };
}

const part = (type: string, content: string) => `--b\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;
const appended = (added: string) => (body: string) => body.replace('--b--', `${added}--b--`);
const mixed = (text: string) => `${part('text/plain', text)}${part('application/pdf', 'x')}--b--\r\n`;
const base64 = `${Buffer.from(TEXT).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;

const GREETING = 'Sch\xc3\xb6ne Gr\xc3\xbc\xc3\x9fe aus Z\xc3\xbcrich\r\n';
const inBase64 = (text: string) => `${Buffer.from(text, 'latin1').toString('base64')}\r\n`;

const PARTS = 'multipart/alternative; boundary=b';
const GREETING_IN_HTML = `<p>${GREETING.trim()}</p>\r\n`;
const GREETINGS: [string, string][] = [
  ['text/plain', GREETING],
  ['text/html', GREETING_IN_HTML],
];

/** Parts of 8bit, or what a server made of them. */
function parts(encoding: string, texts = GREETINGS, more = ''): string {
  const write = (text: string) => (encoding === 'base64' ? inBase64(text) : encoding === '8bit' ? text : quoted(text));
  const each = texts.map(([type, text]) =>
    part(`${type}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}${more}`, write(text)),
  );
  return `${each.join('')}--b--\r\n`;
}

/** As Mailman wraps what is no plain text, with a footer behind it. */
function wrapped({ fields, body }: Draft, footer = LIST, type?: string): Draft {
  const own = fields.filter((field) => field.startsWith('Content-Type:'));
  const header = type === undefined ? own.join('') : `Content-Type: ${type}\r\n`;
  const parts = [`${header}\r\n${body}`, `Content-Type: text/plain; charset="us-ascii"\r\n\r\n${footer}`];
  return {
    fields: [...fields.filter((field) => !own.includes(field)), 'Content-Type: multipart/mixed; boundary="=1="\r\n'],
    body: `${parts.map((each) => `--=1=\r\n${each}\r\n`).join('')}--=1=--\r\n`,
  };
}

const quoted = (text: string) =>
  text.replace(/[^\r\n -<>-~]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signed in one encoding, sent on in another. */
function sentOn(encoding: string, text: string, now: string, body: string, signedFields = ENCODING_SIGNED): Draft {
  const named = (name: string) => `Content-Transfer-Encoding: ${name}\r\n`;
  const message = signed(text, 'text/plain; charset=utf-8', { signedFields }, [named(encoding).trimEnd()]);
  return arrive({ body, fields: message.fields.map((field) => (field === named(encoding) ? named(now) : field)) });
}

function signedSubject(subject: string): Draft {
  return byBrand(renamed(mail(['From: Legit <billing@legit.example>', ...REST], TEXT), subject));
}

function renamed(message: Draft, subject: string): Draft {
  const fields = message.fields.map((field) => (field.startsWith('Subject:') ? `Subject: ${subject}\r\n` : field));
  return { ...message, fields };
}

const honest: Listed[] = [
  [
    {
      id: 'U0a',
      says: 'the footer of Mailman under a text',
      message: changed(TEXT, (body) => body + LIST),
    },
    ['altered', 'caution finding_text_put_behind'],
  ],
  [
    {
      id: 'U0b',
      says: 'the footer of Google Groups',
      message: changed(
        TEXT.repeat(3),
        (body) =>
          `${body}\r\n-- \r\nYou received this message because you are subscribed to the Google Groups "team" group.\r\nTo unsubscribe from this group and stop receiving emails from it, send an email to team+unsubscribe@list.example.\r\n`,
      ),
    },
    ['altered', 'caution finding_text_put_behind'],
  ],
  [
    {
      id: 'U0c',
      says: 'the footer of Mailman as a part of its own',
      message: changed(mixed(TEXT), appended(part('text/plain; charset="us-ascii"', LIST)), MIXED),
    },
    ['altered', 'caution finding_text_put_behind'],
  ],
  [
    {
      id: 'U0d',
      says: 'the notice of a gateway above the text',
      message: changed(
        TEXT,
        (body) =>
          `CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.\r\n\r\n${body}`,
      ),
    },
    ['altered', 'caution finding_text_put_before'],
  ],
  [
    {
      id: 'U0e',
      says: 'a list’s footer under a text whose signer leaves the type unsigned',
      message: changed(TEXT, (body) => body + LIST, 'text/plain; charset=utf-8', { signedFields: TYPE_UNSIGNED }),
    },
    ['altered', 'caution finding_text_put_behind'],
  ],
  [
    {
      id: 'U7a',
      says: 'a text of 8bit that sendmail sends on as quoted-printable',
      message: sentOn('8bit', GREETING, 'quoted-printable', 'Sch=C3=B6ne Gr=C3=BC=C3=9Fe aus Z=C3=BCrich\r\n'),
    },
    ['vouched'],
  ],
  [
    {
      id: 'U7b',
      says: 'a text of 8bit that is sent on as base64',
      message: sentOn('8bit', GREETING, 'base64', inBase64(GREETING)),
    },
    ['vouched'],
  ],
  [
    {
      id: 'U7c',
      says: 'base64 whose lines are broken elsewhere now',
      message: sentOn('base64', inBase64(TEXT).replace(/.{60}/g, '$&\r\n'), 'base64', base64),
    },
    ['vouched'],
  ],
  [
    {
      id: 'U7d',
      says: 'a subject of encoded words that Mailman spells anew',
      message: arrive(renamed(signedSubject('=?UTF-8?B?6KuL5rGC5pu4?='), '=?utf-8?b?6KuL5rGC5pu4?=')),
    },
    ['vouched'],
  ],
  [
    {
      id: 'U8a',
      says: 'parts of 8bit that Postfix sends on as quoted-printable',
      message: changed(parts('8bit'), () => parts('quoted-printable'), PARTS),
    },
    ['vouched'],
  ],
  [
    {
      id: 'U8b',
      says: 'parts of 8bit that sendmail sends on as base64, and marks',
      message: changed(
        parts('8bit'),
        () => parts('base64', GREETINGS, '\r\nX-MIME-Autoconverted: from 8bit to base64 by relay.example id 3AO2'),
        PARTS,
      ),
    },
    ['vouched'],
  ],
  [
    {
      id: 'U8c',
      says: 'a subject of encoded words that Mailman spells anew with its tag in them',
      message: arrive(renamed(signedSubject('=?UTF-8?B?6KuL5rGC5pu4?='), '=?utf-8?b?W0Rldl0g6KuL5rGC5pu4?=')),
    },
    ['altered'],
  ],
  [
    {
      id: 'U8d',
      says: 'a subject of one encoded word in Q that Mailman writes in B',
      message: arrive(renamed(signedSubject('=?UTF-8?Q?=E8=AB=8B=E6=B1=82=E6=9B=B8?='), '=?utf-8?b?6KuL5rGC5pu4?=')),
    },
    ['vouched'],
  ],
  [
    {
      id: 'U10a',
      says: 'a text in base64 that Mailman decodes, writes its footer under, and encodes anew',
      message: sentOn('base64', base64, 'base64', inBase64(TEXT + LIST.replaceAll('\r\n', '\n'))),
    },
    ['altered', 'caution finding_text_put_behind'],
  ],
  [
    {
      id: 'U10b',
      says: 'a text of 8bit that Mailman writes in base64 with its footer',
      message: sentOn('8bit', TEXT + GREETING, 'base64', inBase64((TEXT + GREETING + LIST).replaceAll('\r\n', '\n'))),
    },
    ['altered', 'caution finding_text_put_behind'],
  ],
  [
    {
      id: 'U10c',
      says: 'parts that Mailman wraps, its footer behind them',
      message: arrive(wrapped(signed(parts('8bit'), PARTS))),
    },
    ['altered', 'caution finding_text_put_behind'],
  ],
  [
    {
      id: 'U10d',
      says: 'the same, where the signer leaves the type open',
      message: arrive(wrapped(signed(parts('8bit'), PARTS, { signedFields: TYPE_UNSIGNED }))),
    },
    ['altered', 'caution finding_text_put_behind'],
  ],
];

const attacks: Listed[] = [
  [
    {
      id: 'U10e',
      says: 'a letter under a text in base64, encoded with it',
      message: sentOn('base64', base64, 'base64', inBase64(TEXT + LIST + LETTER)),
    },
    ['failed'],
  ],
  [
    {
      id: 'U10f',
      says: 'a letter above a text in base64, encoded with it and a footer',
      message: sentOn('base64', base64, 'base64', inBase64(LETTER + TEXT + LIST)),
    },
    ['failed'],
  ],
  [
    {
      id: 'U10g',
      says: 'a link under a text in base64 that says almost nothing',
      message: sentOn('base64', inBase64(ALMOST_NOTHING), 'base64', inBase64(ALMOST_NOTHING + LIST)),
    },
    ['failed'],
  ],
  [
    {
      id: 'U10h',
      says: 'a text that another charset turns into rubbish, encoded anew with a footer',
      message: arrive(
        retyped(
          sentOn('8bit', GREETING.repeat(3), 'base64', inBase64(GREETING.repeat(3) + LIST), TYPE_UNSIGNED),
          'text/plain; charset=euc-kr',
        ),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: 'U10i',
      says: 'parts that are wrapped with a letter behind them',
      message: arrive(wrapped(signed(parts('8bit'), PARTS), LETTER + LIST)),
    },
    ['failed'],
  ],
  [
    {
      id: 'U10j',
      says: 'parts that are wrapped as if they were encrypted, so that the “footer” alone is read',
      message: arrive(
        wrapped(
          signed(parts('8bit'), PARTS, { signedFields: TYPE_UNSIGNED }),
          LIST,
          PARTS.replace('alternative', 'encrypted'),
        ),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: 'U10k',
      says: 'a signed page that is wrapped as a file',
      message: arrive(
        wrapped(signed(GREETING_IN_HTML, 'text/html', { signedFields: TYPE_UNSIGNED }), LIST, 'application/pdf'),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: 'U1a',
      says: 'a mail of almost no text, and a letter under it as a “footer”',
      message: changed(ALMOST_NOTHING, (body) => body + LIST + LETTER),
    },
    ['failed'],
  ],
  [
    {
      id: 'U1b',
      says: 'a mail of almost no text, and a link under it',
      message: changed(ALMOST_NOTHING, (body) => body + LIST),
    },
    ['failed'],
  ],
  [
    {
      id: 'U1c',
      says: 'a mail of characters that nobody sees, and a letter under it',
      message: changed('\xe2\x80\x8c\xc2\xa0'.repeat(400), (body) => `${body}\r\n${LIST}${LETTER}`),
    },
    ['failed'],
  ],
  [
    {
      id: 'U2a',
      says: 'a “footer” that says more than the text',
      message: changed(TEXT, (body) => body + LIST + LETTER),
    },
    ['failed'],
  ],
  [
    {
      id: 'U2b',
      says: 'a “footer” that names no list',
      message: changed(TEXT.repeat(5), (body) => `${body}${'_'.repeat(47)}\r\n${LETTER}`),
    },
    ['failed'],
  ],
  [
    {
      id: 'U2c',
      says: 'a letter behind “-- ”, as if it were a signature',
      message: changed(TEXT.repeat(5), (body) => `${body}-- \r\n${LETTER}team mailing list\r\n`),
    },
    ['failed'],
  ],
  [
    {
      id: 'U3a',
      says: 'a letter above the ruler of a footer',
      message: changed(TEXT.repeat(5), (body) => body + LETTER + LIST),
    },
    ['failed'],
  ],
  [
    {
      id: 'U3b',
      says: 'a letter above the text, and a ruler between',
      message: changed(TEXT.repeat(5), (body) => `${LETTER}${LIST}${body}`),
    },
    ['failed'],
  ],
  [
    {
      id: 'U4a',
      says: 'a “notice” that asks for a password',
      message: changed(TEXT, (body) => `WARNING: external. ${LETTER}\r\n${body}`),
    },
    ['failed'],
  ],
  [
    {
      id: 'U4b',
      says: 'a “notice” that says where to go to',
      message: changed(TEXT, (body) => `CAUTION: This email is external. Open https://evil.example/\r\n\r\n${body}`),
    },
    ['failed'],
  ],
  [
    {
      id: 'U4c',
      says: 'a letter that holds a word of notices',
      message: changed(TEXT, (body) => `Dear customer, please pay at once (external payment).\r\n\r\n${body}`),
    },
    ['failed'],
  ],
  [
    {
      id: 'U5a',
      says: 'a part of HTML appended to a multipart whose type is unsigned',
      message: changed(mixed(TEXT), appended(part('text/html', `<p>${LETTER}</p>`)), MIXED, {
        signedFields: TYPE_UNSIGNED,
      }),
    },
    ['failed'],
  ],
  [
    {
      id: 'U5b',
      says: 'a part of plain text appended there, where the type was made another',
      message: arrive(
        retyped(
          altered(signed(`${TEXT}--b--\r\n`, 'text/plain', { signedFields: TYPE_UNSIGNED }), (body) =>
            appended(part('text/plain', LIST))(body),
          ),
          MIXED,
        ),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: 'U5c',
      says: 'a part of HTML behind the parts of a signed multipart',
      message: changed(mixed(TEXT), appended(part('text/html', LIST)), MIXED),
    },
    ['failed'],
  ],
  [
    {
      id: 'U5d',
      says: 'a plain part that says more than all before it',
      message: changed(mixed('See below.'), appended(part('text/plain', LIST + LETTER)), MIXED),
    },
    ['failed'],
  ],
  [
    {
      id: 'U5e',
      says: 'a plain part with a file’s name',
      message: changed(mixed(TEXT), appended(part('text/plain; name=invoice.html', LIST)), MIXED),
    },
    ['failed'],
  ],
  [
    {
      id: 'U6a',
      says: 'a text that was base64, its encoding taken out: only the “footer” can be read',
      message: changed(base64, (body) => body + LIST),
    },
    ['failed'],
  ],
  [
    {
      id: 'U6b',
      says: 'HTML that was made plain text, where the type is unsigned',
      message: arrive(
        retyped(
          altered(
            signed(`<html><p>${TEXT}</p></html>\r\n`, 'text/html', { signedFields: TYPE_UNSIGNED }),
            (body) => body + LIST,
          ),
          'text/plain',
        ),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: 'U7e',
      says: 'another text in another encoding',
      message: sentOn('8bit', GREETING, 'base64', inBase64(LETTER)),
    },
    ['failed'],
  ],
  [
    {
      id: 'U7f',
      says: 'a letter behind the end of the base64',
      message: sentOn('8bit', GREETING, 'base64', `${inBase64(GREETING)}${LETTER}`),
    },
    ['failed'],
  ],
  [
    {
      id: 'U7g',
      says: 'a signed text that another encoding over it turns into rubbish',
      message: sentOn('8bit', TEXT, 'base64', TEXT),
    },
    ['failed'],
  ],
  [
    {
      id: 'U7h',
      says: 'a text encoded twice where the encoding is unsigned, so that its source is read',
      message: sentOn('base64', base64, 'base64', inBase64(base64), TYPE_UNSIGNED),
    },
    ['failed'],
  ],
  [
    {
      id: 'U9a',
      says: 'one more part among those that were encoded anew',
      message: changed(parts('8bit'), () => parts('quoted-printable', [...GREETINGS, ['text/html', LETTER]]), PARTS),
    },
    ['failed'],
  ],
  [
    {
      id: 'U9b',
      says: 'a part encoded anew whose text is another one',
      message: changed(parts('8bit'), () => parts('base64', [['text/plain', LETTER]]), PARTS),
    },
    ['failed'],
  ],
  [
    {
      id: 'U9c',
      says: 'a letter behind a bare line end in a field that is passed over where the rest is put back',
      message: changed(
        parts('8bit'),
        () => parts('quoted-printable', GREETINGS, `\r\nX-MIME-Autoconverted: from 8bit\n\n${LETTER.trim()}`),
        PARTS,
      ),
    },
    ['failed'],
  ],
  [
    {
      id: 'U9d',
      says: 'two signed parts made one, so that the source of the second is read',
      message: changed(
        parts('8bit'),
        () =>
          `${part('text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64', inBase64(parts('8bit').slice(78)))}--b--\r\n`,
        PARTS,
      ),
    },
    ['failed'],
  ],
  [
    {
      id: 'U9e',
      says: 'a signed text that becomes parts by an unsigned type, then encoded anew',
      message: arrive(
        retyped(
          altered(signed(parts('8bit'), 'text/plain', { signedFields: TYPE_UNSIGNED }), () => parts('base64')),
          PARTS,
        ),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: 'U9f',
      says: 'a subject whose word is cut within a character, so that some readers show another one',
      message: arrive(renamed(signedSubject('=?UTF-8?B?6KuL5rGC5pu4?='), '=?utf-8?b?6A==?= =?utf-8?b?q4vmsYLmm7g=?=')),
    },
    ['failed'],
  ],
  [
    {
      id: 'U7i',
      says: 'one more encoded word in the subject',
      message: arrive(
        renamed(signedSubject('=?UTF-8?B?6KuL5rGC5pu4?='), '=?utf-8?b?6KuL5rGC5pu4?= =?utf-8?b?6Iez5oCl?='),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: 'U7j',
      says: 'letters within an encoded word that lax readers pass over',
      message: arrive(renamed(signedSubject('=?UTF-8?B?6KuL5rGC5pu4?='), '=?utf-8?b?\xe8\x87\xb36KuL5rGC5pu4?=')),
    },
    ['failed'],
  ],
];

testHonest('what was honestly added is explained', honest);
testAttacks('what an attacker adds is not', attacks);
testCalm(honest);

describe('text under a text, seen closely', () => {
  it('says which change was undone, of how many bytes, and shows the words', async () => {
    const { verdict } = await report(find(honest, 'U0a'));
    expect([verdict.headline.code, verdict.domain]).toEqual(['verdict_altered_added', 'legit.example']);
    const words = LIST.replace(/\s+/g, ' ').trim();
    const values = { bytes: LIST.length, words, hosts: 'list.example' };
    expect(verdict.reason).toEqual({ code: 'dkim_undone_footer', values });
  });

  it('never vouches for the brand, whatever is written above the attacker’s letter', async () => {
    for (const [test] of attacks) {
      const inspection = await report(test);
      expect(['vouched', 'verified'], test.id).not.toContain(inspection.verdict.level);
      expect(findingsOf(inspection).join(), test.id).not.toContain('finding_text_put');
    }
  });

  it('does not believe a list’s header either', async () => {
    const message = changed(ALMOST_NOTHING, (body) => body + LIST + LETTER);
    const { verdict } = await report({ message: prepend(message, 'List-Id: Team <team.list.example>') });
    expect(verdict.level).toBe('failed');
  });
});
