/** Cases 73–83: signatures that are broken, old, too many, replayed, or traps; how they are written is canonical.test.ts. */
import { describe, expect, it } from 'vitest';
import { UNSEEN } from '../../src/core/receivers/receiver.ts';
import { prepend } from '../messages/message.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, BRANDS, byBrand, findingsOf, from, type mail, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const seconds = (iso: string) => Date.parse(iso) / 1000;
const old = 'Thu, 14 Nov 2024 02:00:03 +0000';

const cases: Listed[] = [
  [
    {
      id: '73a',
      says: 'a signature that expired before the mail arrived',
      message: arrive(
        byBrand(from(BRAND), { time: seconds('2026-11-20T00:00:00Z'), expiration: seconds('2026-11-21T00:00:00Z') }),
      ),
    },
    ['failed', 'info finding_signature_expired'],
  ],
  [
    {
      id: '73b',
      ofBrand: true,
      says: 'a signature that expired since, years ago',
      message: arrive(
        byBrand(from(BRAND), { time: seconds('2024-11-14T01:59:00Z'), expiration: seconds('2024-11-21T00:00:00Z') }),
        { ...BRANDS, date: old },
      ),
    },
    ['verified'],
  ],
  [
    {
      id: '73c',
      says: 'a signature from the future',
      message: arrive(byBrand(from(BRAND), { time: seconds('2027-11-20T00:00:00Z') })),
    },
    ['failed', 'caution finding_signature_from_future'],
  ],
  [
    {
      id: '74a',
      ofBrand: true,
      says: 'a key gone since, of two-year-old mail that the provider passed',
      message: arrive(byBrand(from(BRAND), { selector: 'gone' }), {
        ...BRANDS,
        date: old,
        results: 'dkim=pass header.d=legit.example; dmarc=pass header.from=legit.example',
      }),
    },
    ['vouched', 'info finding_key_gone'],
  ],
  [
    {
      id: '74b',
      says: 'the same in nobody’s mailbox',
      message: byBrand(from(BRAND), { selector: 'gone' }),
      context: { receiver: { ...UNSEEN, name: 'x' } },
    },
    ['unchecked'],
  ],
  [
    {
      id: '74c',
      says: 'an invented selector on new mail',
      message: arrive(byBrand(from(BRAND), { selector: 'invented' })),
    },
    ['failed', 'caution finding_key_missing'],
  ],
  [
    { id: '76a', says: 'another body', message: arrive({ ...byBrand(from(BRAND)), body: 'Something else.\r\n' }) },
    ['failed'],
  ],
  [
    {
      id: '76b',
      says: 'another Subject',
      message: arrive(changed(byBrand(from(BRAND)), 'Subject: Invoice', 'Subject: Invoice!')),
    },
    ['failed'],
  ],
  [
    {
      id: '76c',
      says: 'a Subject marked by the provider: taken off again, the signature verifies',
      message: arrive(changed(byBrand(from(BRAND)), 'Subject: Invoice', 'Subject: ***SPAM*** Invoice')),
    },
    ['altered', 'info finding_subject_tag'],
  ],
  [
    {
      id: '77',
      ofBrand: true,
      says: 'a body that the webmail encoded anew, of mail that the provider passed',
      message: arrive(
        { ...byBrand(from(BRAND)), body: 'Please=20pay=20at=20once.\r\n' },
        {
          ...BRANDS,
          results: 'dmarc=pass header.from=legit.example',
        },
      ),
      context: { fidelity: 'rewritten' },
    },
    ['vouched', 'info finding_reencoded'],
  ],
  [
    {
      id: '79a',
      says: 'an identity that is not under the signing domain',
      message: arrive(byBrand(from(BRAND), { identity: '@notlegit.example' })),
    },
    ['failed'],
  ],
  [
    {
      id: '79b',
      says: 'a top-level domain as signer',
      message: arrive(signDkim(from(BRAND), { domain: 'example' })),
      zone: keyZone('example'),
    },
    ['failed'],
  ],
  [
    {
      id: '80',
      ofBrand: true,
      says: 'thirty signatures, the right one last',
      message: arrive(
        Array.from({ length: 29 }, (_, number) => number).reduce(
          (message, number) => signDkim(message, { domain: `d${number}.attack.example` }),
          byBrand(from(BRAND)),
        ),
        BRANDS,
      ),
    },
    ['verified'],
  ],
  [
    {
      id: '81',
      ofBrand: true,
      says: 'a signed copy sent again through somebody else, days later',
      message: prepend(
        arrive(byBrand(from(BRAND), { time: seconds('2026-11-22T00:00:00Z') })),
        'Delivered-To: victim@rcpt.example',
      ),
    },
    ['verified', 'caution finding_replay'],
  ],
  [
    {
      id: '82',
      ofBrand: true,
      says: 'fraud through a mail API, which passes every check',
      message: arrive(
        prepend(
          byBrand(from(BRAND)),
          'Received: from 429412751972 named unknown by gmailapi.google.com with HTTPREST; Tue, 24 Nov 2026 01:59:30 +0000',
        ),
        BRANDS,
      ),
    },
    ['verified', 'info finding_sent_by_program'],
  ],
  [
    {
      id: '83',
      says: 'a selector made for this recipient, so that the question tells the sender',
      message: arrive(
        signDkim(
          { ...from(BRAND), fields: from(BRAND).fields.map((field) => field.replace('bob@', 'robert.smith@')) },
          {
            domain: 'attack.example',
            selector: 'robert-smith-rcpt',
          },
        ),
      ),
    },
    ['failed', 'info finding_personal_selector'],
  ],
];

