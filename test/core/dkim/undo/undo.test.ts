import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { undoKnownChanges } from '../../../../src/core/dkim/undo/undo.ts';
import { type DkimContext, verifySignatures } from '../../../../src/core/dkim/verify.ts';
import type { Note } from '../../../../src/core/inspection/index.ts';
import { parseMessage } from '../../../../src/core/message/parse.ts';
import { zoneResolver } from '../../../fakes/zone-resolver.ts';
import { rsaKey } from '../../../messages/keys.ts';
import { type Draft, draft, prepend, toBytes } from '../../../messages/message.ts';
import { keyZone, type SignOptions, signDkim } from '../../../messages/sign.ts';

const DOMAIN = 'sender.example';
const resolver = zoneResolver(keyZone(DOMAIN));

const signed = (options: Partial<SignOptions> = {}, message = draft()) =>
  signDkim(message, { domain: DOMAIN, ...options });
const MAILMAN = `${'_'.repeat(47)}\r\nlist mailing list\r\nlist@list.example\r\n`;

const withSubject = (message: Draft, to: string): Draft => ({
  ...message,
  fields: message.fields.map((field) => (field.startsWith('Subject:') ? `Subject: ${to}\r\n` : field)),
});
const withBody = (message: Draft, change: (body: string) => string): Draft => ({
  ...message,
  body: change(message.body),
});

async function undo(message: Draft, context: Partial<DkimContext> = {}): Promise<Note | null> {
  const parsed = parseMessage(toBytes(message));
  const [check] = await verifySignatures(parsed, { resolver, at: new Date('2026-11-24T03:00:00Z'), ...context });
  if (!check) throw new Error('no signature was found');
  return (await undoKnownChanges(parsed, check))[0] ?? null;
}

