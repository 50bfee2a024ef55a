import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/core/inspect.ts';
import { gmail } from '../../src/core/receivers/gmail.ts';
import { icloud } from '../../src/core/receivers/icloud.ts';
import { outlook } from '../../src/core/receivers/outlook.ts';
import type { Receiver } from '../../src/core/receivers/receiver.ts';
import { yahoo } from '../../src/core/receivers/yahoo.ts';
import { zoho } from '../../src/core/receivers/zoho.ts';
import type { InspectContext } from '../../src/core/stages/context.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { prepend, toBytes } from '../messages/message.ts';
import { sealArc } from '../messages/seal.ts';
import { keyZone } from '../messages/sign.ts';
import { ATTACKER_IP, ATTACKER_KEY, BRAND_IP, BRAND_KEY, byBrand, from, NOW, WORLD } from './world.ts';

const AT = 'Tue, 24 Nov 2026 02:00:03 +0000';
const rcpt: Receiver = {
  name: 'Rcpt',
  borderBy: ['mx.rcpt.example', 'mx2.rcpt.example'],
  networks: [],
  gateways: ['*.filter.example'],
  authservIds: ['mx.rcpt.example'],
  results: 'above',
  returnPath: 'top',
};

function check(receiver: Receiver, fields: string[], more: Partial<InspectContext> = {}) {
  const source = toBytes(prepend(from('a@legit.example'), ...fields));
  return inspect(source, { resolver: zoneResolver(WORLD), now: NOW, receiver, ...more });
}

const postfix = (reverse: string, ip: string, helo = 'out.legit.example', by = 'mx.rcpt.example') =>
  `Received: from ${helo} (${reverse} [${ip}]) by ${by} (Postfix) with ESMTPS id 4ABCDEF; ${AT}`;
const results = (text: string) => `Authentication-Results: ${text}`;
const path = (address: string) => `Return-Path: <${address}>`;

describe('Yahoo', () => {
  const atlas = 'atlas-production.v2-mail-prod1-gq1.omega.yahoo.com';
  const own = (inner: string) => [
    `Received: ${inner} by ${atlas} pod-id ${atlas} with HTTP; ${AT}`,
    path('b@legit.example'),
    results(
      `${atlas}; dkim=pass header.i=@legit.example header.s=s1 arc_overridden_status=NOT_OVERRIDDEN; dmarc=pass(p=REJECT) header.from=legit.example arc_overridden_status=NOT_OVERRIDDEN;`,
    ),
    `Received: from ${ATTACKER_IP} (EHLO out.example) by 10.253.233.86 with SMTPs (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256); ${AT}`,
  ];

  it('has its border below its own inner hop, and what it wrote above is believed', async () => {
    for (const inner of ['from 127.0.0.1', 'from 10.197.40.73']) {
      const { route, verdict } = await check(yahoo, own(inner));
      expect(route).toMatchObject({ standing: 'known', border: 1, client: { ip: ATTACKER_IP } });
      expect(verdict.level).toBe('vouched');
    }
  });

  it('is not passed by a field that tells of another address', async () => {
    const { route } = await check(yahoo, own(`from ${ATTACKER_IP}`));
    expect(route.standing).toBe('unknown');
  });
});

