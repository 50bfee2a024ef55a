/** Cases 1–18: espoofer against servers, after Chen, Paxson and Jiang, "Composition Kills" (USENIX Security 2020). */
import { describe, expect, it } from 'vitest';
import { keyZone } from '../messages/sign.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { ATTACKER_KEY, arrive, byAttacker, from, mail, REST, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const FIRST = '<first@attack.example>';

const cases: Listed[] = [
  [
    {
      id: '1',
      says: 'HELO passes SPF for an envelope domain that does not exist',
      message: arrive(from(BRAND), {
        path: '<any@notexist.legit.example>',
        results: 'spf=pass smtp.helo=attack.example',
      }),
    },
    ['failed', 'caution finding_domain_missing'],
  ],
  [
    {
      id: '2',
      says: 'half a comment before the envelope address',
      message: arrive(from(BRAND), { path: '<(any@legit.example>' }),
    },
    ['failed', 'caution finding_return_path_malformed'],
  ],
  [
    {
      id: '3',
      says: 'a selector with a NUL in it',
      message: arrive(
        byAttacker(from(BRAND), { domain: 'legit.example', selector: '_domainkey.attack.example.\u0000.any' }),
      ),
      zone: keyZone('attack.example', 'selector', ATTACKER_KEY),
    },
    ['failed'],
  ],
  [
    {
      id: '5',
      says: 'a comment within the envelope domain, and in the recorded result',
      message: arrive(from(BRAND), {
        path: '<any@legit.example(a.attack.example>',
        results: 'spf=pass smtp.mailfrom=legit.example(a.attack.example',
      }),
    },
    ['failed', 'caution finding_return_path_malformed'],
  ],
  [
    {
      id: '6',
      says: 'a quote before a second @ of the envelope',
      message: arrive(from(BRAND), { path: "<any@legit.example'@any.attack.example>" }),
    },
    ['failed'],
  ],
  [
    {
      id: '8',
      says: 'two From fields',
      message: arrive(byAttacker(mail([`From: ${FIRST}`, `From: ${BRAND}`, ...REST]))),
    },
    ['ambiguous', 'danger finding_from_repeated'],
  ],
  [
    {
      id: '9a',
      says: 'a From on a first line that begins with a space',
      message: mail([` From: ${FIRST}`, `From: ${BRAND}`, ...REST]),
    },
    ['ambiguous', 'danger finding_from_repeated'],
  ],
  [
    {
      id: '9b',
      says: 'the same once a server put its field on top',
      message: arrive(mail([` From: ${FIRST}`, `From: ${BRAND}`, ...REST])),
    },
    ['ambiguous', 'danger finding_from_repeated'],
  ],
  [
    {
      id: '10',
      says: 'a second From with a space before its colon',
      message: arrive(mail([`From: ${FIRST}`, `From : ${BRAND}`, ...REST])),
    },
    ['ambiguous', 'danger finding_from_repeated'],
  ],
  [
    {
      id: '11',
      says: 'a second From whose name is folded',
      message: arrive(mail([`From\r\n : ${FIRST}`, `From: ${BRAND}`, ...REST])),
    },
    ['ambiguous', 'danger finding_from_repeated'],
  ],
  [
    {
      id: '12',
      says: 'only a folded From, and the brand as Sender',
      message: arrive(mail([`From\r\n : ${FIRST}`, `Sender: ${BRAND}`, ...REST])),
    },
    ['ambiguous', 'caution finding_sender_instead'],
  ],
  [
    {
      id: '14',
      says: 'two mailboxes in From, and a Sender',
      message: arrive(from(`${FIRST}, ${BRAND}`, ['Sender: <s@sender.legit.example>'])),
    },
    ['ambiguous', 'caution finding_from_several'],
  ],
  [
    {
      id: '15',
      says: 'the brand in an encoded word before another mailbox',
      message: arrive(from('=?utf-8?B?PGFkbWluQGxlZ2l0LmV4YW1wbGU+?=,<second@attack.example>')),
    },
    ['ambiguous', 'caution finding_from_several', 'caution finding_address_only_encoded'],
  ],
  [
    {
      id: '16',
      says: 'a route before the address',
      message: arrive(from('<@attack.example,@any.com:admin@legit.example>')),
    },
    ['failed', 'caution finding_address_route'],
  ],
  [
    {
      id: '18',
      says: 'a bare address before one in angle brackets',
      message: arrive(from('admin@legit.example,<second@attack.example>')),
    },
    ['ambiguous'],
  ],
];

testAttacks('spoofing by disagreement between servers and programs', cases);

describe('spoofing by disagreement, seen closely', () => {
  it('1: shows the pass of HELO and never uses it', async () => {
    const { recorded, spf, dmarc } = await report(find(cases, '1'));
    expect(recorded.trusted?.spf).toMatchObject({ result: 'pass', domain: null });
    expect([spf?.result, dmarc?.evidence.spf]).toEqual(['none', null]);
  });

  it('8: lists both authors with their lines', async () => {
    const { message, fields } = await report(find(cases, '8'));
    expect(message.from.map(({ mailboxes }) => mailboxes[0]?.address)).toEqual([
      'first@attack.example',
      'admin@legit.example',
    ]);
    const lines = message.from.map(({ fieldIndex }) => fields[fieldIndex]?.line ?? 0);
    expect((lines[1] ?? 0) - (lines[0] ?? 0)).toBe(1);
  });

  it('2, 5, 6: a malformed envelope is nobody’s, and not the empty one either', async () => {
    for (const id of ['2', '5', '6']) {
      const { spf, message } = await report(find(cases, id));
      expect([id, spf?.result, spf?.evidence.identity, message.returnPath?.malformed]).toEqual([
        id,
        'none',
        'mailfrom',
        true,
      ]);
    }
  });

  it('3: nobody is asked for a key at such a name', async () => {
    const { dkim, dns } = await report(find(cases, '3'));
    expect(dkim[0]?.result).toBe('permerror');
    expect(dns.filter(({ name }) => name.includes('_domainkey'))).toEqual([]);
  });

  it('12: the Sender is nobody’s author, and told as what programs may show', async () => {
    const { message, findings } = await report(find(cases, '12'));
    expect(message.author).toBeNull();
    const told = findings.find(({ code }) => code === 'finding_sender_instead');
    expect(told?.values).toEqual({ sender: 'admin@legit.example' });
  });

  it('15: an encoded word is no address, whatever it holds', async () => {
    const { message, findings } = await report(find(cases, '15'));
    expect(message.from.flatMap(({ mailboxes }) => mailboxes.map(({ address }) => address))).toEqual([
      '',
      'second@attack.example',
    ]);
    const told = findings.find(({ code }) => code === 'finding_from_several');
    expect(told?.values).toEqual({ addresses: '<admin@legit.example>, second@attack.example' });
  });

  it('16: the address stands behind the route, and is the one that is checked', async () => {
    const { message, dmarc } = await report(find(cases, '16'));
    expect([message.author?.address, dmarc?.evidence.domain]).toEqual(['admin@legit.example', 'legit.example']);
  });

  it('14: evaluates DMARC for each author and keeps the worst', async () => {
    const { dmarc } = await report(find(cases, '14'));
    expect(dmarc?.evidence.authors?.map(({ domain }) => domain)).toEqual(['attack.example', 'legit.example']);
    expect(dmarc?.policy).toBe('reject');
  });
});
