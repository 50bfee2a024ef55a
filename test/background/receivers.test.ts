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
    await receivers.learn('Roundcube', ORIGIN, String(index), arrivedAt(host));
}

beforeEach(resetBrowser);

describe('the receiving side of a webmail that anybody may host', () => {
  it('is unknown until several messages agree, and then inferred', async () => {
    const receivers = make();
    await learnThree(receivers, ['mx.rcpt.example', 'mx.rcpt.example']);
    expect(await receivers.choose('Roundcube', ORIGIN)).toBeNull();
    await receivers.learn('Roundcube', ORIGIN, 'third', arrivedAt('mx.rcpt.example'));
    expect(await receivers.choose('Roundcube', ORIGIN)).toMatchObject({
      borderBy: ['mx.rcpt.example'],
      inferred: true,
    });
    expect(await receivers.choose('Roundcube', 'https://elsewhere.example')).toBeNull();
  });

  it('is not inferred from one message seen three times', async () => {
    const receivers = make();
    for (let time = 0; time < 3; time++)
      await receivers.learn('Roundcube', ORIGIN, 'same', arrivedAt('mx.attack.example'));
    expect(await receivers.choose('Roundcube', ORIGIN)).toBeNull();
  });

  it('is nobody for a text file at the very address of the webmail, which may be an attachment', async () => {
    const receivers = make();
    await saveSettings({ receivers: { [ORIGIN]: OWN } });
    expect(await receivers.choose('text/plain', ORIGIN)).toBeNull();
    expect(await receivers.choose(null, ORIGIN)).toBeNull();
    for (const key of ['a', 'b', 'c']) await receivers.learn('text/plain', ORIGIN, key, arrivedAt('mx.attack.example'));
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
    await receivers.learn('Roundcube', ORIGIN, 'a', arrivedAt('mx.rcpt.example'));
    expect(JSON.parse(String(browser.storage.session.items.get('samples')))).toEqual({
      [ORIGIN]: { a: [{ ip: '8.8.4.4', ipIsName: false, by: 'mx.rcpt.example' }] },
    });
  });
});