describe('iCloud', () => {
  const host = 'ci74p00im-qukt09072702.me.com';
  const border = [
    `Received: from ${host} by p116-mailgateway-smtp-746c496c44-6mknn (mailgateway 2403B92) with SMTP id 4f24e911; ${AT}`,
    postfix('out.example', ATTACKER_IP, 'out.example', host),
    'X-ICL-SCORE: 3.3',
  ];
  const block = (dmarc: string) => [
    results('bimi.icloud.com; bimi=none'),
    results('arc.icloud.com; arc=none'),
    results(`dmarc.icloud.com; dmarc=${dmarc} header.from=legit.example`),
    'X-DMARC-Policy: v=DMARC1; p=reject',
    results('dkim-verifier.icloud.com; dkim=none'),
    results('spf.icloud.com; spf=fail smtp.mailfrom=a@legit.example'),
    `Received-SPF: fail receiver=spf.icloud.com; client-ip=${ATTACKER_IP}; envelope-from=a@legit.example`,
  ];

  it('is believed where its block stands whole', async () => {
    expect((await check(icloud, [...border, ...block('pass')])).verdict.level).toBe('vouched');
  });

  it('is not outvoted by the same fields of a sender behind it', async () => {
    const { verdict, recorded } = await check(icloud, [...border, ...block('fail'), ...block('pass')]);
    expect(verdict.level).toBe('failed');
    expect(recorded.trusted?.dmarc?.result).toBe('fail');
  });

  it('is not believed by a part of the block, or out of its order', async () => {
    const whole = block('pass');
    for (const part of [whole.slice(2, 4), [...whole].reverse(), whole.filter((field) => !field.includes('spf'))]) {
      expect((await check(icloud, [...border, ...part])).recorded.trusted?.dmarc ?? null).toBeNull();
    }
  });
});

describe('Zoho', () => {
  it('writes its results above its border', async () => {
    const { verdict } = await check(zoho, [
      results('mx.zohomail.com;\r\n\tdkim=pass;\r\n\tdmarc=pass(p=reject dis=none)  header.from=legit.example'),
      path('a@legit.example'),
      `Received: from out.example (out.example [${ATTACKER_IP}]) by mx.zohomail.com with SMTPS id 1508790023478635; ${AT}`,
    ]);
    expect(verdict.level).toBe('vouched');
  });
});

