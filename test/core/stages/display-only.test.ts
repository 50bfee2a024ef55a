/** What is only shown never weighs: filters' opinions, logos and experiments, true or invented, move no verdict and no finding. */

import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/inspect.ts';
import { RCPT_MAIL } from '../../fakes/receiver.ts';
import { waveResolver } from '../../fakes/wave-resolver.ts';
import { type Zone, zoneResolver } from '../../fakes/zone-resolver.ts';
import { type Draft, draft, prepend, received, toBytes } from '../../messages/message.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';

const ZONE: Zone = {
  ...keyZone('sender.example'),
  'sender.example': { TXT: ['v=spf1 ip4:192.0.2.1 -all'] },
  '_dmarc.sender.example': { TXT: ['v=DMARC1; p=reject'] },
};

const FILTERS = [
  'X-Spam-Status: No, score=-9.9 required=5.0 tests=DKIM_VALID_AU=-0.1,SPF_PASS=-0.1',
  'X-Forefront-Antispam-Report: CIP:192.0.2.1;CTRY:US;SCL:9;SFV:SPM;CAT:HPHISH;',
  'X-MS-Exchange-Organization-SCL: -1',
  'X-Rspamd-Action: reject',
  'Authentication-Results: elsewhere.example; compauth=pass reason=100',
];

const arrive = (message: Draft, ip: string, top: string[] = []) =>
  prepend(message, ...top, 'Return-Path: <alice@sender.example>', received({ ip }));
const look = (message: Draft, zone: Zone = ZONE) =>
  inspect(toBytes(message), {
    resolver: zoneResolver(zone),
    now: new Date('2026-11-24T03:00:00Z'),
    receiver: RCPT_MAIL,
  });

const MAILS: [string, Draft, string][] = [
  ['verified', signDkim(draft(), { domain: 'sender.example' }), '192.0.2.1'],
  ['listed', draft(), '192.0.2.1'],
  ['failed', draft(), '203.0.113.66'],
];

describe('what spam filters wrote', () => {
  for (const [level, message, ip] of MAILS) {
    it(`is read, and leaves mail that is ${level} as it is`, async () => {
      const without = await look(arrive(message, ip));
      const beside = await look(arrive(message, ip, FILTERS));
      expect(without.spamFields).toBeUndefined();
      expect(beside.spamFields?.map(({ name }) => name)).toEqual(FILTERS.map((field) => field.split(':')[0]));
      expect(beside.verdict).toEqual(without.verdict);
      expect([without.verdict.level, codes(beside)]).toEqual([level, codes(without)]);
    });
  }
});

/** Findings apart from the one that a results field of somebody else deserves. */
function codes({ findings }: { findings: { code: string }[] }): string[] {
  return findings.map(({ code }) => code).filter((code) => code !== 'finding_forged_results');
}

describe('a BIMI record and fields of DKIM2', () => {
  const LOGO: Zone = {
    ...ZONE,
    'default._bimi.sender.example': { TXT: ['v=BIMI1; l=https://sender.example/logo.svg'] },
  };
  const EXPERIMENT = ['DKIM2-Signature: i=1; m=1; d=sender.example; s=a:rsa-sha256:AAAA', 'Message-Instance: m=1'];

  for (const [level, message, ip] of MAILS) {
    it(`are shown, and leave mail that is ${level} as it is`, async () => {
      const without = await look(arrive(message, ip));
      const beside = await look(arrive(message, ip, EXPERIMENT), LOGO);
      expect([without.bimi?.code, beside.bimi?.code]).toEqual(['bimi_none', 'bimi_published']);
      expect([without.dkim2, beside.dkim2?.length]).toEqual([undefined, 2]);
      expect(beside.verdict).toEqual(without.verdict);
      expect([without.verdict.level, codes(beside)]).toEqual([level, codes(without)]);
    });
  }

  it('cost no round of questions of their own, the organizational domain included', async () => {
    const zone: Zone = {
      ...keyZone('news.sender.example'),
      '_dmarc.sender.example': { TXT: ['v=DMARC1; p=reject'] },
      'sender.example': { TXT: ['v=spf1 include:a.sender.example -all'] },
      'a.sender.example': { TXT: ['v=spf1 ip4:192.0.2.1 -all'] },
      'default._bimi.sender.example': { TXT: ['v=BIMI1; l=https://sender.example/logo.svg'] },
    };
    const resolver = waveResolver(zone);
    const message = draft({ from: 'Alice <alice@news.sender.example>' });
    const source = toBytes(arrive(signDkim(message, { domain: 'news.sender.example' }), '192.0.2.1'));
    const { bimi } = await inspect(source, {
      resolver,
      now: new Date('2026-11-24T03:00:00Z'),
      receiver: RCPT_MAIL,
    });
    expect([bimi?.code, bimi?.domain]).toEqual(['bimi_published', 'sender.example']);
    expect(resolver.waves.map((wave) => wave.filter((question) => question.includes('_bimi')))).toEqual([
      ['TXT default._bimi.news.sender.example'],
      ['TXT default._bimi.sender.example'],
    ]);
    expect(resolver.waves[1]).toContain('TXT a.sender.example');
  });

  it('are not looked up without the DNS', async () => {
    const source = toBytes(arrive(draft(), '192.0.2.1'));
    const inspection = await inspect(source, { resolver: null, now: new Date(), receiver: RCPT_MAIL });
    expect([inspection.bimi, inspection.dns]).toEqual([undefined, []]);
  });
});
