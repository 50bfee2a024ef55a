/** Cases 56–69: Authentication-Results, forged and misread. */
import { describe, expect, it } from 'vitest';
import { parseAuthenticationResults } from '../../src/core/index.ts';
import { inspect } from '../../src/core/inspect.ts';
import type { Receiver } from '../../src/core/receivers/receiver.ts';
import { prepend } from '../messages/message.ts';
import { signDkim } from '../messages/sign.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, from, mail, NOW, RCPT, REST, report } from './world.ts';

const BRAND = '<admin@legit.example>';
const FORGED =
  'Authentication-Results: mx.rcpt.example; dmarc=pass header.from=legit.example; dkim=pass header.d=legit.example';
/** Without a policy at the brand nothing is red, so that only a believed pass could lift it. */
const noPolicy = { '_dmarc.legit.example': { TXT: ['v=DMARC1; p=none'] } };

const cases: Listed[] = [
  [
    {
      id: '56',
      says: 'results in the provider’s name below its Received',
      message: arrive(from(BRAND, [FORGED]), { results: 'dmarc=fail header.from=legit.example' }),
    },
    ['failed', 'caution finding_forged_results'],
  ],
  [
    {
      id: '57a',
      says: 'the provider writes none, and the attacker’s stands topmost of all results',
      message: arrive(from(BRAND, [FORGED])),
      zone: noPolicy,
    },
    ['unverified', 'caution finding_forged_results'],
  ],
  [
    {
      id: '57b',
      says: 'the same at a provider that is known to write none',
      message: arrive(from(BRAND, [FORGED])),
      zone: noPolicy,
      context: { receiver: { ...RCPT, results: 'none' } },
    },
    ['unverified', 'caution finding_forged_results'],
  ],
  [
    {
      id: '57c',
      says: 'on top of a message in nobody’s mailbox',
      message: prepend(from(BRAND), FORGED),
      zone: noPolicy,
      context: { receiver: { ...RCPT, inferred: true } },
    },
    ['unchecked'],
  ],
  [
    {
      id: '59',
      says: 'a pass within a comment',
      message: arrive(from(BRAND), {
        results: 'dmarc=fail (dmarc=pass header.from=legit.example) header.from=legit.example',
      }),
    },
    ['failed'],
  ],
  [
    {
      id: '60',
      says: 'HELO passes where MAIL FROM fails',
      message: arrive(from(BRAND), {
        results: 'spf=pass smtp.helo=attack.example; spf=fail smtp.mailfrom=legit.example',
        path: '<x@legit.example>',
      }),
      zone: noPolicy,
    },
    ['unverified'],
  ],
  [
    {
      id: '64a',
      says: 'results that say that nothing could be checked',
      message: arrive(from(BRAND), {
        results:
          'dkim=timeout (key query timeout) header.d=legit.example; spf=tempfail smtp.mailfrom=attack.example; dmarc=permerror action=none header.from=legit.example',
      }),
      zone: noPolicy,
    },
    ['unverified'],
  ],
  [
    {
      id: '65',
      says: 'one signature passes for a service, one fails for the brand',
      message: arrive(from(BRAND), {
        results:
          'dkim=pass header.d=esp.example; dkim=fail header.d=legit.example; spf=pass smtp.mailfrom=attack.example',
      }),
      zone: noPolicy,
    },
    ['unverified'],
  ],
  ...[
    'X-MS-Exchange-Authentication-Results',
    'Authentication-Results-Original',
    'X-ME-Authentication-Results',
    'X-Spam-Status',
    'ARC-Authentication-Results',
    'X-Authentication-Results',
  ].map(
    (name, at): Listed => [
      {
        id: `67${'abcdef'[at]}`,
        says: `${name} on top`,
        message: prepend(arrive(from(BRAND)), `${name}: mx.rcpt.example; dmarc=pass header.from=legit.example; i=1`),
        zone: noPolicy,
      },
      ['unverified'],
    ],
  ),
];

testAttacks('forged results', cases);

/** Outlook's results bear no id and stand above; Proton's come one method a field. */
const OUTLOOK: Receiver = {
  ...RCPT,
  name: 'Outlook',
  borderBy: ['*.mail.protection.outlook.com'],
  authservIds: [],
  results: 'without-id',
  returnPath: 'bottom',
};

