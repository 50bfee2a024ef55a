/** Cases F5–F22: honest mail that naive checkers call forged. None of it is red, and nothing beside it is a danger. */
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/core/inspect.ts';
import { findReceiver } from '../../src/core/receivers/index.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { prepend } from '../messages/message.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { type Listed, testCalm, testHonest } from './cases.ts';
import { arrive, BRAND_IP, BRANDS, byBrand, from, mail, NOW, REST } from './world.ts';

const ALICE = 'Alice <alice@legit.example>';
const soft = { '_dmarc.legit.example': { TXT: ['v=DMARC1; p=none'] } };
const passed =
  'spf=pass smtp.mailfrom=legit.example; dkim=pass header.d=legit.example; dmarc=pass header.from=legit.example';
const old = 'Thu, 14 Nov 2024 02:00:03 +0000';

const cases: Listed[] = [
  [
    {
      id: 'F5',
      says: 'a mailing by a service, with two signatures of which one is aligned',
      message: arrive(signDkim(byBrand(from('Legit News <news@legit.example>')), { domain: 'esp.test' }), {
        path: '<b-1@bounce.esp.test>',
        ip: '198.51.100.40',
        helo: 'esp.test',
      }),
      zone: { ...keyZone('esp.test'), 'bounce.esp.test': { TXT: ['v=spf1 ip4:198.51.100.40 -all'] } },
    },
    ['verified'],
  ],
  ...['a:b', 'msprvs1=20000abc:x', 'x[1]', 'a,b'].map(
    (local): Listed => [
      {
        id: `F5 ${local}`,
        says: 'a reverse-path written without the quotation marks that its local part needs',
        message: arrive(from(ALICE), { ...BRANDS, path: `<${local}@legit.example>` }),
      },
      ['listed'],
    ],
  ),
  [{ id: 'F6', says: 'an own sent item', message: from('Ann <ann@rcpt.example>') }, ['internal']],
  [
    {
      id: 'F8',
      says: 'mail within the own side',
      message: prepend(
        from('Ann <ann@rcpt.example>'),
        'Received: from laptop ([198.51.100.9]) (Authenticated sender: ann@rcpt.example)\r\n' +
          '\tby mx.rcpt.example (Postfix) with ESMTPSA id 4ABC; Tue, 24 Nov 2026 02:00:03 +0000',
      ),
    },
    ['internal'],
  ],
  [
    {
      id: 'F9',
      says: 'a bounce',
      message: arrive(
        mail([
          'From: Mail Delivery System <MAILER-DAEMON@mx.partner.test>',
          ...REST,
          'Auto-Submitted: auto-replied',
          'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
        ]),
        { path: '<>', ip: '198.51.100.50', helo: 'mx.partner.test' },
      ),
      zone: { 'mx.partner.test': { TXT: ['v=spf1 a -all'], A: ['198.51.100.50'] } },
    },
    ['listed'],
  ],
  [
    {
      id: 'F10',
      says: 'old mail whose key was exchanged since',
      message: arrive(byBrand(from(ALICE), { selector: 'before' }), { ...BRANDS, date: old, results: passed }),
    },
    ['vouched', 'info finding_key_gone'],
  ],
  [
    {
      id: 'F10b',
      says: 'the same, where nothing was recorded and the server has moved',
      message: arrive(byBrand(from(ALICE), { selector: 'before' }), { ...BRANDS, ip: '192.0.2.99', date: old }),
    },
    ['unchecked', 'info finding_key_gone'],
  ],
  [
    {
      id: 'F11',
      says: 'a signature that expired after the mail had arrived',
      message: arrive(
        byBrand(from(ALICE), {
          time: Date.parse('2024-11-14T01:59:00Z') / 1000,
          expiration: Date.parse('2024-11-15T00:00:00Z') / 1000,
        }),
        { ...BRANDS, date: old },
      ),
    },
    ['verified'],
  ],
  [
    {
      id: 'F12',
      says: 'a relay that hides the reader’s address and puts its own into From',
      message: arrive(
        signDkim(
          from('"Legit (hidden)" <news_at_legit_example_x1@relay.test>', [
            'Reply-To: <news_at_legit_example_x1@relay.test>',
          ]),
          {
            domain: 'relay.test',
          },
        ),
        { path: '<b@relay.test>', ip: '198.51.100.60', helo: 'relay.test' },
      ),
      zone: { ...keyZone('relay.test'), '_dmarc.relay.test': { TXT: ['v=DMARC1; p=reject'] } },
    },
    ['verified'],
  ],
  [
    {
      id: 'F13',
      says: 'a body that the provider encrypted for the mailbox',
      message: arrive(
        { ...byBrand(from(ALICE)), body: '-----BEGIN PGP MESSAGE-----\r\n' },
        { ...BRANDS, results: passed },
      ),
      context: { fidelity: 'rewritten' },
    },
    ['vouched'],
  ],
  [
    {
      id: 'F13b',
      says: 'the header alone',
      message: arrive({ ...byBrand(from(ALICE)), body: '' }, { ...BRANDS, ip: '192.0.2.99' }),
      context: { fidelity: 'headers' },
    },
    ['unchecked'],
  ],
  [
    {
      id: 'F14',
      says: 'an invitation on somebody’s behalf',
      message: arrive(byBrand(from(ALICE, ['Sender: Calendar <calendar@cal.test>'])), BRANDS),
    },
    ['verified'],
  ],
  [
    {
      id: 'F15',
      says: 'clocks three seconds apart',
      message: arrive(
        prepend(
          byBrand(from(ALICE)),
          'Received: from desk.legit.example ([192.0.2.20]) by out.legit.example with ESMTPSA id 1; Tue, 24 Nov 2026 02:00:06 +0000',
        ),
        BRANDS,
      ),
    },
    ['verified'],
  ],
  [
    { id: 'F16', says: 'a small domain with SPF and p=none', message: arrive(from(ALICE), BRANDS), zone: soft },
    ['listed'],
  ],
  [
    {
      id: 'F17',
      says: 'a provider’s best guess',
      message: arrive(from('Bob <bob@plain.test>'), {
        path: '<bob@plain.test>',
        ip: BRAND_IP,
        results: 'dmarc=bestguesspass action=none header.from=plain.test',
      }),
    },
    ['unverified'],
  ],
  [
    {
      id: 'F18',
      says: 'a newsletter that collects answers elsewhere',
      message: arrive(
        byBrand(from(ALICE, ['Reply-To: <reply+abc123@track.esp.test>', 'List-Unsubscribe: <https://esp.test/u>'])),
        BRANDS,
      ),
    },
    ['verified'],
  ],
  [
    {
      id: 'F19',
      says: 'a name in raw ISO-2022-JP',
      message: arrive(byBrand(from('\u001b$B;3ED\u001b(B <alice@legit.example>')), BRANDS),
    },
    ['verified'],
  ],
  [
    {
      id: 'F20',
      says: 'two authors and a Sender, as the standard allows',
      message: arrive(
        byBrand(from('Alice <alice@legit.example>, Bob <bob@legit.example>', ['Sender: Alice <alice@legit.example>'])),
        BRANDS,
      ),
    },
    ['ambiguous', 'info finding_from_several'],
  ],
  ...['***SPAM*** ', '[EXTERNAL] '].map((tag, at): Listed => {
    const signed = byBrand(from(ALICE));
    return [
      {
        id: `F21${'ab'[at]}`,
        says: `a subject that the provider marked ${tag}`,
        message: arrive(
          { ...signed, fields: signed.fields.map((field) => field.replace('Subject: ', `Subject: ${tag}`)) },
          { ...BRANDS, results: passed },
        ),
      },
      ['altered', 'info finding_subject_tag'],
    ];
  }),
  [
    {
      id: 'F22',
      says: 'a mobile provider without DMARC, and an address with two dots',
      message: arrive(from('<taro..yamada@mobile.test>'), {
        path: '<taro@mobile.test>',
        ip: '198.51.100.70',
        helo: 'mobile.test',
      }),
      zone: { 'mobile.test': { TXT: ['v=spf1 ip4:198.51.100.70 ~all'] } },
    },
    ['listed'],
  ],
];

