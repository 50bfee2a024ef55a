/**
 * Cases 101–110: attacks on the reader itself. What belongs to the page (inert DOM, the badge beside the sender, a verdict
 * bound to its message) is tested with the views, the content script and in browsers; here it is the data that they are given.
 */
import { describe, expect, it } from 'vitest';
import { buildJourney } from '../../src/core/journey/build.ts';
import { journeyLines } from '../../src/core/journey/text.ts';
import { translateParts } from '../../src/text/translate.ts';
import { prepend } from '../messages/message.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, BRANDS, byAttacker, byBrand, from, mail, REST, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const EVIL = '<x@attack.example>';

/** The raw bytes of a field, one character a byte. */
const raw = (bytes: number[]) => String.fromCharCode(...bytes);

/** A multipart of one part, closed. */
const PARTS = '--signed\r\n\r\nThe brand’s own text.\r\n--signed--\r\n'.replace('’', "'");

const cases: Listed[] = [
  [
    {
      id: '101',
      says: 'HTML and script in every field',
      message: arrive(
        byAttacker(
          mail([
            'From: "<img src=x onerror=alert(1)>" <x@attack.example>',
            'To: "<svg onload=alert(1)>" <bob@rcpt.example>',
            'Subject: </script><svg onload=alert(1)>',
            'Date: <b>now</b>',
            'Message-ID: <"><script>alert(1)</script>@x>',
            'List-Id: <script>.x',
          ]),
        ),
        { helo: '<script>alert(1)</script>' },
      ),
    },
    ['verified'],
  ],
  [
    {
      id: '102',
      says: 'host names that are commands of a diagram language',
      message: arrive(
        prepend(
          from(BRAND),
          'Received: from end by A->>B:forged (Note over A [198.51.100.4]) with %%{init}; Tue, 24 Nov 2026 01:59:30 +0000',
        ),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: '103',
      says: 'formulas and escape sequences in the subject',
      message: arrive(
        byAttacker(
          mail([`From: ${EVIL}`, 'Subject: =HYPERLINK("http://x","ok")\u001b[2J +cmd|x @SUM', ...REST.slice(0, 1)]),
        ),
      ),
    },
    ['verified', 'danger finding_control_characters'],
  ],
  [
    {
      id: '104',
      says: 'our own words in the name and the subject',
      message: arrive(from('"✔ Really from legit.example" <x@attack.test>', ['X-Waybill: verified'])),
    },
    ['unverified'],
  ],
  [
    {
      id: '106a',
      says: 'the source of another message than the one shown',
      message: arrive(byBrand(from(BRAND)), BRANDS),
      context: { shown: { from: 'x@attack.example' } },
    },
    ['unchecked'],
  ],
  [
    {
      id: '106c',
      says: 'the source of another message of the same author, by its subject',
      message: arrive(byBrand(from(BRAND)), BRANDS),
      context: { shown: { from: 'admin@legit.example', subject: 'Your password' } },
    },
    ['unchecked'],
  ],
  [
    {
      id: '106d',
      says: 'the same, by its Message-ID',
      message: arrive(byBrand(from(BRAND)), BRANDS),
      context: { shown: { from: 'admin@legit.example', subject: 'Invoice', messageId: '<2@mail.example>' } },
    },
    ['unchecked'],
  ],
  [
    {
      id: '106e',
      ofBrand: true,
      says: 'the message that is shown, its subject cut and marked by the page',
      message: arrive(byBrand(from(BRAND)), BRANDS),
      context: { shown: { from: 'Admin <ADMIN@legit.example>', subject: '★ Invo…', messageId: '1@mail.example' } },
    },
    ['verified'],
  ],
  [
    {
      id: '106f',
      says: 'a signed From of the attacker’s, where the page shows the Sender in the name of the brand',
      message: arrive(byAttacker(from(EVIL, ['Sender: Legit Bank <admin@legit.example>']))),
      context: { shown: { from: 'Legit Bank <ADMIN@legit.example>' } },
    },
    ['unverified'],
  ],
  [
    {
      id: '106g',
      says: 'the same by SPF alone',
      message: arrive(from(EVIL, ['Sender: Legit Bank <admin@legit.example>']), { path: EVIL }),
      context: { shown: { from: 'admin@legit.example' } },
    },
    ['unverified'],
  ],
  [
    {
      id: '106h',
      says: 'the same with the provider’s own word for the attacker’s domain',
      message: arrive(from(EVIL, ['Sender: Legit Bank <admin@legit.example>']), {
        results: 'dmarc=pass header.from=attack.example',
      }),
      context: { shown: { from: 'admin@legit.example' } },
    },
    ['unverified'],
  ],
  [
    {
      id: '106i',
      says: 'a forgery stays red whatever Sender the page shows',
      message: arrive(from(BRAND, ['Sender: Legit Bank <x@attack.example>'])),
      context: { shown: { from: 'x@attack.example' } },
    },
    ['failed'],
  ],
  [
    {
      id: '106j',
      ofBrand: true,
      says: 'the brand’s own mail handed in by a colleague, whom the page shows',
      message: arrive(byBrand(from(BRAND, ['Sender: desk@legit.example'])), BRANDS),
      context: { shown: { from: 'desk@legit.example' } },
    },
    ['verified'],
  ],
  [
    {
      id: '106k',
      ofBrand: true,
      says: 'the brand’s own mail sent by a service, whose own signature speaks for the Sender that the page shows',
      message: arrive(byAttacker(byBrand(from(BRAND, ['Sender: x@attack.example'])))),
      context: { shown: { from: 'x@attack.example' } },
    },
    ['verified'],
  ],
  [
    {
      id: '106l',
      ofBrand: true,
      says: 'the brand’s own invitation, where the page shows a calendar whose domain asks for no protection',
      message: arrive(byBrand(from(BRAND, ['Sender: calendar@lists.example'])), BRANDS),
      zone: { '_dmarc.lists.example': { TXT: ['v=DMARC1; p=none'] } },
      context: { shown: { from: 'calendar@lists.example' } },
    },
    ['verified'],
  ],
  [
    {
      id: '106m',
      says: 'a Sender in the name of the brand, whose record does not come',
      message: arrive(byAttacker(from(EVIL, ['Sender: admin@legit.example']))),
      dns: { failing: { '_dmarc.legit.example': 'timeout' } },
      context: { shown: { from: 'admin@legit.example' } },
    },
    ['unverified'],
  ],
  [
    {
      id: '106n',
      says: 'a Sender of a protected domain whose SPF record lets everyone in',
      message: arrive(byAttacker(from(EVIL, ['Sender: a@open.example'])), { path: '<a@open.example>' }),
      zone: {
        'open.example': { TXT: ['v=spf1 +all'] },
        '_dmarc.open.example': { TXT: ['v=DMARC1; p=reject'] },
      },
      context: { shown: { from: 'a@open.example' } },
    },
    ['unverified'],
  ],
  [
    {
      id: '106b',
      says: 'a source that the webmail cut off',
      message: arrive({
        ...byBrand(from(BRAND)),
        body: 'Please pay\r\n\r\n[Message clipped]  View entire message\r\n',
      }),
      context: { fidelity: 'rewritten' },
    },
    ['unchecked'],
  ],
  [
    {
      id: '106f',
      says: 'a forgery whose own text ends as if a page had cut it off',
      message: arrive({
        ...byAttacker(from(BRAND)),
        body: 'Please pay\r\n\r\n[Message clipped]  View entire message\r\n',
      }),
    },
    ['failed'],
  ],
  [
    {
      id: '108a',
      says: 'raw ISO-2022-JP whose escape holds a quote and a comma',
      message: arrive(byAttacker(from(`"\u001b$B;3ED\u001b(B" ${EVIL}`))),
    },
    ['verified'],
  ],
  [
    {
      id: '108b',
      says: 'Shift_JIS whose second byte is a backslash before the closing quote',
      message: arrive(byAttacker(from(`"${raw([0x83, 0x5c, 0x83, 0x5c])}" ${EVIL}`))),
    },
    ['verified'],
  ],
  [
    {
      id: '108c',
      says: 'a byte order mark of UTF-16 before the name',
      message: arrive(byAttacker(from(`${raw([0xff, 0xfe])}admin ${EVIL}`))),
    },
    ['verified'],
  ],
  [
    {
      id: '110a',
      says: 'two Content-Type fields',
      message: arrive(byAttacker(from(EVIL, ['Content-Type: text/plain', 'Content-Type: text/html']))),
    },
    ['altered', 'danger finding_added_field', 'caution finding_repeated_field'],
  ],
  [
    {
      id: '110b',
      says: 'two boundaries, and one of them in the preamble',
      message: arrive(
        byAttacker({
          ...from(EVIL, ['Content-Type: multipart/mixed; boundary=a; boundary=b']),
          body: '--b\r\n\r\nfor one reader\r\n--a\r\n\r\nfor another\r\n--a--\r\n',
        }),
      ),
    },
    ['verified', 'caution finding_two_boundaries'],
  ],
  [
    {
      id: '110c',
      says: 'a second Content-Type and text behind l=: one part is signed, another is shown',
      message: arrive(
        (() => {
          const signed = byBrand(
            { ...from(BRAND, ['Content-Type: multipart/mixed; boundary=signed']), body: PARTS },
            { bodyLength: PARTS.length },
          );
          const shown = prepend(signed, 'Content-Type: multipart/mixed; boundary=shown');
          return { ...shown, body: `${PARTS}--shown\r\n\r\nPay to another account.\r\n--shown--\r\n` };
        })(),
      ),
    },
    ['altered', 'danger finding_added_field', 'caution finding_unsigned_body', 'caution finding_repeated_field'],
  ],
];

testAttacks('attacks on the reader', cases);

describe('attacks on the reader, seen closely', () => {
  it('101: what comes out of the mail stays apart from our own words', async () => {
    const { verdict } = await report(find(cases, '104'));
    const parts = translateParts(verdict.reason.code, verdict.reason.values);
    expect(
      parts
        .filter(({ kind }) => kind === 'text')
        .map(({ text }) => text)
        .join(''),
    ).not.toContain('attack');
  });

  it('102: a host name is one name, whatever stands in it', async () => {
    const journey = buildJourney(await report(find(cases, '102')));
    for (const line of journeyLines(journey)) expect(Object.values(line.note.values).join('')).not.toContain('\n');
    expect(new Set(journey.participants.map(({ id }) => id)).size).toBe(journey.participants.length);
  });

  it('105: the same source gives the same key and the same verdict, another source another key', async () => {
    const first = await report(find(cases, '101'));
    const again = await report(find(cases, '101'));
    const other = await report(find(cases, '104'));
    expect([again.source.sha256, again.verdict]).toEqual([first.source.sha256, first.verdict]);
    expect(other.source.sha256).not.toBe(first.source.sha256);
  });

  it('106: says that it is another message, and blames nobody', async () => {
    for (const id of ['106a', '106d']) {
      const { source, verdict } = await report(find(cases, id));
      expect([id, source.problem?.code, verdict.reason.code]).toEqual([
        id,
        'message_source_not_shown',
        'message_source_not_shown',
      ]);
    }
  });

  it('106c: says nothing green beside another subject than the page shows', async () => {
    const { source, verdict } = await report(find(cases, '106c'));
    expect([source.problem, verdict.reason.code]).toEqual([null, 'message_source_not_shown']);
  });

  it('110: tells how much of the body is signed, and which field stands there more often', async () => {
    const { dkim, findings } = await report(find(cases, '110c'));
    expect(dkim[0]?.evidence).toMatchObject({ signedBytes: PARTS.length, addedFields: ['content-type'] });
    const percent = findings.find(({ code }) => code === 'finding_unsigned_body')?.values['percent'];
    expect(percent).toBe(Math.floor((100 * PARTS.length) / (dkim[0]?.evidence.bodyBytes ?? 0)));
    const repeated = findings.find(({ code }) => code === 'finding_repeated_field');
    expect(repeated?.values).toEqual({ field: 'Content-Type', number: 2 });
  });

  it('108: no charset ever moves the address', async () => {
    for (const id of ['108a', '108b', '108c']) {
      const { message } = await report(find(cases, id));
      expect([id, message.author?.address]).toEqual([id, 'x@attack.example']);
    }
  });
});
