/**
 * What programs show as the name is looked at, however it is written; and honest mail that looks odd in its name or subject has no danger
 * beside it.
 */
import { keyZone, signDkim } from '../messages/sign.ts';
import { type Listed, testAttacks, testCalm, testHonest } from './cases.ts';
import { ATTACKER_KEY, arrive, byAttacker, from, mail, REST } from './world.ts';

const EVIL = '<x@attack.example>';
const base64 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('base64');
const utf8Word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const jis = (...bytes: string[]) =>
  bytes.map((pair) => `=?ISO-2022-JP?B?${base64(`\x1b$B${pair}\x1b(B`)}?=`).join('\r\n ');
const utf7 = (text: string) => {
  const bytes = Buffer.from(text, 'utf16le').swap16();
  return `=?utf-7?Q?+${bytes.toString('base64').replace(/=+$/, '')}-?=`;
};
/** The attacker's own mail, signed and valid, with this for From. */
const named = (value: string) => arrive(byAttacker(from(value)));

const brand = ['verified', 'caution finding_name_brand'] as const;
const foreign = ['verified', 'danger finding_name_address'] as const;
const names: Listed[] = [
  ['in a comment before the address', named(`(PayPal) ${EVIL}`), brand],
  ['in a comment behind the address', named('x@attack.example (PayPal Support)'), brand],
  ['in a comment behind another name', named(`Bob ${EVIL} (PayPal)`), brand],
  ['as the name of a group', named(`PayPal: x@attack.example;`), brand],
  ['in UTF-7', named(`${utf7('PayPal')} ${EVIL}`), brand],
  ['in UTF-7 beside other letters', named(`${utf7('Pay')}=?utf-7?Q?Pal?= ${EVIL}`), brand],
  // 楽天 and 市場, each in a word of its own that returns to ASCII.
  ['in ISO-2022-JP over two words', named(`${jis('3ZE7', ';T>l')} ${EVIL}`), brand],
  ['in ISO-2022-JP, one character a word', named(`${jis('3Z', 'E7')} ${EVIL}`), brand],
  ['in kana of half width, raw', named(`\x1b(IRYV2\x1b(B ${EVIL}`), ['verified']],
  ['with characters in it that are not seen', named(`${utf8Word('Pay\u200bPal')} ${EVIL}`), brand],
  ['an address in a comment', named(`(admin@legit.example) ${EVIL}`), foreign],
  ['an address in UTF-7', named(`${utf7('admin@legit.example')} ${EVIL}`), foreign],
  [
    'an address padded with what is not seen',
    named(`${utf8Word('admin@legit.example\u2800\u3164 Support')} ${EVIL}`),
    foreign,
  ],
].map(([says, message, expected], at) => [{ id: `N1.${at + 1}`, says, message }, expected] as Listed);

const ambiguous: Listed[] = [
  ['an empty address before the real one', `"Service"<>63493${EVIL}`],
  ['an address within an encoded word, for who knows no such words', `=?utf-8?Q?a,<admin@legit.example>,?= ${EVIL}`],
  ['an address before the comma of a name', `admin@legit.example, Inc. ${EVIL}`],
  ['an encoded address before the comma of a name', `=?utf-8?Q?admin=40legit.example?=, Inc. ${EVIL}`],
  ['a backslash of Big5 that swallows an address', `"\xb3\x5c" <admin@legit.example> (" ${EVIL}`],
].map(([says, value], at) => [{ id: `N2.${at + 1}`, says: says ?? '', message: named(value ?? '') }, ['ambiguous']]);

const spelled: Listed[] = [
  [
    {
      id: 'N3.1',
      says: 'marks that are only spelled out, in name and subject',
      message: arrive(
        byAttacker(
          mail([
            `From: "[U+202E] \xe2\x90\x80" ${EVIL}`,
            'Subject: [U+202E] \xe2\x90\x80 [U+200B]',
            ...REST.slice(0, 1),
          ]),
        ),
      ),
    },
    ['verified'],
  ],
];

/** Signed by the domain of its own address. */
function honest(id: string, value: string, more: string[] = [], subject = 'Hello'): Listed {
  const domain = /@([a-z0-9.-]+)>?$/.exec(value)?.[1] ?? '';
  const message = arrive(
    signDkim(mail([`From: ${value}`, `Subject: ${subject}`, ...REST.slice(0, 1), ...more]), {
      domain,
      key: ATTACKER_KEY,
    }),
  );
  return [{ id, says: value, message, zone: keyZone(domain, 's1', ATTACKER_KEY) }, ['verified']];
}

const calm: Listed[] = [
  honest('N4.1', '"news@brand.test" <news_at_brand.test_me@duck.com>'),
  honest('N4.2', '"news@brand.test" <news_abc@privaterelay.appleid.com>'),
  honest('N4.3', '"news@brand.test [via Relay]" <abc@mozmail.com>'),
  honest('N4.4', '"ann@brand.test via DocuSign" <dse@docusign.net>', ['Reply-To: ann@brand.test']),
  honest('N4.5', '"ann@brand.test (via Google Docs)" <drive-noreply@google.com>'),
  honest('N4.6', '"visitor@mail.test" <forms@esp.test>', ['Reply-To: visitor@mail.test']),
  honest('N4.7', '"Bob (bob@client.test)" <support@esp.test>', ['Reply-To: support@esp.test']),
  honest('N4.8', '"bob@client.test (Support)" <support@esp.test>'),
  honest('N4.9', '"ann@brand.test via Team" <team@list.test>', ['List-Id: <team.list.test>', 'Sender: x@bounces.test']),
  honest('N4.10', '"ann@brand.test" <00000abcdef-dmarc-request@listserv.test>', [
    'List-Owner: <mailto:l@listserv.test>',
  ]),
  honest('N5.1', 'Acme, Inc. <a@acme.test>'),
  honest('N5.2', '=?utf-8?Q?Acme,_Inc.?= <a@acme.test>'),
  honest('N5.3', '=?utf-8?Q?Acme_:)?= <a@acme.test>'),
  honest('N5.4', '\x1b(ITO@^\x1b(B \x1b(I@[3\x1b(B <a@acme.test>'),
  honest('N5.5', '"\x81@\x81\\\xc4\xfa" <a@acme.test>'),
  honest('N5.6', `${utf8Word('Acme\n')} <a@acme.test>`),
  honest('N6.1', 'a@acme.test', [], utf8Word('You\u0092re invited')),
  honest('N6.2', 'a@acme.test', [], utf8Word('Youâ\u0080\u0099re invited')),
  honest('N6.3', 'a@acme.test', [], utf8Word('\u202aC:\\Reports\\q3.xlsx')),
  honest('N6.4', 'a@acme.test', [], utf8Word('\u2068Alice\u2069 sent you a message')),
  honest('N6.5', 'a@acme.test', [], '\x1b$)C\x0e;s?8\x0f'),
  honest('N6.6', 'a@acme.test', [], utf8Word('Your order\u2028is here\n')),
  honest('N7.1', 'a@acme.test', ['Thread-Topic: FW: Request\r\n from: bob@client.test']),
  honest('N7.2', 'a@acme.test', ['X-Report-Abuse: Please report abuse here\r\n From: abuse@esp.test']),
  honest('N7.3', 'a@acme.test', ['MIME-Version: 1.0', 'MIME-Version: 1.0']),
];

testAttacks('a name that is the brand’s for some program', names);
testAttacks('an author that programs read in two ways', ambiguous);
testHonest('text that spells out a mark', spelled);
testCalm(spelled);
testHonest('names, subjects and folds of honest mail', calm);
testCalm(calm);
