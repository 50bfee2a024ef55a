import { describe, expect, it } from 'vitest';
import { withTransport } from '../../../src/core/smtp-tls/further.ts';
import { lookUpTransport } from '../../../src/core/smtp-tls/records.ts';
import { verified } from '../../fakes/inspections.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';

const look = (mtaSts: string[], tlsRpt: string[], failing = {}) =>
  lookUpTransport(
    'sender.example',
    zoneResolver(
      { '_mta-sts.sender.example': { TXT: mtaSts }, '_smtp._tls.sender.example': { TXT: tlsRpt } },
      { failing },
    ),
  );

describe('MTA-STS and TLS-RPT', () => {
  const cases: [string, string[], string[], [string, string]][] = [
    ['are read', ['v=STSv1; id=20261101;'], ['v=TLSRPTv1; rua=mailto:tls@sender.example'], ['published', 'published']],
    ['are none where there is none', [], [], ['none', 'none']],
    ['are none where only other records stand', ['v=STSv10; id=1'], ['v=spf1 -all'], ['none', 'none']],
    [
      'count only alone',
      ['v=STSv1; id=1', 'v=STSv1; id=2'],
      ['v=TLSRPTv1;rua=x', 'v=TLSRPTv1;rua=y'],
      ['several', 'several'],
    ],
    ['need their one tag', ['v=STSv1;'], ['v=TLSRPTv1; rua='], ['malformed', 'malformed']],
  ];
  it.each(cases)('%s', async (_, mtaSts, tlsRpt, [sts, rpt]) => {
    const found = await look(mtaSts, tlsRpt);
    expect([found.mtaSts.code, found.tlsRpt.code]).toEqual([`transport_mta_sts_${sts}`, `transport_tls_rpt_${rpt}`]);
  });

  it('that could not be looked up are not missing', async () => {
    const { mtaSts, tlsRpt } = await look(['v=STSv1; id=1'], [], { '_mta-sts.sender.example': 'timeout' });
    expect([mtaSts.code, tlsRpt.code]).toEqual(['transport_mta_sts_unknown', 'transport_tls_rpt_none']);
  });
});

describe('an inspection that is asked for them', () => {
  it('gains the records and their two questions, and nothing else of it changes', async () => {
    const zone = zoneResolver({ '_mta-sts.shop.example': { TXT: ['v=STSv1; id=1\u202e'] } });
    const once = await withTransport(verified, zone);
    const { transport, dns, ...others } = once;
    expect({ ...others, dns: dns.slice(0, verified.dns.length) }).toEqual(verified);
    expect(
      dns
        .slice(verified.dns.length)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['_mta-sts.shop.example', '_smtp._tls.shop.example']);
    expect(transport?.mtaSts.record).not.toContain('\u202e');
    expect((await withTransport(once, zone)).dns).toHaveLength(dns.length);
  });

  it('without a single author asks nothing', async () => {
    const zone = zoneResolver({});
    const nobody = { ...verified, message: { ...verified.message, author: null } };
    expect(await withTransport(nobody, zone)).toBe(nobody);
    expect(zone.asked).toEqual([]);
  });
});