describe('a mark put into the subject', () => {
  const subject = 'Minutes of the meeting';
  for (const mark of [
    '[list]',
    '[EXTERNAL]',
    '[SPAM]',
    '***SPAM***',
    '*****SPAM*****',
    '{Spam?}',
    'EXTERNAL:',
    '(list:00123)',
    '(list 7)',
    '***UNCHECKED***',
    '*EXTERNAL*',
    '{Disarmed}',
    '{Dangerous Content?}',
    '{EXT}',
    '(EXT)',
    '<EXT>',
    '[EXTERNAL]:',
    'EXTERNAL -',
    'Spam>',
    '--SPAM--',
    'SPAM(5.0)',
    '\xef\xbc\x88\xe5\xa4\x96\xe9\x83\xa8\xe3\x83\xa1\xe3\x83\xbc\xe3\x83\xab\xef\xbc\x89',
    '\xe2\x80\xbb\xe5\xa4\x96\xe9\x83\xa8\xe2\x80\xbb',
  ]) {
    it(`is taken off again: ${mark}`, async () => {
      for (const gap of [' ', '', '\r\n ']) {
        expect(await undo(withSubject(signed(), `${mark}${gap}${subject}`))).toEqual({
          code: 'dkim_undone_subject_tag',
          values: { tag: Buffer.from(mark, 'latin1').toString('utf8') },
        });
      }
    });
  }

  it('is found before and behind "Re:"', async () => {
    const reply = signed({}, draft({ subject: `Re: ${subject}` }));
    for (const text of [`[list] Re: ${subject}`, `Re: [list] ${subject}`]) {
      expect(await undo(withSubject(reply, text)), text).toEqual({
        code: 'dkim_undone_subject_tag',
        values: { tag: '[list]' },
      });
    }
  });

  it('is put back behind "Re:", where an answer had it', async () => {
    const tag = { code: 'dkim_undone_subject_tag', values: { tag: '[list]' } };
    for (const prefix of ['Re: ', 'RE: ', 'Fwd: ', 'Re: Re: ']) {
      const answer = signed({}, draft({ subject: `${prefix}[list] ${subject}` }));
      expect(await undo(withSubject(answer, `[list] ${prefix}${subject}`)), prefix).toEqual(tag);
    }
  });

  it.each(['[EXT]', '(EXTERNAL)', '(Virus checked)'])('is taken off behind it: %s', async (mark) => {
    expect(await undo(withSubject(signed(), `${subject} ${mark}`))).toEqual({
      code: 'dkim_undone_subject_tag',
      values: { tag: mark },
    });
  });

  it('is found where "Re: Re:" became one', async () => {
    const answer = signed({}, draft({ subject: `Re: Re: ${subject}` }));
    expect((await undo(withSubject(answer, `[list] Re: ${subject}`)))?.values).toEqual({ tag: '[list]' });
  });

  it('is taken off with what Mailman writes in place of no subject', async () => {
    const empty = signed({}, draft({ subject: '' }));
    expect((await undo(withSubject(empty, '[list] (no subject)')))?.values).toEqual({ tag: '[list] (no subject)' });
    expect(await undo(withSubject(empty, '[list] (call us)'))).toBeNull();
  });

  it('is found under simple canonicalization too', async () => {
    expect((await undo(withSubject(signed({ header: 'simple' }), `[list] ${subject}`)))?.code).toBe(
      'dkim_undone_subject_tag',
    );
  });

  it('is none when it tells a story, or when more was changed', async () => {
    expect(await undo(withSubject(signed(), `[your account is closed, call us now at once] ${subject}`))).toBeNull();
    expect(await undo(withSubject(signed(), `[list] ${subject}!`))).toBeNull();
    expect(await undo(withSubject(signed(), `[one] [two] [three] ${subject}`))).toBeNull();
    expect(await undo(withSubject(signed(), `[your account is closed] [pay us at once] ${subject}`))).toBeNull();
    expect(await undo(withSubject(signed(), `(pay at once) ${subject}`))).toBeNull();
    for (const words of ['***Pay now***', '{Pay now}', '<Pay now>', 'Pay now:', 'external']) {
      expect(await undo(withSubject(signed(), `${words} ${subject}`)), words).toBeNull();
    }
    for (const words of ['[pay now]', '(pay now)', 'external']) {
      expect(await undo(withSubject(signed(), `${subject} ${words}`)), words).toBeNull();
    }
    expect(await undo(withSubject(signed({}, draft({ subject: `Re: ${subject}` })), `[list] ${subject}`))).toBeNull();
    expect(await undo(withSubject(signed(), `(call 0900123456) ${subject}`))).toBeNull();
  });

  it('stays where two subjects were signed, of which a reader shows one: nothing tells which', async () => {
    const two = draft();
    const twice = { ...two, fields: [...two.fields, `Subject: ${subject}\r\n`] };
    const message = signed({ signedFields: ['from', 'subject', 'subject'] }, twice);
    const [first, second] = [0, 1].map((which) => {
      let seen = 0;
      const fields = message.fields.map((field) =>
        field.startsWith('Subject:') && seen++ === which ? `Subject: [list] ${subject}\r\n` : field,
      );
      return { ...message, fields };
    });
    for (const marked of [first, second]) expect(marked && (await undo(marked))).toBeNull();
  });

  it('is found beside a footer, since header and body are proven apart', async () => {
    const both = withBody(withSubject(signed(), `[list] ${subject}`), (body) => body + MAILMAN);
    expect((await undo(both))?.code).toBe('dkim_undone_subject_tag');
    const junk = withBody(withSubject(signed(), `[list] ${subject}`), (body) => `${body}Pay now.\r\n`);
    expect(await undo(junk)).toBeNull();
  });
});

