/**
 * Cases 37 and 43–55: names and addresses that are made to be misread, after Shen et al., "Weak Links" (2021), Ma et al.,
 * "FakeBehalf" (2024), and what phishing does.
 */
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/core/message/characters/visible.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { ATTACKER_KEY, arrive, byAttacker, findingsOf, from, report } from './world.ts';

const EVIL = '<x@attack.example>';
const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

const cases: Listed[] = [
  ...[
    '=?utf-8?Q?a=00=0A=0Db?=',
    '=?utf-8?Q?=3D=3Futf-8=3FQ=3Fx=3F=3D?=',
    '=?utf-7?Q?+AGE-?=',
    '=?nonsense?B?!!!?=',
  ].map(
    (name, at): Listed => [
      {
        id: `37${'abcd'[at]}`,
        says: `a name written as ${name}`,
        message: arrive(byAttacker(from(`${name} ${EVIL}`))),
      },
      at === 0 ? ['verified', 'danger finding_control_characters'] : ['verified'],
    ],
  ),
  [
    {
      id: '43a',
      says: 'Cyrillic letters that read as Latin, in UTF-8',
      message: arrive(from(Buffer.from('<support@аррӏе.example>').toString('latin1'))),
    },
    ['unverified', 'danger finding_reads_as_latin'],
  ],
  [
    {
      id: '43b',
      says: 'the same as A-label',
      message: arrive(from('<support@xn--80ak6aa92e.example>')),
    },
    ['unverified', 'danger finding_reads_as_latin'],
  ],
  [
    {
      id: '43c',
      says: 'the same, validly signed',
      message: arrive(
        signDkim(from('<support@xn--80ak6aa92e.example>'), { domain: 'xn--80ak6aa92e.example', key: ATTACKER_KEY }),
      ),
      zone: keyZone('xn--80ak6aa92e.example', 's1', ATTACKER_KEY),
    },
    ['verified', 'danger finding_reads_as_latin'],
  ],
  [
    {
      id: '44',
      says: 'a name of 300 characters padded with blanks that are not seen',
      message: arrive(byAttacker(from(`${encoded(`admin@legit.example${'\u3164\u00a0\u2800'.repeat(90)}`)} ${EVIL}`))),
    },
    ['verified', 'danger finding_name_address', 'caution finding_invisible_characters', 'caution finding_padded_name'],
  ],
  [
    {
      id: '45',
      says: 'a name turned around',
      message: arrive(byAttacker(from(`=?utf-8?Q?=E2=80=AEelpmaxe=2Etigel=40nimda?= ${EVIL}`))),
    },
    ['verified', 'danger finding_turned_text'],
  ],
  [
    {
      id: '46',
      says: 'the brand as Sender, which programs show',
      message: arrive(byAttacker(from('"CEO" <ceo@attack.example>', ['Sender: "Legit Bank" <no-reply@legit.com>']))),
    },
    ['verified', 'caution finding_sender_elsewhere'],
  ],
  [
    {
      id: '47',
      says: 'a name that is an address of the brand',
      message: arrive(byAttacker(from('"admin@legit.com" <x@attack.example>'))),
    },
    ['verified', 'danger finding_name_address'],
  ],
  [
    {
      id: '48',
      says: 'a name that is the own organization, and answers elsewhere',
      message: arrive(byAttacker(from('"Rescorp" <x@attack.example>', ['Reply-To: <boss@mail.test>']))),
      context: { ownDomains: ['rescorp.com'] },
    },
    ['verified', 'info finding_name_familiar', 'caution finding_reply_elsewhere'],
  ],
  [
    {
      id: '50a',
      says: 'a quoted local part that looks like the brand',
      message: arrive(byAttacker(from('"admin@legit.example"@attack.example'))),
    },
    ['verified', 'caution finding_address_quoted'],
  ],
  [
    {
      id: '50b',
      says: 'a comment within the address',
      message: arrive(from('admin@legit.example(comment)@attack.example')),
    },
    ['ambiguous'],
  ],
  [
    {
      id: '51',
      says: 'comments wherever they may stand',
      message: arrive(byAttacker(from('Pete(A nice \\) chap) <pete(his account)@attack.example(his host)>'))),
    },
    ['verified'],
  ],
  ...['<x@[192.0.2.1]>', '<x@[IPv6:2001:db8::1]>'].map(
    (address, at): Listed => [
      { id: `52${'ab'[at]}`, says: `a network address for a domain, ${address}`, message: arrive(from(address)) },
      ['unverified', 'caution finding_domain_literal'],
    ],
  ),
  [
    {
      id: '54a',
      says: 'a signature of a neighbour under one public suffix',
      message: arrive(signDkim(from('<x@evil.co.jp>'), { domain: 'legit.co.jp' })),
      zone: { ...keyZone('legit.co.jp'), '_dmarc.evil.co.jp': { TXT: ['v=DMARC1; p=none'] } },
    },
    ['unverified'],
  ],
  [
    {
      id: '54b',
      says: 'the same where the suffix itself has a record without psd=y (RFC 9989 §4.10.2: they do align)',
      message: arrive(signDkim(from('<x@evil.co.jp>'), { domain: 'legit.co.jp' })),
      zone: { ...keyZone('legit.co.jp'), '_dmarc.co.jp': { TXT: ['v=DMARC1; p=none'] } },
    },
    ['verified'],
  ],
  [
    {
      id: '54c',
      says: 'the same where the suffix says psd=y',
      message: arrive(signDkim(from('<x@evil.co.jp>'), { domain: 'legit.co.jp' })),
      zone: { ...keyZone('legit.co.jp'), '_dmarc.co.jp': { TXT: ['v=DMARC1; p=none; psd=y'] } },
    },
    ['unverified'],
  ],
  [
    {
      id: '54d',
      says: 'two users of one site builder',
      message: arrive(signDkim(from('<x@a.github.io>'), { domain: 'b.github.io' })),
      zone: keyZone('b.github.io'),
    },
    ['unverified'],
  ],
  [
    {
      id: '55',
      says: 'an answer to a conversation that never was',
      message: arrive(
        byAttacker({
          ...from(EVIL),
          fields: from(EVIL).fields.map((field) => field.replace('Subject: Invoice', 'Subject: Re: Invoice')),
        }),
      ),
    },
    ['verified', 'info finding_thread_claim'],
  ],
];

testAttacks('names and addresses', cases);

describe('names and addresses, seen closely', () => {
  it('43: shows both forms of the domain', async () => {
    const { message } = await report(find(cases, '43a'));
    expect(message.author).toMatchObject({ domain: 'xn--80ak6aa92e.example', unicodeDomain: 'аррӏе.example' });
  });

  it('45: leaves no character that turns text', async () => {
    const { message } = await report(find(cases, '45'));
    expect(message.author?.name).toBe(visible(message.author?.name ?? ''));
  });

  it('50: takes what stands behind the last @ outside of quotes', async () => {
    const { message, verdict } = await report(find(cases, '50a'));
    expect([message.author?.localPart, verdict.domain]).toEqual(['"admin@legit.example"', 'attack.example']);
  });

  it('51: is quiet about comments', async () => {
    expect(findingsOf(await report(find(cases, '51')))).toEqual([]);
  });
});
