import { beforeEach, describe, expect, it } from 'vitest';
import { createReceivers } from '../../src/background/receivers.ts';
import { createSamples } from '../../src/background/samples.ts';
import type { Inspection, Receiver } from '../../src/core/index.ts';
import { saveSettings } from '../../src/platform/settings.ts';
import { browser, resetBrowser } from '../fakes/browser.ts';
import { sixHops } from '../fakes/inspections.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';

const ORIGIN = 'https://webmail.rcpt.example';
const zone = zoneResolver({
  'rcpt.example': { MX: ['10 mx.rcpt.example'] },
  'other.example': { MX: ['10 mx.other.example'] },
});
const make = () => createReceivers({ choose: async () => zone, forget: () => {} }, createSamples());

const OWN: Receiver = {
  name: 'Own',
  borderBy: ['in.example.org'],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'above',
  returnPath: 'top',
};

/** A message that this host took in from the Internet. */
function arrivedAt(by: string): Inspection {
  const hop = { ...sixHops.route.hops[0], ip: '8.8.4.4', ipIsName: false, by } as Inspection['route']['hops'][number];
  return { ...sixHops, route: { ...sixHops.route, hops: [hop] } };
}

async function learnThree(receivers: ReturnType<typeof make>, hosts: string[]): Promise<void> {
  for (const [index, host] of hosts.entries())
    await receivers.learn('Roundcube', ORIGIN, known(String(index), arrivedAt(host)));
}

/** The inspection of the message of that digest. */
function known(sha256: string, inspection: Inspection): Inspection {
  return { ...inspection, source: { ...inspection.source, sha256 } };
}

beforeEach(resetBrowser);

describe('the receiving side of a webmail that anybody may host', () => {
  it('is unknown until several messages agree, and then inferred', async () => {
    const receivers = make();
    await learnThree(receivers, ['mx.rcpt.example', 'mx.rcpt.example']);
    expect(await receivers.choose('Roundcube', ORIGIN)).toBeNull();
    await receivers.learn('Roundcube', ORIGIN, known('third', arrivedAt('mx.rcpt.example')));
    expect(await receivers.choose('Roundcube', ORIGIN)).toMatchObject({
      borderBy: ['mx.rcpt.example'],
      inferred: true,
    });
    expect(await receivers.choose('Roundcube', 'https://elsewhere.example')).toBeNull();
  });

  it('is not inferred from one message seen three times', async () => {
    const receivers = make();
    for (let time = 0; time < 3; time++)
      await receivers.learn('Roundcube', ORIGIN, known('same', arrivedAt('mx.attack.example')));
    expect(await receivers.choose('Roundcube', ORIGIN)).toBeNull();
  });

  it('is nobody for a text file at the very address of the webmail, which may be an attachment', async () => {
    const receivers = make();
    await saveSettings({ receivers: { [ORIGIN]: OWN } });
    expect(await receivers.choose('text/plain', ORIGIN)).toBeNull();
    expect(await receivers.choose(null, ORIGIN)).toBeNull();
    for (const webmail of ['text/plain', null])
      for (const key of ['a', 'b', 'c'])
        await receivers.learn(webmail, ORIGIN, known(key, arrivedAt('mx.attack.example')));
    expect(browser.storage.session.items.has('samples')).toBe(false);
  });

  it('is what the user says, whatever was seen', async () => {
    const receivers = make();
    await learnThree(receivers, ['mx.rcpt.example', 'mx.rcpt.example', 'mx.rcpt.example']);
    await saveSettings({ receivers: { [ORIGIN]: OWN } });
    expect(await receivers.choose('Roundcube', ORIGIN)).toEqual(OWN);
    expect(await receivers.proposed()).toEqual([]);
  });

  it('is confirmed by the MX records of the account’s own domain, and by no other', async () => {
    const receivers = make();
    await learnThree(receivers, ['mx.rcpt.example', 'mx.rcpt.example', 'mx.rcpt.example']);
    expect((await receivers.proposed()).map(({ origin }) => origin)).toEqual([ORIGIN]);
    const confirmed = await receivers.confirm(ORIGIN, 'rcpt.example');
    expect(confirmed?.result).toBe('confirmed');
    expect(confirmed?.receiver.inferred).toBeUndefined();
    expect((await receivers.confirm(ORIGIN, 'other.example'))?.result).toBe('different');
    expect(await receivers.confirm('https://elsewhere.example', 'rcpt.example')).toBeNull();
  });

  it('is read off host names and addresses alone: nothing else of a mail is kept', async () => {
    const receivers = make();
    await receivers.learn('Roundcube', ORIGIN, known('a', arrivedAt('mx.rcpt.example')));
    expect(JSON.parse(String(browser.storage.session.items.get('samples')))).toEqual({
      [ORIGIN]: { a: [{ ip: '8.8.4.4', ipIsName: false, by: 'mx.rcpt.example' }] },
    });
  });
});

describe('what is kept of routes', () => {
  it('takes no room to speak of, whatever names a mail has in them', async () => {
    const receivers = make();
    for (let at = 0; at < 30; at++) {
      const long = arrivedAt(`${'x'.repeat(8_000)}.example`);
      const hops = Array.from({ length: 20 }, () => long.route.hops[0] as Inspection['route']['hops'][number]);
      await receivers.learn('Roundcube', ORIGIN, known(String(at), { ...long, route: { ...long.route, hops } }));
    }
    expect(String(browser.storage.session.items.get('samples')).length).toBeLessThan(30_000);
  });
});