testHonest('what must stay calm', cases);
testCalm(cases);

describe('what must stay calm, seen closely', () => {
  it('F7: own mail that came back in Gmail', async () => {
    const gmail = findReceiver('Gmail');
    const message = prepend(
      from('Me <me@example.org>'),
      'Received: from laptop ([198.51.100.9])\r\n by smtp.gmail.com with ESMTPSA id x.1.2026.11.24.02.00.00; Mon, 23 Nov 2026 18:00:00 -0800 (PST)',
    );
    const source = new Uint8Array(Buffer.from(`${message.fields.join('')}\r\nHi\r\n`, 'latin1'));
    const { verdict, findings } = await inspect(source, {
      resolver: zoneResolver({}),
      now: NOW,
      ...(gmail ? { receiver: gmail } : {}),
      ownDomains: ['example.org'],
    });
    expect([verdict.level, findings.filter(({ severity }) => severity !== 'info')]).toEqual(['internal', []]);
  });

  it('F8: Exchange’s own mark is enough without any signature', async () => {
    const outlook = findReceiver('Outlook');
    const fields = [
      'Received: from AM1PR01MB1.eurprd01.prod.outlook.com ([fe80::1]) by AM1PR01MB1.eurprd01.prod.outlook.com ([fe80::1%6]) with mapi id 15.20.1; Tue, 24 Nov 2026 02:00:03 +0000',
      'From: Ann <ann@corp.test>',
      ...REST,
      'X-MS-Exchange-Organization-AuthAs: Internal',
    ];
    const source = new Uint8Array(Buffer.from(`${fields.join('\r\n')}\r\n\r\nHi\r\n`));
    const { verdict } = await inspect(source, {
      resolver: zoneResolver({}),
      now: NOW,
      ...(outlook ? { receiver: outlook } : {}),
    });
    expect([verdict.level, verdict.reason.code]).toEqual(['internal', 'verdict_reason_auth_as_internal']);
  });
});
