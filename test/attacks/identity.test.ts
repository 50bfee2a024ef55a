/** Cases 33–42: who hands the mail in and who vouches for it, after Shen et al., "Weak Links" (2021). */
import { describe, expect, it } from 'vitest';
import { type Draft, prepend } from '../messages/message.ts';
import { type SealOptions, sealArc } from '../messages/seal.ts';
import { keyZone } from '../messages/sign.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, byBrand, from, mail, REST, report } from './world.ts';

const BRAND = '<admin@legit.example>';

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

const FORWARDED = { path: '<srs@forward.example>', ip: '198.51.100.7' };
const WITHOUT_SUBJECT = mail([`From: ${BRAND}`, ...REST.filter((field) => !field.startsWith('Subject:'))]);

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
      zone: { 'plain.example': { MX: ['10 mx.plain.example'] } },
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
      message: arrive(forwarded, FORWARDED),
      zone: { ...keyZone('forward.example', 'arc'), 'forward.example': { TXT: ['v=spf1 ip4:198.51.100.7 -all'] } },
    },
    ['failed', 'info finding_arc_sealer_unknown'],
  ],
  [
    {
      id: '40 trusted',
      ofBrand: true,
      says: 'the same forwarder, which the user trusts, vouches',
      message: arrive(forwarded, FORWARDED),
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
  ...(
    [
      ['names no Subject, which is another now', { signedFields: ['from', 'to', 'date'] }, { subject: 'Pay now' }],
      ['names From alone', { signedFields: ['from'] }, { subject: 'Pay now' }],
      ['has an l=, and words of a stranger behind it', { bodyLength: 5 }, { words: 'Call 0120 123 456\r\n' }],
      ['has an l= of the whole body', { bodyLength: from(BRAND).body.length }, {}],
    ] satisfies [string, Partial<SealOptions>, Parameters<typeof reused>[1]][]
  ).map(
    ([says, how, change], at): Listed => [
      {
        id: `43.${at}`,
        says: `a set of a real forward is used again, whose signature ${says}`,
        message: arrive(reused(how, change), FORWARDED),
        zone: keyZone('forward.example', 'arc'),
        context: { trustedSealers: ['forward.example'] },
      },
      ['failed'],
    ],
  ),
  ...[
    'x); dmarc=pass header.from=legit.example (y@attack.example',
    '"x); dmarc=pass header.from=legit.example (y"',
  ].map(
    (path, at): Listed => [
      {
        id: `44.${at}`,
        says: `a sealer that records no DMARC copied a reverse-path, ${path}`,
        message: arrive(
          reused({
            results: `forward.example; spf=pass (domain of ${path} designates it) smtp.mailfrom=attack.example`,
          }),
          FORWARDED,
        ),
        zone: keyZone('forward.example', 'arc'),
        context: { trustedSealers: ['forward.example'] },
      },
      ['failed'],
    ],
  ),
  ...['Subject: Pay now', 'subject:'].map(
    (field, at): Listed => [
      {
        id: `45.${at}`,
        says: `a mail without a Subject was sealed, and has one now: ${field}`,
        message: arrive(prepend(reused({ signedFields: ['from', 'date'] }, {}, WITHOUT_SUBJECT), field), FORWARDED),
        zone: keyZone('forward.example', 'arc'),
        context: { trustedSealers: ['forward.example'] },
      },
      ['failed'],
    ],
  ),
  [
    {
      id: '46',
      says: 'a mail without a Subject was sealed, and has none',
      ofBrand: true,
      message: arrive(reused({ signedFields: ['from', 'date'] }, {}, WITHOUT_SUBJECT), FORWARDED),
      zone: keyZone('forward.example', 'arc'),
      context: { trustedSealers: ['forward.example'] },
    },
    ['vouched'],
  ],
  ...['Reply-To: <alice@attack.example>', 'Content-Type: text/html', 'Content-Transfer-Encoding: base64'].map(
    (field, at): Listed => [
      {
        id: `48.${at}`,
        says: `a mail that was sealed is sent on with a field that the seal does not cover: ${field}`,
        ofBrand: true,
        message: arrive(prepend(reused({ signedFields: ['from', 'to', 'subject', 'date'] }), field), FORWARDED),
        zone: keyZone('forward.example', 'arc'),
        context: { trustedSealers: ['forward.example'] },
      },
      ['vouched', 'caution finding_unsigned_field'],
    ],
  ),
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
];

/** A message that a trusted forwarder sealed, changed where its signature does not cover it. */
function reused(
  how: Partial<SealOptions>,
  { subject, words = '' }: { subject?: string; words?: string } = {},
  message = from(BRAND),
): Draft {
  const sealed = sealArc(message, {
    instance: 1,
    domain: 'forward.example',
    chainValidation: 'none',
    results: 'forward.example; dmarc=pass header.from=legit.example',
    ...how,
  });
  const fields = sealed.fields.map((field) =>
    subject !== undefined && field.startsWith('Subject:') ? `Subject: ${subject}\r\n` : field,
  );
  return { ...sealed, fields, body: sealed.body + words };
}

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
});