describe('fields that a list added though they were signed as absent', () => {
  const oversigned = signed({ signedFields: ['from', 'subject', 'reply-to', 'list-id', 'list-post'] });

  it('are taken out again', async () => {
    expect((await undo(prepend(oversigned, 'Reply-To: list@list.example')))?.code).toBe('dkim_undone_reply_to');
    const list = prepend(oversigned, 'List-Id: <list.example>', 'List-Post: <mailto:list@list.example>');
    expect((await undo(list))?.code).toBe('dkim_undone_list_fields');
  });

  it('are taken out of a mail without a subject too', async () => {
    const { fields, body } = draft();
    const bare = { body, fields: fields.filter((field) => !field.startsWith('Subject:')) };
    const message = signed({ signedFields: ['from', 'reply-to'] }, bare);
    expect((await undo(prepend(message, 'Reply-To: list@list.example')))?.code).toBe('dkim_undone_reply_to');
  });

  it('are not both undone', async () => {
    expect(await undo(prepend(oversigned, 'Reply-To: a@list.example', 'List-Id: <list.example>'))).toBeNull();
  });
});

describe('text put under the text', () => {
  const footers = [
    MAILMAN,
    `\r\n${'-'.repeat(69)}\r\nTo unsubscribe, e-mail: list-unsubscribe@list.example\r\n`,
    '-- \r\nYou received this message because you are subscribed.\r\n',
  ];
  for (const footer of footers) {
    it(`is cut off again: ${JSON.stringify(footer.slice(0, 14))}`, async () => {
      for (const body of ['simple', 'relaxed'] as const) {
        const note = await undo(withBody(signed({ body }), (text) => text + footer));
        expect([note?.code, note?.values['bytes']]).toEqual(['dkim_undone_footer', footer.trimStart().length]);
      }
    });
  }

  it('is cut off at its last ruler, not at one of the text', async () => {
    const message = signed({}, draft({ body: `the first half\r\n${'='.repeat(70)}\r\nthe second\r\n` }));
    expect((await undo(withBody(message, (text) => `${text}${footers[0]}`)))?.code).toBe('dkim_undone_footer');
  });

  it('is no footer when it is long, when nothing is above it, or in HTML', async () => {
    const letter = signed({}, draft({ body: 'this is what was written\r\n'.repeat(300) }));
    const long = (lines: number) => withBody(letter, (text) => text + MAILMAN + 'buy now\r\n'.repeat(lines));
    expect((await undo(long(20)))?.code).toBe('dkim_undone_footer');
    expect(await undo(long(300))).toBeNull();
    for (const footer of footers)
      expect(await undo(withBody(signed({}, draft({ body: '' })), () => footer))).toBeNull();
    const html = draft();
    html.fields = html.fields.map((field) => field.replace('text/plain', 'text/html'));
    expect(await undo(withBody(signed({}, html), (text) => `${text}${footers[0]}`))).toBeNull();
  });

  it('is taken off where it is a part of its own', async () => {
    const mixed = draft({ body: '--x\r\nContent-Type: text/html\r\n\r\n<p>the minutes are attached</p>\r\n--x--\r\n' });
    mixed.fields = mixed.fields.map((field) =>
      field.replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=x'),
    );
    const part = (type: string) => `--x\r\nContent-Type: ${type}\r\n\r\n${MAILMAN}`;
    const add = (type: string) => withBody(signed({}, mixed), (text) => text.replace('--x--', `${part(type)}--x--`));
    expect((await undo(add('text/plain; charset="us-ascii"')))?.code).toBe('dkim_undone_footer');
    expect(await undo(add('text/html'))).toBeNull();
  });
});

describe('a notice put above the text', () => {
  it('is taken off again', async () => {
    const notice = 'CAUTION: This message came from outside.\r\nDo not click links.\r\n\r\n';
    expect(await undo(withBody(signed(), (text) => notice + text))).toEqual({
      code: 'dkim_undone_banner',
      values: { bytes: notice.length, words: notice.trim().replaceAll(/\s+/g, ' '), hosts: '' },
    });
  });

  it('is none when it does not warn', async () => {
    expect(await undo(withBody(signed(), (text) => `Please pay the invoice.\r\n\r\n${text}`))).toBeNull();
  });
});

