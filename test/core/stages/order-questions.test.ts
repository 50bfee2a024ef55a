import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/inspect.ts';
import { RCPT_MAIL_WITH_RELAYS } from '../../fakes/receiver.ts';
import { type Zone, zoneResolver } from '../../fakes/zone-resolver.ts';
import { draft, prepend, received, toBytes } from '../../messages/message.ts';

const ZONE: Zone = {
  'sender.example': {
    TXT: ['v=spf1 a:zulu.example include:_spf.alpha.example mx ip4:192.0.2.9 include:late.example -all'],
    MX: ['10 mx.sender.example'],
  },
  'zulu.example': { A: ['192.0.2.1'] },
  '_spf.alpha.example': { TXT: ['v=spf1 exists:there.beta.example include:inner.aaa.example ~all'] },
  'there.beta.example': { A: ['127.0.0.2'] },
  'inner.aaa.example': { TXT: ['v=spf1 ip4:192.0.2.200 ~all'] },
  'mx.sender.example': { A: ['192.0.2.10'] },
  'late.example': { TXT: ['v=spf1 ip4:192.0.2.7 -all'] },
  '_dmarc.sender.example': { TXT: ['v=DMARC1; p=none'] },
};

/** The resolver answers the later, the earlier a question is asked: answers come in the wrong order. */
function backwards(zone: Zone) {
  const real = zoneResolver(zone);
  let wait = 40;
  return {
    query: async (...given: Parameters<typeof real.query>) => {
      wait = Math.max(0, wait - 4);
      await new Promise((resolve) => setTimeout(resolve, wait));
      return real.query(...given);
    },
  };
}

async function asked(ip: string, zone = ZONE, from = 'Alice <alice@news.mail.sender.example>') {
  const message = prepend(
    draft({ from }),
    'Return-Path: <bounce@sender.example>',
    received({ from: 'out.sender.example', ip, by: 'mx.rcpt.example' }),
  );
  const { dns } = await inspect(toBytes(message), {
    resolver: backwards(zone),
    now: new Date('2026-11-24T03:00:00Z'),
    receiver: RCPT_MAIL_WITH_RELAYS,
  });
  return (purpose: string) =>
    dns.filter((question) => question.purpose === purpose).map(({ type, name }) => `${type} ${name}`);
}

describe('the questions', () => {
  it('stand in the order in which SPF comes to them, whichever answer came first', async () => {
    const exists = { ...ZONE, 'there.beta.example': {} };
    expect((await asked('192.0.2.10', exists))('spf')).toEqual([
      'TXT sender.example',
      'A zulu.example',
      'TXT _spf.alpha.example',
      'A there.beta.example',
      'TXT inner.aaa.example',
      'MX sender.example',
      'A mx.sender.example',
      // Asked ahead, and not needed: mx matched before.
      'TXT late.example',
    ]);
  });

  it('that SPF asked ahead stand in an order in which they could have been asked: hosts before their addresses', async () => {
    const spf = (await asked('192.0.2.1'))('spf');
    expect(spf.slice(0, 2)).toEqual(['TXT sender.example', 'A zulu.example']);
    expect(spf.indexOf('MX sender.example')).toBeGreaterThan(1);
    expect(spf.indexOf('MX sender.example')).toBeLessThan(spf.indexOf('A mx.sender.example'));
  });

  it("stand in the order of DMARC's walk: the domain itself, then up to the top", async () => {
    const names = (await asked('192.0.2.10'))('dmarc');
    expect(names.slice(0, 4)).toEqual([
      'TXT _dmarc.news.mail.sender.example',
      'TXT _dmarc.mail.sender.example',
      'TXT _dmarc.sender.example',
      'TXT _dmarc.example',
    ]);
  });
});