function changed(message: ReturnType<typeof mail>, before: string, after: string) {
  return { ...message, fields: message.fields.map((field) => field.replace(before, after)) };
}

testAttacks('signatures', cases);

describe('signatures, seen closely', () => {
  it('74: says that it could not be checked again, and what the provider recorded when', async () => {
    const { verdict } = await report(find(cases, '74a'));
    expect(verdict.reason).toMatchObject({
      code: 'verdict_reason_recorded_key_gone',
      values: { name: 'gone._domainkey.legit.example', date: '2024-11-14T02:00:03.000Z' },
    });
  });

  // A private key that its owner made public later is a key like any other, in the DNS and in the signature: nothing tells it apart,
  // so nothing is said of it. What the provider recorded on the day stands beside, as the second witness.
  it('75: a key published after its use proves old mail like any other: what is said is only that it verifies', async () => {
    const { verdict, findings } = await report(find(cases, '73b'));
    expect([verdict.level, findings]).toEqual(['verified', []]);
  });

  it('76: says which part was changed', async () => {
    const parts = await Promise.all(
      ['76a', '76b'].map(async (id) => {
        const { dkim, verdict } = await report(find(cases, id));
        return [dkim[0]?.header.result, dkim[0]?.body.result, verdict.reason.code];
      }),
    );
    expect(parts).toEqual([
      ['pass', 'fail', 'verdict_reason_body_changed'],
      ['fail', 'pass', 'verdict_reason_header_changed'],
    ]);
  });

  it('76: says which change was undone, and that it is no plain pass', async () => {
    const { verdict, dkim } = await report(find(cases, '76c'));
    expect(dkim[0]?.result).toBe('fail');
    expect([verdict.headline.code, verdict.reason.code]).toEqual(['verdict_altered_added', 'dkim_undone_subject_tag']);
  });

  it('80: the rest is told as not looked at', async () => {
    const { dkim } = await report(find(cases, '80'));
    expect(dkim).toHaveLength(30);
    expect(dkim.filter(({ code }) => code === 'dkim_unread')).toHaveLength(20);
  });

  it('83: the question is not asked', async () => {
    const { dns } = await report(find(cases, '83'));
    expect(dns.find(({ name }) => name.startsWith('robert-smith'))?.trouble).toBe('personal');
  });

  it('the replayed mail is the domain’s, and its caution stands beside it', async () => {
    const inspection = await report(find(cases, '81'));
    expect([inspection.verdict.domain, findingsOf(inspection)[0]]).toEqual(['legit.example', 'caution finding_replay']);
  });
});