describe('a provider that let a mail through although DMARC fails', () => {
  const exchange = (text: string) => [
    results(text),
    `Received: from out.example (${ATTACKER_IP}) by AM3PEPF0000A798.mail.protection.outlook.com (10.167.16.103) with Microsoft SMTP Server id 15.20.7677.7 via Frontend Transport; ${AT}`,
  ];
  const fail = 'spf=fail (sender IP is 203.0.113.66) smtp.mailfrom=legit.example; dkim=none header.d=none;dmarc=fail';

  it('is told, and not red, for the reasons that Exchange writes', async () => {
    for (const words of [
      'action=none header.from=legit.example;compauth=none reason=451',
      'action=oreject header.from=legit.example;compauth=pass reason=130',
    ]) {
      const { verdict } = await check(outlook, exchange(`${fail} ${words}`));
      expect(verdict).toMatchObject({ level: 'unverified', reason: { code: 'verdict_reason_let_through' } });
    }
  });

  it('is red without a reason', async () => {
    const { verdict } = await check(
      outlook,
      exchange(`${fail} action=oreject header.from=legit.example;compauth=fail reason=000`),
    );
    expect(verdict.level).toBe('failed');
  });

  describe('for dis=none', () => {
    const KEYS = { ...keyZone('google.com', 'arc', BRAND_KEY), ...keyZone('attack.example', 'arc', ATTACKER_KEY) };
    const level = async (results: string, more = {}) => {
      const text = `mx.google.com; ${results} header.from=legit.example`;
      const sealed = sealArc(from('a@legit.example'), {
        instance: 1,
        domain: 'attack.example',
        key: ATTACKER_KEY,
        chainValidation: 'none',
        results: 'attack.example; dmarc=pass header.from=legit.example',
      });
      const arrived = prepend(
        sealed,
        path('a@legit.example'),
        `Received: from out.example (out.example. [${ATTACKER_IP}]) by mx.google.com with ESMTPS id a1si123; ${AT}`,
        `Authentication-Results: ${text}`,
      );
      const own = {
        instance: 2,
        domain: 'google.com',
        key: BRAND_KEY,
        chainValidation: 'pass',
        results: text,
      } as const;
      const source = sealArc(arrived, own);
      const resolver = zoneResolver({ ...WORLD, ...KEYS });
      return (await inspect(toBytes(source), { resolver, now: NOW, receiver: gmail, ...more })).verdict.level;
    };
    const FAIL = 'spf=fail smtp.mailfrom=a@legit.example; dmarc=fail';

    it('is told beside arc=pass, where the policy asked for more than nothing', async () => {
      expect(await level(`arc=pass (i=1); ${FAIL} (p=REJECT sp=REJECT dis=NONE)`)).toBe('unverified');
    });

    it('is told where only the domain’s own policy, or only the one for its subdomains, asked for more', async () => {
      for (const record of ['p=REJECT sp=NONE', 'p=QUARANTINE sp=NONE', 'p=NONE sp=REJECT'])
        expect(await level(`arc=pass (i=1); ${FAIL} (${record} dis=NONE)`), record).toBe('unverified');
    });

    it('is red without arc=pass', async () => {
      expect(await level(`${FAIL} (p=REJECT sp=REJECT dis=NONE)`)).toBe('failed');
      expect(await level(`arc=fail (i=1); ${FAIL} (p=REJECT sp=REJECT dis=NONE)`)).toBe('failed');
    });

    it('is red where the policy asked for nothing on arrival: a stranger’s own chain is "arc=pass" too', async () => {
      expect(await level(`arc=pass (i=1); ${FAIL} (p=NONE sp=NONE dis=NONE)`)).toBe('failed');
      expect(await level(`arc=pass (i=1); ${FAIL} (dis=NONE)`)).toBe('failed');
    });

    it('is vouched for by a sealer on the user’s list', async () => {
      const more = { trustedSealers: ['attack.example'] };
      expect(await level(`arc=pass (i=1); ${FAIL} (p=REJECT dis=NONE)`, more)).toBe('vouched');
    });
  });

  it('means it only at the provider whose words they are: a program that anyone may run writes them for every failure', async () => {
    const own = sealArc(from('a@legit.example'), {
      instance: 1,
      domain: 'attack.example',
      key: ATTACKER_KEY,
      chainValidation: 'none',
      results: 'attack.example; dmarc=pass header.from=legit.example',
    });
    const resolver = zoneResolver({ ...WORLD, ...keyZone('attack.example', 'arc', ATTACKER_KEY) });
    for (const words of [
      'dmarc=fail (p=reject dis=none) header.from=legit.example; arc=pass (i=1)',
      'arc=pass smtp.remote-ip=203.0.113.66; dmarc=fail (p=reject sp=reject dis=none) header.from=legit.example',
      'dmarc=fail action=none header.from=legit.example; arc=pass',
      'dmarc=fail (p=reject dis=none) header.from=legit.example; compauth=pass reason=130',
    ])
      for (const receiver of [rcpt, { ...rcpt, results: 'below', believeBelow: true } as const]) {
        const fields = [results(`mx.rcpt.example; ${words}`), postfix('x.attack.example', ATTACKER_IP)];
        const source = toBytes(prepend(own, ...(receiver.results === 'above' ? fields : fields.reverse())));
        // Without DNS only its "p=" tells what was asked for.
        for (const dns of words.includes('p=r') ? [resolver, null] : [resolver]) {
          const { verdict } = await inspect(source, { resolver: dns, now: NOW, receiver });
          expect(verdict.level, `${receiver.results}, ${dns ? 'with' : 'without'} DNS: ${words}`).toBe('failed');
        }
      }
  });

  it('reads a whole field that Exchange encoded, since a domain is not ASCII', async () => {
    const text =
      'spf=pass (sender IP is 203.0.113.66) smtp.mailfrom=b\u00fccher.example; dmarc=fail action=oreject header.from=legit.example';
    const encoded = `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
    expect((await check(outlook, exchange(encoded))).recorded.trusted?.dmarc?.result).toBe('fail');
  });
});

describe('a gateway, or a host of the own side, that hands the mail on', () => {
  const behind = (reverse: string, helo: string) => [
    path('a@legit.example'),
    results('mx.rcpt.example; spf=fail smtp.mailfrom=legit.example; dmarc=fail (p=REJECT) header.from=legit.example'),
    `Received-SPF: Fail (mailfrom) identity=mailfrom; client-ip=198.51.100.77; helo=${helo}; envelope-from=a@legit.example`,
    postfix(reverse, '198.51.100.77', helo),
    postfix('out.legit.example', BRAND_IP, 'out.legit.example', helo),
  ];

  it('is not asked for by SPF, and is never red', async () => {
    const name = 'mx2.rcpt.example';
    const { route, spf, verdict } = await check(rcpt, behind(name, name));
    expect(route.client).toBeNull();
    expect(spf).toBeNull();
    expect(verdict.level).toBe('unchecked');
  });

  describe('declared by a name that the server confirmed', () => {
    const name = 'mx0a.filter.example';
    const [returnPath = '', , , own = '', before = ''] = behind(name, name);
    const by = (ip: string) => before.replace(BRAND_IP, ip);

    it('tells of the client that handed it the mail, and SPF is asked for that one', async () => {
      const { route, verdict } = await check(rcpt, behind(name, name));
      expect(route).toMatchObject({ border: 0, client: { ip: BRAND_IP, source: 'received' } });
      // What the server recorded was about the gateway's own address.
      expect(verdict.level).toBe('listed');
      const inner = postfix('localhost', '127.0.0.1', 'localhost', name);
      expect((await check(rcpt, [returnPath, own, inner, before])).verdict.level).toBe('listed');
    });

    it('and a forger who came through it is red', async () => {
      expect((await check(rcpt, [returnPath, own, by(ATTACKER_IP), before])).verdict.level).toBe('failed');
      expect((await check(rcpt, [path('x@attack.example'), own, by(ATTACKER_IP), before])).verdict.level).toBe(
        'failed',
      );
    });

    it('and so is one who invents a signature, of which Ed25519 does not tell whose it is', async () => {
      const base64 = (bytes: number) => Buffer.alloc(bytes, 1).toString('base64');
      const invented = `DKIM-Signature: v=1; a=ed25519-sha256; d=legit.example; s=ed; h=from; bh=${base64(32)}; b=${base64(64)}`;
      const resolver = zoneResolver({ ...WORLD, ...keyZone('legit.example', 'ed', ATTACKER_KEY) });
      const fields = [path('x@attack.example'), own, by(ATTACKER_IP), invented];
      expect((await check(rcpt, fields, { resolver })).verdict.level).toBe('failed');
    });

    it('but not one whose mail the gateway may have changed: the author’s domain signed it', async () => {
      for (const changed of [
        { ...byBrand(from('a@legit.example')), body: 'Scanned by the gateway. Please pay at once.\r\n' },
        byBrand(from('a@legit.example')),
      ]) {
        const tagged = {
          ...changed,
          fields: changed.fields.map((field) => field.replace('Invoice', 'Scanned: Invoice')),
        };
        const source = toBytes(prepend(tagged, path('x@attack.example'), own, by(ATTACKER_IP)));
        const { verdict } = await inspect(source, { resolver: zoneResolver(WORLD), now: NOW, receiver: rcpt });
        expect([verdict.level, verdict.reason.code]).toEqual(['unchecked', 'route_envelope_gateway']);
      }
    });

    it('and so is one whose greeting makes its field unlike any form: his own address still stands in it', async () => {
      const gateways = [
        (greeting: string) => `from ${greeting} (unknown [${ATTACKER_IP}]) by ${name} with ESMTP id us-mta-7`,
        (greeting: string) => `from unknown (HELO ${greeting}) ([${ATTACKER_IP}]) by ${name} with ESMTP/TLS/AES256-SHA`,
        (greeting: string) =>
          `from [${ATTACKER_IP}] (port=1 helo=${greeting}) by ${name} with esmtps (Exim 4.98) id 1tE`,
        (greeting: string) =>
          `from ${greeting} (unknown [${ATTACKER_IP}]) by ${name} (Some Gateway 1.0) with ESMTP id 7`,
      ];
      const greetings = ['', ' (HELO y)', ')', ' (y'].map((more) => `x${more} ([${BRAND_IP}])`);
      for (const gateway of gateways)
        for (const greeting of [
          ...greetings,
          `x [${BRAND_IP}]`,
          `y (${BRAND_IP})`,
          `x (y [${BRAND_IP}])`,
          'x (y)',
          'x\ty',
        ]) {
          const field = `Received: ${gateway(greeting)}; ${AT}`;
          expect((await check(rcpt, [returnPath, own, field])).verdict.level, field).toBe('failed');
          // Of the brand's own server, whatever it is called.
          const honest = field.replaceAll(ATTACKER_IP, BRAND_IP);
          expect((await check(rcpt, [returnPath, own, honest])).verdict.level, honest).not.toBe('failed');
        }
    });

    it('is not believed where its field is no known form, names another server, or an inner address', async () => {
      for (const field of [
        `Received: from x by ${name} (${BRAND_IP}); ${AT}`,
        postfix('out.legit.example', BRAND_IP, 'out.legit.example', 'mx.attack.example'),
        postfix('out.legit.example', '10.0.0.7', 'out.legit.example', name),
      ]) {
        expect((await check(rcpt, [returnPath, own, field, before])).route.client, field).toBeNull();
      }
    });
  });

  it('is not believed by a greeting alone', async () => {
    const { verdict } = await check(rcpt, behind('unknown', 'mx0a.filter.example'));
    expect(verdict.level).toBe('failed');
  });

  describe('that is a mailbox of one’s own elsewhere, forwarding what it gets (RFC 7960 §3.2.1)', () => {
    const FORWARD_IP = '198.51.100.80';
    const forwarded = [
      path('a@legit.example'),
      postfix('fwd.isp.example', FORWARD_IP, 'fwd.isp.example'),
      postfix('out.legit.example', BRAND_IP, 'out.legit.example', 'mx.isp.example'),
    ];

    it('is told by nothing that a forger could not write as well, until its owner declares it', async () => {
      expect((await check(rcpt, forwarded)).verdict.level).toBe('failed');
    });

    it('declared by name is never red; by its address too, SPF is asked for the client before it', async () => {
      const named = { ...rcpt, gateways: ['*.isp.example'] };
      // The server confirmed the name, so the forwarder's own field tells of the client (RFC 7208 appendix D.2).
      expect((await check(named, forwarded)).verdict.level).toBe('listed');
      expect((await check(named, forwarded.slice(0, 2))).verdict.level).toBe('unchecked');
      const { route, verdict } = await check({ ...named, networks: [FORWARD_IP] }, forwarded);
      expect(route.client?.ip).toBe(BRAND_IP);
      expect(verdict.level).toBe('listed');
    });

    it('declared, does not help one who comes from elsewhere by its name', async () => {
      const named = { ...rcpt, gateways: ['*.isp.example'], networks: [FORWARD_IP] };
      const forger = [forwarded[0] ?? '', postfix('unknown', ATTACKER_IP, 'fwd.isp.example'), forwarded[2] ?? ''];
      expect((await check(named, forger)).verdict.level).toBe('failed');
    });
  });

  describe('of which the server records a greeting alone', () => {
    const microsoft: Receiver = { ...outlook, gateways: ['*.filter.example'] };
    const FILTER_IP = '198.51.100.77';
    const zone = { 'mx0a.filter.example': { A: [FILTER_IP] } };
    const arrived = (ip: string, helo = 'mx0a.filter.example') => [
      `Authentication-Results: spf=fail (sender IP is ${ip}) smtp.mailfrom=legit.example; dkim=none (message not signed) header.d=none;dmarc=fail action=oreject header.from=legit.example;compauth=fail reason=000`,
      `Received: from ${helo} (${ip}) by AM3PEPF0000A798.mail.protection.outlook.com (10.167.16.103) with Microsoft SMTP Server id 15.20.7677.0; ${AT}`,
    ];
    const filters = postfix('out.legit.example', BRAND_IP, 'out.legit.example', 'mx0a.filter.example');
    const level = async (fields: string[], more: Partial<InspectContext> = {}) => {
      const resolver = zoneResolver({ ...WORLD, ...zone });
      return (await check(microsoft, fields, { resolver, ...more })).verdict.level;
    };

    it('it is one where the name’s own address is the client’s, and the client is the one before it', async () => {
      const resolver = zoneResolver({ ...WORLD, ...zone });
      const { route, verdict } = await check(microsoft, [...arrived(FILTER_IP), filters], { resolver });
      expect(route).toMatchObject({ border: 1, gateway: true, client: { ip: BRAND_IP } });
      expect(verdict.level).not.toBe('failed');
    });

    it('a forger who greets so is red: with answers, without, by any name of the gateway, and with checks off', async () => {
      expect(await level([...arrived(ATTACKER_IP), filters])).toBe('failed');
      expect(await level([...arrived(ATTACKER_IP, 'any.filter.example'), filters])).toBe('failed');
      const failing = { 'mx0a.filter.example': 'timeout' as const };
      expect(await level(arrived(ATTACKER_IP), { resolver: zoneResolver(WORLD, { failing }) })).toBe('failed');
      const told = arrived(ATTACKER_IP).map((field) => field.replace('action=oreject', '(p=reject) action=oreject'));
      expect(await level(told, { resolver: null })).toBe('failed');
    });

    it('it is likely one where only the body is not what the brand signed', async () => {
      const changed = { ...byBrand(from('a@legit.example')), body: 'Scanned by the gateway. Please pay at once.\r\n' };
      const source = toBytes(prepend(changed, ...arrived(FILTER_IP)));
      const { verdict } = await inspect(source, { resolver: zoneResolver(WORLD), now: NOW, receiver: microsoft });
      expect([verdict.level, verdict.reason.code]).toEqual(['unchecked', 'route_envelope_gateway']);
    });
  });

  it('is inside by its address, and then SPF is asked for the client before it', async () => {
    const receiver = { ...rcpt, networks: ['198.51.100.77'] };
    const { route } = await check(receiver, behind('mx2.rcpt.example', 'mx2.rcpt.example'));
    expect(route).toMatchObject({ border: 1, client: { ip: BRAND_IP, source: 'received' } });
  });
});

describe('results with DNS switched off', () => {
  it('are no alignment where the record that decides it is not known', async () => {
    const fields = [results('mx.rcpt.example; dkim=pass header.d=example'), postfix('out.example', ATTACKER_IP)];
    const parent = [
      results('mx.rcpt.example; dkim=pass header.d=mail.legit.example'),
      postfix('out.example', ATTACKER_IP),
    ];
    for (const given of [fields, parent]) {
      expect((await check(rcpt, given, { resolver: null })).verdict.level).toBe('unchecked');
    }
  });

  it('name the domain in a bare d=, as IronPort writes it', async () => {
    const fields = [
      results('mx.rcpt.example; dmarc=fail (p=reject dis=reject) d=legit.example'),
      postfix('out.example', ATTACKER_IP),
    ];
    expect((await check(rcpt, fields, { resolver: null })).verdict.level).toBe('failed');
  });
});

describe('results below the border of a server that the user declared', () => {
  const declared: Receiver = { ...rcpt, results: 'below', believeBelow: true };
  const spellings = [
    'mx.rcpt.example.',
    '"mx.rcpt.example"',
    'mx.rcpt.example 1',
    '(x) mx.rcpt.example',
    'MX.rcpt.example',
  ];
  for (const id of spellings) {
    it(`are not believed behind the server's own when the id is spelled ${id}`, async () => {
      const { verdict } = await check(declared, [
        postfix('out.example', ATTACKER_IP),
        results('mx.rcpt.example; spf=fail smtp.mailfrom=attack.example'),
        results(`${id}; dmarc=pass header.from=legit.example`),
      ]);
      expect(verdict.level).not.toBe('vouched');
    });
  }

  it.each([' ', '\t', '\r\n '])(
    'are not believed with %j before the colon, which no filter writes and none takes out',
    async (blank) => {
      const { verdict } = await check(declared, [
        postfix('out.example', ATTACKER_IP),
        results('mx.rcpt.example; spf=fail smtp.mailfrom=attack.example'),
        `Authentication-Results${blank}: mx.rcpt.example; dmarc=pass header.from=legit.example`,
      ]);
      expect(verdict.level).toBe('failed');
    },
  );
});
