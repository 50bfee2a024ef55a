/** Cases 33–55: the identity layer, after Shen et al., "Weak Links" (2021), Ma et al., "FakeBehalf" (2024), and what phishing does. */
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/text/visible.ts';
import { prepend } from '../messages/message.ts';
import { type SealOptions, sealArc } from '../messages/seal.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { ATTACKER_KEY, arrive, byAttacker, byBrand, findingsOf, from, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const EVIL = '<x@attack.example>';
const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

const submitted = prepend(
  from(BRAND),
  'Received: from laptop ([198.51.100.9]) (Authenticated sender: bob@attack.example)\r\n' +
    '\tby mx.rcpt.example (Postfix) with ESMTPSA id 4ABC; Tue, 24 Nov 2026 02:00:03 +0000',
);

const forwarded = sealArc(from(BRAND), {
  instance: 1,
  domain: 'forward.example',
  chainValidation: 'none',
  results: 'forward.example; dmarc=pass header.from=legit.example',
});

type BrokenSeal = Pick<SealOptions, 'instance' | 'chainValidation' | 'signedFields' | 'selector'>;

const BROKEN_CHAINS: [says: string, seal: BrokenSeal][] = [
  ['missing its second set', { instance: 3, chainValidation: 'pass' }],
  ['with one number twice', { instance: 1, chainValidation: 'none' }],
  ['of a fifty-first set', { instance: 51, chainValidation: 'pass' }],
  ['whose signature leaves out From', { instance: 2, chainValidation: 'pass', signedFields: ['to'] }],
  ['with a key that is gone', { instance: 2, chainValidation: 'pass', selector: 'gone' }],
];

/** A set that breaks the chain, on top of a good first one: of a sealer whom the user trusts. */
function brokenChain([says, seal]: [string, BrokenSeal], at: number): Listed {
  const results = 'forward.example; dmarc=pass header.from=legit.example';
  const first = sealArc(from(BRAND), { instance: 1, domain: 'forward.example', chainValidation: 'none', results });
  return [
    {
      id: `42${'abcde'[at]}`,
      says: `a chain ${says}`,
      message: arrive(sealArc(first, { domain: 'forward.example', results, ...seal })),
      zone: keyZone('forward.example', 'arc'),
      context: { trustedSealers: ['forward.example'] },
    },
    ['failed'],
  ];
}

const cases: Listed[] = [
  [
    { id: '33', says: 'a user of another domain hands in mail under the brand', message: submitted },
    ['unverified', 'caution finding_foreign_user'],
  ],
  [
    {
      id: '34',
      says: 'SPF passes for the attacker, and the brand has no DMARC record',
      message: arrive(from('<admin@plain.example>')),
    },
    ['unverified', 'info finding_return_path_elsewhere'],
  ],
  [
    {
      id: '35',
      says: 'an empty envelope sender under a person’s mail',
      message: arrive(from(BRAND), { path: '<>' }),
    },
    ['failed', 'caution finding_return_path_empty'],
  ],
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
      id: '38',
      says: 'a subdomain that its organization leaves out of p=reject',
      message: arrive(from('<x@mail.legit.example>')),
      zone: { '_dmarc.legit.example': { TXT: ['v=DMARC1; p=reject; sp=none'] } },
    },
    ['unverified', 'info finding_subdomain_unprotected'],
  ],
  [
    {
      id: '39',
      says: 'a subdomain that does not exist, under np=reject',
      message: arrive(from('<x@nowhere.legit.example>')),
      zone: { '_dmarc.legit.example': { TXT: ['v=DMARC1; p=reject; sp=none; np=reject'] } },
    },
    ['failed', 'caution finding_domain_missing'],
  ],
  [
    {
      id: '40',
      says: 'an open forwarder seals a result that it made up',
      message: arrive(forwarded, { path: '<srs@forward.example>', ip: '198.51.100.7' }),
      zone: { ...keyZone('forward.example', 'arc'), 'forward.example': { TXT: ['v=spf1 ip4:198.51.100.7 -all'] } },
    },
    ['failed', 'info finding_arc_sealer_unknown'],
  ],
  [
    {
      id: '40 trusted',
      ofBrand: true,
      says: 'the same forwarder, which the user trusts, vouches',
      message: arrive(forwarded, { path: '<srs@forward.example>', ip: '198.51.100.7' }),
      zone: keyZone('forward.example', 'arc'),
      context: { trustedSealers: ['forward.example'] },
    },
    ['vouched'],
  ],
  [
    {
      id: '41',
      ofBrand: true,
      says: 'a shared provider signs what a tenant made up: the domain, not the person',
      message: arrive(byBrand(from('Someone else <ceo@legit.example>')), { path: '<x@attack.example>' }),
    },
    ['verified'],
  ],
  ...BROKEN_CHAINS.map(brokenChain),
  [
    {
      id: '42f',
      says: 'a first set that calls itself passed',
      message: arrive(
        sealArc(from(BRAND), {
          instance: 1,
          domain: 'forward.example',
          chainValidation: 'pass',
          results: 'forward.example; dmarc=pass header.from=legit.example',
        }),
      ),
      zone: keyZone('forward.example', 'arc'),
      context: { trustedSealers: ['forward.example'] },
    },
    ['failed'],
  ],
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

testAttacks('spoofing of who it is', cases);

describe('spoofing of who it is, seen closely', () => {
  it('33: shows who logged in', async () => {
    const { verdict } = await report(find(cases, '33'));
    expect(verdict.reason).toMatchObject({
      code: 'verdict_reason_submitted_inside',
      values: { user: 'bob@attack.example' },
    });
  });

  it('34: says for whom SPF passed', async () => {
    const { verdict } = await report(find(cases, '34'));
    expect(verdict.reason).toEqual({
      code: 'verdict_reason_spf_other',
      values: { other: 'attack.example', domain: 'plain.example' },
    });
  });

  it('35: checks SPF for postmaster at the HELO name', async () => {
    const { spf } = await report(find(cases, '35'));
    expect(spf?.evidence).toMatchObject({ identity: 'helo', domain: 'attack.example', mailFrom: '' });
  });

  it('40: names who vouches', async () => {
    const { verdict } = await report(find(cases, '40 trusted'));
    expect(verdict.headline).toMatchObject({ code: 'verdict_vouched_sealer', values: { sealer: 'forward.example' } });
  });

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
