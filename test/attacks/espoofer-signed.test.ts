/** Cases 20–32: espoofer against programs that show mail, mostly under signatures that verify ("Composition Kills", 2020). */
import { describe, expect, it } from 'vitest';
import { prepend } from '../messages/message.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, BRANDS, byAttacker, byBrand, findingsOf, from, mail, REST, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const FIRST = '<first@attack.example>';

const cases: Listed[] = [
  [
    {
      id: '20',
      says: 'two From fields signed by a shared provider',
      message: arrive(
        signDkim(mail(['From: <ann@mailhost.example>', `From: ${BRAND}`, ...REST]), {
          domain: 'mailhost.example',
          signedFields: ['from', 'from', 'to', 'subject'],
        }),
      ),
      zone: keyZone('mailhost.example'),
    },
    ['ambiguous', 'danger finding_from_repeated'],
  ],
  [
    {
      id: '21',
      says: 'two mailboxes in From, validly signed',
      message: arrive(byAttacker(from(`${FIRST}, ${BRAND}`))),
    },
    ['ambiguous'],
  ],
  [
    {
      id: '22',
      ofBrand: true,
      says: 'another user of the same provider, validly signed, is the domain and not the person',
      message: arrive(byBrand(from('Your boss <boss@legit.example>')), BRANDS),
    },
    ['verified'],
  ],
  [
    {
      id: '23',
      ofBrand: true,
      says: 'a real signature that leaves out To, Date and Content-Type',
      message: arrive(
        prepend(
          byBrand(mail([`From: ${BRAND}`, 'Subject: Invoice']), { signedFields: ['from', 'subject'] }),
          ...[
            'To: Bob <bob@rcpt.example>',
            'Date: Tue, 24 Nov 2026 01:59:00 +0000',
            'Content-Type: text/html',
            'Content-Disposition: attachment',
          ],
        ),
      ),
    },
    ['verified', 'caution finding_unsigned_field'],
  ],
  [
    {
      id: '24',
      says: 'a second Subject put on top of a signed one',
      message: arrive(prepend(byBrand(from(BRAND)), 'Subject: Pay this now')),
    },
    ['altered', 'danger finding_added_field', 'caution finding_repeated_field'],
  ],
  [
    {
      id: '25',
      says: 'a body that goes on behind l=, under a Content-Type that is not signed',
      message: arrive(
        (() => {
          const signed = byBrand(from(BRAND, ['Content-Type: multipart/mixed; boundary=x']), {
            bodyLength: 20,
            signedFields: ['from', 'subject', 'to', 'date'],
          });
          return { ...signed, body: `${signed.body}--x\r\n\r\nThe attacker's text.\r\n--x--\r\n` };
        })(),
      ),
    },
    ['altered', 'danger finding_unsigned_body'],
  ],
  [
    {
      id: '26',
      says: 'a replayed signed mail with a From put on top',
      message: arrive(prepend(byBrand(from(BRAND)), `From: ${FIRST}`)),
    },
    ['ambiguous'],
  ],
  [
    {
      id: '28',
      says: 'a From that is an encoded word without an address',
      message: arrive(from('=?utf-8?B?YWRtaW5AbGVnaXQuZXhhbXBsZQ==?=')),
    },
    ['ambiguous', 'caution finding_address_malformed', 'caution finding_address_only_encoded'],
  ],
  [
    {
      id: '29',
      says: 'no From at all, but a Sender',
      message: arrive(mail([`Sender: ${BRAND}`, ...REST])),
    },
    ['ambiguous', 'caution finding_sender_instead'],
  ],
  [
    {
      id: '32',
      ofBrand: true,
      says: 'real mail that signs even the absence of a second From',
      message: arrive(
        byBrand(from(BRAND), { signedFields: ['from', 'from', 'subject', 'subject', 'to', 'date', 'message-id'] }),
        BRANDS,
      ),
    },
    ['verified'],
  ],
];

testAttacks('spoofing under signatures that verify', cases);

describe('spoofing under signatures that verify, seen closely', () => {
  it('20, 21: a signature that verifies makes one of several authors no more the author', async () => {
    for (const id of ['20', '21']) {
      const { dkim, verdict } = await report(find(cases, id));
      expect([id, dkim[0]?.result, verdict.domain]).toEqual([id, 'pass', null]);
    }
  });

  it('22: says that a domain is verified, not a person', async () => {
    const { verdict } = await report(find(cases, '22'));
    expect([verdict.headline, verdict.advice.code]).toEqual([
      { code: 'verdict_verified', values: { domain: 'legit.example' } },
      'verdict_advice_verified',
    ]);
  });

  it('23: names the fields that anybody could have changed', async () => {
    const { findings } = await report(find(cases, '23'));
    const told = findings.find(({ code }) => code === 'finding_unsigned_field');
    expect(String(told?.values['fields']).split(', ').sort()).toEqual([
      'content-disposition',
      'content-type',
      'date',
      'to',
    ]);
  });

  it('25: says how much of the body is signed', async () => {
    const { findings, dkim } = await report(find(cases, '25'));
    const told = findings.find(({ code }) => code === 'finding_unsigned_body');
    expect(told?.values['percent']).toBe(Math.floor(2000 / (dkim[0]?.evidence.bodyBytes ?? 0)));
  });

  it('32: is quiet about the oversigned mail', async () => {
    const inspection = await report(find(cases, '32'));
    expect(findingsOf(inspection)).toEqual([]);
  });
});