describe('results, seen closely', () => {
  it('60: the result of MAIL FROM wins', async () => {
    const { recorded } = await report(find(cases, '60'));
    expect(recorded.trusted?.spf).toMatchObject({ result: 'fail', domain: 'legit.example' });
  });

  it('61: Outlook’s form is read, and bestguesspass is no pass', async () => {
    const fields = [
      'Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dkim=pass (signature was verified) header.d=a.example;dmarc=bestguesspass action=none header.from=a.example;compauth=pass reason=109',
      'Received: from a.example (192.0.2.1) by AB1.mail.protection.outlook.com (10.1.2.3) with Microsoft SMTP Server\r\n (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 15.20.1; Tue, 24 Nov 2026 02:00:03 +0000',
      'From: <a@a.example>',
      ...REST,
    ];
    const source = new Uint8Array(Buffer.from(`${mail(fields).fields.join('')}\r\nHello\r\n`));
    const { recorded, verdict } = await inspect(source, { resolver: null, now: NOW, receiver: OUTLOOK });
    expect(recorded.trusted?.dmarc).toMatchObject({ result: 'none', word: 'bestguesspass' });
    expect(recorded.trusted?.dkim).toMatchObject([{ result: 'pass', domain: 'a.example' }]);
    // Its own dkim=pass for the very domain is what vouches, not the guess.
    expect(verdict.reason.code).toBe('verdict_reason_recorded_without_dns');
  });

  it('63: one method a field is put together, both DKIM results kept', async () => {
    const method = (result: string) => `Authentication-Results: mx.rcpt.example; ${result}`;
    const message = prepend(
      arrive(from('<a@sender.test>')),
      method('spf=pass smtp.mailfrom=sender.test'),
      method('dkim=pass header.d=sender.test'),
      method('dkim=fail header.d=list.test'),
      method('dmarc=pass header.from=sender.test'),
    );
    const { recorded, verdict } = await report({ message });
    expect(recorded.trusted?.dkim.map(({ result }) => result)).toEqual(['pass', 'fail']);
    expect([verdict.level, verdict.domain]).toEqual(['vouched', 'sender.test']);
  });

  it('64: no answer is neither a pass nor a failure', async () => {
    const { recorded } = await report(find(cases, '64a'));
    expect(recorded.trusted).toMatchObject({
      dkim: [{ result: 'temperror' }],
      spf: { result: 'temperror' },
      dmarc: { result: 'permerror' },
    });
  });

  it('65: each signature has its own result', async () => {
    const { recorded } = await report(find(cases, '65'));
    expect(recorded.trusted?.dkim).toMatchObject([
      { result: 'pass', domain: 'esp.example' },
      { result: 'fail', domain: 'legit.example' },
    ]);
  });

  it('69: folds within words, 8-bit bytes, 64 kB and 10,000 semicolons are read as far as they are what they should be', () => {
    const read = (value: string) => {
      const { authservId, wellFormed, results } = parseAuthenticationResults(value);
      return [authservId, wellFormed, ...results.map(({ method, result }) => `${method}=${result}`)];
    };
    const id = 'mx.rcpt.example';
    const tail = 'header.from=legit.example';
    expect(read(`${id}; dma\r\n rc=pass ${tail}`)).toEqual([id, false]);
    expect(read(`${id}; dmarc=p\xe4ss ${tail}`)).toEqual([id, false, 'dmarc=p']);
    expect(read(`${id}; dmarc=pass (${'x'.repeat(64 * 1024)}) ${tail}`)).toEqual([id, true, 'dmarc=pass']);
    expect(read(`${id}${';'.repeat(10_000)}`)).toEqual([id, false]);
    // A comment without an end swallows all behind it.
    expect(read(`${id}; dmarc=fail ${'('.repeat(10_000)}; dmarc=pass`)).toEqual([id, false, 'dmarc=fail']);
  });

  it('no forged result lifts a message', async () => {
    for (const [test] of cases) {
      const { verdict } = await report(test);
      expect([test.id, ['verified', 'vouched', 'listed'].includes(verdict.level)]).toEqual([test.id, false]);
    }
  });

  it('a signature of the brand that does not verify is not helped by them', async () => {
    const signed = signDkim(from(BRAND, [FORGED]), { domain: 'legit.example' });
    const message = arrive({ ...signed, body: 'changed\r\n' });
    expect((await report({ message })).verdict.level).toBe('failed');
  });
});