describe('the question about a proposal', () => {
  const three = ['mx.rcpt.example', 'mx.rcpt.example', 'mx.rcpt.example'];
  type Hops = { by: string | null; ip: string | null }[];

  /** Three mails whose newest hops are these. */
  async function learnRoutes(receivers: ReturnType<typeof make>, hops: Hops): Promise<void> {
    const route = {
      ...sixHops.route,
      hops: hops.map((hop) => ({ ...sixHops.route.hops[0], ipIsName: false, ...hop })),
    };
    for (const key of ['a', 'b', 'c'])
      await receivers.learn('Roundcube', ORIGIN, known(key, { ...sixHops, route } as Inspection));
  }

  it('is asked when several mails agree, and says what the DNS says about the account’s domain', async () => {
    const receivers = make();
    await learnThree(receivers, three.slice(1));
    expect(await receivers.question(ORIGIN, null)).toBeNull();
    await receivers.learn('Roundcube', ORIGIN, known('third', arrivedAt('mx.rcpt.example')));
    expect(await receivers.question(ORIGIN, 'bob@rcpt.example')).toEqual({
      origin: ORIGIN,
      receiver: expect.objectContaining({ borderBy: ['mx.rcpt.example'], inferred: true }),
      seen: 3,
      above: [],
      mx: { domain: 'rcpt.example', result: 'confirmed', hosts: ['mx.rcpt.example'] },
    });
  });

  it('is asked at the first mail when the MX of the account’s own domain names its border, and not otherwise', async () => {
    const receivers = make();
    await receivers.learn('Roundcube', ORIGIN, known('first', arrivedAt('mx.rcpt.example')));
    expect(await receivers.question(ORIGIN, 'bob@other.example')).toBeNull();
    const question = await receivers.question(ORIGIN, 'bob@rcpt.example');
    expect(question).toMatchObject({ seen: 1, receiver: { borderBy: ['mx.rcpt.example'], inferred: true } });
  });

  it('makes nothing known by itself, even where the DNS agrees', async () => {
    const receivers = make();
    await learnThree(receivers, three);
    expect((await receivers.question(ORIGIN, 'bob@rcpt.example'))?.receiver.inferred).toBe(true);
    expect((await receivers.choose('Roundcube', ORIGIN))?.inferred).toBe(true);
  });

  it('says so when the DNS names others', async () => {
    const receivers = make();
    await learnThree(receivers, three);
    const question = await receivers.question(ORIGIN, 'bob@other.example');
    expect(question?.mx).toEqual({ domain: 'other.example', result: 'different', hosts: ['mx.other.example'] });
  });

  it('leaves the DNS out when the account is no address', async () => {
    const receivers = make();
    await learnThree(receivers, three);
    for (const account of [null, 'bob', 'bob@127.0.0.1', '@rcpt.example', 'bob@localhost'])
      expect((await receivers.question(ORIGIN, account))?.mx).toBeNull();
  });

  it('tells which other servers’ entries stand above: below them the sender could have written it', async () => {
    const receivers = make();
    await learnRoutes(receivers, [
      { by: 'localhost', ip: '127.0.0.1' },
      { by: 'Store.rcpt.example', ip: null },
      { by: 'mx.rcpt.example', ip: '8.8.4.4' },
      { by: 'mx.sender.example', ip: '8.8.8.8' },
    ]);
    expect((await receivers.question(ORIGIN, null))?.above).toEqual(['store.rcpt.example']);
  });

  it('names the machines on the way inside: behind NAT such an address is every client’s', async () => {
    const receivers = make();
    await learnRoutes(receivers, [
      { by: 'mx.rcpt.example', ip: '172.17.0.1' },
      { by: 'mx.rcpt.example', ip: '8.8.4.4' },
    ]);
    expect((await receivers.question(ORIGIN, 'bob@rcpt.example'))?.receiver.networks).toEqual(['172.17.0.1']);
    expect((await receivers.confirm(ORIGIN, 'rcpt.example'))?.receiver.networks).toEqual([]);
  });

  it('is not asked about what is no plain host name, nor is that inferred', async () => {
    const receivers = make();
    for (const by of ['localhost', '[192.0.2.1]', 'mx.ехаmple.org', '8.8.8.8']) {
      await learnRoutes(receivers, [{ by, ip: '8.8.4.4' }]);
      expect(await receivers.question(ORIGIN, null)).toBeNull();
      expect(await receivers.choose('Roundcube', ORIGIN)).toBeNull();
    }
  });

  it('is not asked once the user has given his word, or said no', async () => {
    const receivers = make();
    await learnThree(receivers, three);
    await saveSettings({ receivers: { [ORIGIN]: OWN } });
    expect(await receivers.question(ORIGIN, null)).toBeNull();
    await saveSettings({ receivers: {} });
    await receivers.refuse(ORIGIN, ['mx.rcpt.example']);
    expect(await receivers.question(ORIGIN, null)).toBeNull();
    expect(await receivers.choose('Roundcube', ORIGIN)).toBeNull();
    expect(await receivers.proposed()).toEqual([]);
  });

  it('is asked for each webmail on its own, and never where the page tells no address', async () => {
    const receivers = make();
    await learnThree(receivers, three);
    expect(await receivers.question('https://elsewhere.example', null)).toBeNull();
    expect(await receivers.question('', null)).toBeNull();
  });
});