describe('lines changed by servers that do not read them', () => {
  it('are put right again', async () => {
    const body = 'From here on\r\n-- \r\nBob\r\n';
    const simple = signed({ body: 'simple' }, draft({ body }));
    const cases: [(text: string) => string, string][] = [
      [(text) => text.replace('on\r\n', 'on\n'), 'dkim_undone_line_ends'],
      [(text) => text.replace('From', '>From'), 'dkim_undone_from_quoting'],
      [(text) => text.replace('-- ', '--'), 'dkim_undone_trailing_blanks'],
    ];
    for (const [change, code] of cases) expect((await undo(withBody(simple, change)))?.code).toBe(code);
    const blanks = withBody(signed({ body: 'simple' }), (text) => text.replace('Bob,', 'Bob, \t '));
    expect((await undo(blanks))?.code).toBe('dkim_undone_trailing_blanks');
  });
});

describe('nothing is undone', () => {
  it('of a signature that verifies', async () => {
    expect(await undo(signed())).toBeNull();
  });

  it('of one that is made up, expired, or leaves the rest of the body open', async () => {
    const tagged = (message: Draft) => withSubject(message, '[list] Minutes of the meeting');
    const another = withSubject(signed(), '[list] Something else');
    expect(await undo(another)).toBeNull();
    expect(await undo(tagged(signed({ expiration: 1_700_000_000 })))).toBeNull();
    expect(await undo(tagged(signed({ bodyLength: 5 })))).toBeNull();
    expect(await undo(tagged(signed({ hash: 'sha1' })))).toBeNull();
  });

  it('of one by a key that anybody could have broken, which proves no header (RFC 8301 §3.2)', async () => {
    const footed = (bits: number) => {
      const key = rsaKey(bits);
      const message = withBody(signed({ key }), (text) => text + MAILMAN);
      return undo(message, { resolver: zoneResolver(keyZone(DOMAIN, 's1', key)) });
    };
    expect((await footed(1024))?.code).toBe('dkim_undone_footer');
    expect(await footed(1023)).toBeNull();
  });

  it('of half a proof: a key that nothing computes with proves no header, a body written anew is not compared', async () => {
    const footed = withBody(signed(), (text) => text + MAILMAN);
    const modulus = Buffer.concat([Buffer.alloc(1025, 0xff)]).toString('base64url');
    const huge = createPublicKey({ key: { kty: 'RSA', n: modulus, e: 'AQAB' }, format: 'jwk' });
    const record = `p=${huge.export({ type: 'spki', format: 'der' }).toString('base64')}`;
    const zone = { [`s1._domainkey.${DOMAIN}`]: { TXT: [record] } };
    expect(await undo(footed, { resolver: zoneResolver(zone) })).toBeNull();
    const tagged = withSubject(
      withBody(signed(), (text) => `${text}x\r\n`),
      '[list] Minutes of the meeting',
    );
    for (const fidelity of ['rewritten', 'headers'] as const) expect(await undo(tagged, { fidelity })).toBeNull();
  });

  it('where a field was added as well', async () => {
    const message = withBody(signed(), (text) => text + MAILMAN);
    expect((await undo(message))?.code).toBe('dkim_undone_footer');
    expect(await undo(prepend(message, 'From: eve@attack.example'))).toBeNull();
  });

  it('of a body too long to try', async () => {
    const most = 256 * 1024;
    const body = (length: number) => `${''.padEnd(length - 2, 'words of it, ')}\r\n`;
    const footed = (length: number) =>
      withBody(signed({}, draft({ body: body(length - MAILMAN.length) })), (text) => text + MAILMAN);
    expect((await undo(footed(most)))?.code).toBe('dkim_undone_footer');
    expect(await undo(footed(most + 1))).toBeNull();
    const subject = withSubject(signed({}, draft({ body: body(most + 1) })), '[list] Minutes of the meeting');
    expect((await undo(subject))?.code).toBe('dkim_undone_subject_tag');
  });
});
