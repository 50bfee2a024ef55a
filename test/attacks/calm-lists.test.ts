/** Cases F1–F4: lists, groups and forwarders, which change honest mail or send it on from elsewhere. None of it is red. */
import { describe, expect, it } from 'vitest';
import { prepend } from '../messages/message.ts';
import { sealArc } from '../messages/seal.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { find, type Listed, testCalm, testHonest } from './cases.ts';
import { arrive, byBrand, from, report } from './world.ts';

const ALICE = 'Alice <alice@legit.example>';
const LIST_IP = '198.51.100.20';
const LIST = { path: '<team-bounces@list.example>', ip: LIST_IP, helo: 'list.example' };
const listZone = {
  'list.example': { TXT: [`v=spf1 ip4:${LIST_IP} -all`] },
  '_dmarc.list.example': { TXT: ['v=DMARC1; p=reject'] },
  ...keyZone('list.example', 'list'),
  ...keyZone('list.example', 'arc'),
};
const soft = { '_dmarc.legit.example': { TXT: ['v=DMARC1; p=none'] } };

const FOOTER = `${'_'.repeat(47)}\r\nteam mailing list\r\nteam@list.example\r\nhttps://list.example/listinfo/team\r\n`;

/** What a list makes of a signed message: a tag, a footer, its own signature and seal. */
function overList(seal = true, footer = FOOTER) {
  const mail = from(ALICE);
  const signed = byBrand({ ...mail, body: mail.body.repeat(3) });
  const changed = prepend(
    {
      fields: signed.fields.map((field) => field.replace('Subject: ', 'Subject: [team] ')),
      body: signed.body + footer,
    },
    'List-Id: Team <team.list.example>',
  );
  const sealed = sealArc(changed, {
    instance: 1,
    domain: 'list.example',
    chainValidation: 'none',
    results: 'list.example; dkim=pass header.d=legit.example; dmarc=pass header.from=legit.example',
  });
  return signDkim(seal ? sealed : changed, { domain: 'list.example', selector: 'list' });
}

const cases: Listed[] = [
  [
    {
      id: 'F1a',
      says: 'a mailing list with tag and footer: one change of the header and one of the body, each proven',
      message: arrive(overList(), LIST),
      zone: { ...listZone, ...soft },
    },
    ['altered', 'info finding_list_signed'],
  ],
  [
    {
      id: 'F1b',
      says: 'the same from a domain with p=reject, over a list that the user trusts',
      message: arrive(overList(), LIST),
      zone: listZone,
      context: { trustedSealers: ['list.example'] },
    },
    ['vouched', 'info finding_list_signed'],
  ],
  [
    {
      id: 'F1c',
      says: 'the same, where the provider believed the seal',
      message: arrive(overList(), {
        ...LIST,
        results: 'arc=pass; dmarc=pass header.from=legit.example',
      }),
      zone: listZone,
    },
    ['altered'],
  ],
  [
    {
      id: 'F1d',
      says: 'a list that only adds its footer, from a domain with p=reject: the footer cut off, the signature verifies',
      message: arrive(
        prepend(
          (() => {
            const signed = byBrand(from(ALICE));
            return {
              ...signed,
              body: `${signed.body}_______________________________________________\r\nteam mailing list\r\nhttps://list.example/team\r\n`,
            };
          })(),
          'List-Id: Team <team.list.example>',
        ),
        LIST,
      ),
      zone: listZone,
    },
    ['altered', 'info finding_list_claimed'],
  ],
  [
    {
      id: 'F2',
      says: 'a plain forward',
      message: arrive(byBrand(from(ALICE)), {
        path: '<alice@legit.example>',
        ip: '198.51.100.30',
        helo: 'alumni.example',
      }),
    },
    ['verified'],
  ],
  [
    {
      id: 'F3',
      says: 'a forward that encodes anew, sealed by a forwarder whom the user trusts',
      message: arrive(
        (() => {
          const sealed = sealArc(byBrand(from(ALICE)), {
            instance: 1,
            domain: 'fwd.example',
            chainValidation: 'none',
            results: 'fwd.example; dmarc=pass header.from=legit.example',
          });
          const reencoded = { ...sealed, body: 'Please=20pay at once.\r\n' };
          return sealArc(reencoded, {
            instance: 2,
            domain: 'fwd.example',
            chainValidation: 'pass',
            results: 'fwd.example; arc=pass',
          });
        })(),
        { path: '<alice@legit.example>', ip: '198.51.100.30', helo: 'fwd.example' },
      ),
      zone: keyZone('fwd.example', 'arc'),
      context: { trustedSealers: ['fwd.example'] },
    },
    ['vouched'],
  ],
  [
    {
      id: 'F4',
      says: 'a group that puts its own address into From',
      message: arrive(
        signDkim(
          from("'Alice' via Team <team@list.example>", [
            'List-ID: <team.list.example>',
            'X-Original-From: Alice <alice@legit.example>',
            'Reply-To: Alice <alice@legit.example>',
          ]),
          { domain: 'list.example', selector: 'list' },
        ),
        LIST,
      ),
      zone: listZone,
    },
    ['verified'],
  ],
];

testHonest('lists and forwarders must stay calm', cases);
testCalm(cases);

describe('lists and forwarders, seen closely', () => {
  it('F4: is the list’s, by name', async () => {
    const { verdict } = await report(find(cases, 'F4'));
    expect(verdict.headline).toEqual({ code: 'verdict_verified_list', values: { domain: 'list.example' } });
  });
});

describe('a list that the user trusts', () => {
  it.each([
    'evil.example!',
    '“evil.example”',
    '「evil.example」',
    'evil。example',
    'evil.example,@x.y',
    'www.evil.test;team@list.example',
  ])('vouches for no words that lead elsewhere, whatever signs stand around them: %s', async (line) => {
    const footer = FOOTER + Buffer.from(`${line}\r\n`).toString('latin1');
    const context = { trustedSealers: ['list.example'] };
    const { verdict } = await report({ message: arrive(overList(false, footer), LIST), zone: listZone, context });
    expect(verdict.level).toBe('altered');
  });
});
