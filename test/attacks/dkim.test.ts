/** Cases 70–83: signatures that are weak, broken, old, too many, replayed, or traps. */
import { describe, expect, it } from 'vitest';
import { ed25519Key, rsaKey } from '../messages/keys.ts';
import { prepend } from '../messages/message.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { find, type Listed, testCases } from './cases.ts';
import { arrive, BRAND_KEY, BRANDS, byBrand, findingsOf, from, mail, REST, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const seconds = (iso: string) => Date.parse(iso) / 1000;
const at = (record: string) => ({ 's1._domainkey.legit.example': { TXT: [record] } });
const bare = BRAND_KEY.record.slice(BRAND_KEY.record.indexOf('p='));
const old = 'Thu, 14 Nov 2024 02:00:03 +0000';

/** A signature of the brand under a key of its own. */
function withKey(id: string, says: string, bits: number, expected: Listed[1]): Listed {
  const key = rsaKey(bits);
  return [
    {
      id,
      says,
      message: arrive(signDkim(from(BRAND), { domain: 'legit.example', selector: 'k', key })),
      zone: keyZone('legit.example', 'k', key),
    },
    expected,
  ];
}

const ed = ed25519Key();

const cases: Listed[] = [
  withKey('70a', 'a key of 512 bits', 512, ['failed', 'caution finding_weak_key']),
  withKey('70b', 'a key of 768 bits', 768, ['failed', 'caution finding_weak_key']),
  withKey('70c', 'a key of 1023 bits', 1023, ['failed', 'caution finding_weak_key']),
  withKey('70d', 'a key of 1024 bits', 1024, ['verified', 'info finding_short_key']),
  [
    { id: '71a', says: 'rsa-sha1', message: arrive(byBrand(from(BRAND), { hash: 'sha1' })) },
    ['failed', 'caution finding_sha1'],
  ],
  [
    {
      id: '71b',
      says: 'rsa-md5',
      message: arrive(
        (() => {
          const signed = byBrand(from(BRAND));
          return { ...signed, fields: signed.fields.map((field) => field.replace('a=rsa-sha256', 'a=rsa-md5')) };
        })(),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: '71c',
      says: 'ed25519-sha256 where an RSA key is published',
      message: arrive(signDkim(from(BRAND), { domain: 'legit.example', key: ed })),
    },
    ['failed'],
  ],
  [
    {
      id: '72a',
      says: 'a key in test',
      message: arrive(byBrand(from(BRAND)), BRANDS),
      zone: at(`v=DKIM1; t=y; ${bare}`),
    },
    ['verified', 'info finding_testing_key'],
  ],
  [
    {
      id: '72b',
      says: 'a strict key and an identity below its domain',
      message: arrive(byBrand(from(BRAND), { identity: '@sub.legit.example' })),
      zone: at(`v=DKIM1; t=s; ${bare}`),
    },
    ['failed'],
  ],
  [
    {
      id: '72c',
      says: 'a key for another service',
      message: arrive(byBrand(from(BRAND))),
      zone: at(`v=DKIM1; s=tlsrpt; ${bare}`),
    },
    ['failed'],
  ],
  [
    {
      id: '72d',
      says: 'a key for SHA-1 alone',
      message: arrive(byBrand(from(BRAND))),
      zone: at(`v=DKIM1; h=sha1; ${bare}`),
    },
    ['failed'],
  ],
  [
    { id: '72e', says: 'a revoked key', message: arrive(byBrand(from(BRAND))), zone: at('v=DKIM1; p=') },
    ['failed', 'caution finding_key_revoked'],
  ],
  [
    {
      id: '72f',
      says: 'two records at one selector, one of them right',
      message: arrive(byBrand(from(BRAND)), BRANDS),
      zone: { 's1._domainkey.legit.example': { TXT: ['v=spf1 -all', BRAND_KEY.record] } },
    },
    ['verified'],
  ],
  [
    {
      id: '72g',
      says: 'a key behind three aliases',
      message: arrive(byBrand(from(BRAND)), BRANDS),
      zone: {
        's1._domainkey.legit.example': { CNAME: ['k1.esp.test'] },
        'k1.esp.test': { CNAME: ['k2.esp.test'] },
        'k2.esp.test': { CNAME: ['k3.esp.test'] },
        'k3.esp.test': { TXT: [BRAND_KEY.record] },
      },
    },
    ['verified'],
  ],
  [
    {
      id: '72h',
      says: 'a wildcard that answers with SPF',
      message: arrive(byBrand(from(BRAND))),
      zone: at('v=spf1 -all'),
    },
    ['failed'],
  ],
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
      context: {
        receiver: {
          name: 'x',
          borderBy: [],
          networks: [],
          gateways: [],
          authservIds: [],
          results: 'none',
          returnPath: 'top',
        },
      },
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
    ['vouched', 'info finding_subject_tag'],
  ],
  [
    {
      id: '77',
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
      id: '78a',
      says: 'a signature that leaves From out',
      message: arrive(byBrand(from(BRAND), { signedFields: ['to', 'subject'] })),
    },
    ['failed'],
  ],
  [
    {
      id: '78b',
      says: 'a tag written twice',
      message: arrive(byBrand(from(BRAND), { moreTags: ['d=legit.example'] })),
    },
    ['failed'],
  ],
  [
    {
      id: '78c',
      says: 'an unknown tag',
      message: arrive(byBrand(from(BRAND), { moreTags: ['foo=bar'] }), BRANDS),
    },
    ['verified'],
  ],
  [
    {
      id: '78d',
      says: 'empty lines at the end, and 8-bit bytes in a signed field',
      message: arrive(
        byBrand(
          { ...mail([`From: M\xfcller ${BRAND}`, ...REST]), body: 'Gr\xfc\xdfe\r\n\r\n\r\n' },
          { header: 'simple', body: 'simple' },
        ),
        BRANDS,
      ),
    },
    ['verified'],
  ],
  [{ id: '78e', says: 'no body', message: arrive(byBrand({ ...from(BRAND), body: '' }), BRANDS) }, ['verified']],
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

testCases('signatures', cases);

describe('signatures, seen closely', () => {
  it('71: each unusable algorithm has its own text', async () => {
    const codes = await Promise.all(
      ['71a', '71b', '71c'].map(async (id) => (await report(find(cases, id))).dkim[0]?.code),
    );
    expect(new Set(codes).size).toBe(3);
  });

  it('72: each unusable key has its own text', async () => {
    const ids = ['72b', '72c', '72d', '72e', '72h'];
    const codes = await Promise.all(ids.map(async (id) => (await report(find(cases, id))).dkim[0]?.code));
    expect(new Set(codes).size).toBe(ids.length);
  });

  it('74: says that it could not be checked again, and what the provider recorded when', async () => {
    const { verdict } = await report(find(cases, '74a'));
    expect(verdict.reason).toMatchObject({
      code: 'verdict_reason_recorded_key_gone',
      values: { name: 'gone._domainkey.legit.example', date: '2024-11-14' },
    });
  });

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
    expect([verdict.headline.code, verdict.reason.code]).toEqual(['verdict_vouched_undone', 'dkim_undone_subject_tag']);
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
