import { beforeEach, describe, expect, it } from 'vitest';
import { createResolverChoice } from '../../src/background/resolver-choice.ts';
import { createSamples } from '../../src/background/samples.ts';
import type { Receiver } from '../../src/core/index.ts';
import { findReceiver } from '../../src/core/receivers/index.ts';
import { loadSettings, saveSettings } from '../../src/platform/settings.ts';
import { createAccountReceivers } from '../../src/thunderbird/providers.ts';
import { resetBrowser } from '../fakes/browser.ts';

const ORIGIN = 'account://gmail.com';
const hop = (by: string) => ({ ip: '203.0.113.7', ipIsName: false, by });

beforeEach(resetBrowser);

function scene() {
  const samples = createSamples();
  return { samples, receivers: createAccountReceivers(createResolverChoice(), samples) };
}

describe('an account at a known provider', () => {
  it('is not taken for one of the provider’s by its address alone', async () => {
    const { receivers } = scene();
    expect(await receivers.choose('Thunderbird', ORIGIN)).toBeNull();
    expect(await receivers.question(ORIGIN, 'bob@gmail.com', false)).toBeNull();
  });

  it('is asked about once a message names the provider’s server, and believed after a yes', async () => {
    const { samples, receivers } = scene();
    await samples.add(ORIGIN, 'one', [hop('2002:a05:6a10::1'), hop('mx.google.com')]);
    await samples.add(ORIGIN, 'two', [hop('mx.elsewhere.example')]);
    const question = await receivers.question(ORIGIN, 'bob@gmail.com', false);
    expect(question).toMatchObject({ origin: ORIGIN, seen: 1, mx: null, receiver: { inferred: true, networks: [] } });
    expect(question?.receiver.borderBy).toContain('mx.google.com');
    expect((await receivers.choose('Thunderbird', ORIGIN))?.inferred ?? true).toBe(true);
    if (!question) throw new Error('no question');
    const { inferred: _, ...receiver } = question.receiver;
    await saveSettings({ receivers: { [ORIGIN]: receiver } });
    expect(await receivers.choose('Thunderbird', ORIGIN)).toEqual(findReceiver('Gmail'));
    expect(await receivers.question(ORIGIN, 'bob@gmail.com', false)).toBeNull();
  });

  it('is not asked about again after a no', async () => {
    const { samples, receivers } = scene();
    await samples.add(ORIGIN, 'one', [hop('mx.google.com')]);
    const question = await receivers.question(ORIGIN, 'bob@gmail.com', false);
    await receivers.refuse(ORIGIN, question?.receiver.borderBy ?? []);
    expect(await receivers.question(ORIGIN, 'bob@gmail.com', false)).toBeNull();
  });

  it('has the servers that the person named instead', async () => {
    const { receivers } = scene();
    const own: Receiver = {
      name: 'Gmail',
      borderBy: ['mx.rcpt.example'],
      networks: [],
      gateways: [],
      authservIds: [],
      results: 'none',
      returnPath: 'top',
    };
    await saveSettings({ receivers: { [ORIGIN]: own } });
    expect((await loadSettings()).receivers[ORIGIN]).toEqual(own);
    expect(await receivers.choose('Thunderbird', ORIGIN)).toEqual(own);
  });
});

describe('the providers that are asked about', () => {
  it.each([
    ['gmail.com', 'mx.google.com'],
    ['hotmail.com', 'ab1.mail.protection.outlook.com'],
    ['web.de', 'mx-ha.web.de'],
    ['zoho.com', 'mx.zohomail.com'],
  ])('can be kept as the setting that a yes makes of them: %s', async (domain, by) => {
    const { samples, receivers } = scene();
    const origin = `account://${domain}`;
    await samples.add(origin, 'one', [hop(by)]);
    const question = await receivers.question(origin, `bob@${domain}`, false);
    if (!question) throw new Error('no question');
    const { inferred: _, ...receiver } = question.receiver;
    await saveSettings({ receivers: { [origin]: receiver } });
    expect(await receivers.choose('Thunderbird', origin)).toEqual(findReceiver(receiver.name));
  });
});

describe('any other account', () => {
  it.each(['account://rcpt.example', 'account://notgmail.com', 'https://gmail.com', ''])(
    'is none of them: %s',
    async (origin) => {
      const { samples, receivers } = scene();
      await samples.add(origin, 'one', [hop('mx.google.com')]);
      expect((await receivers.question(origin, 'bob@rcpt.example', false))?.receiver.name).not.toBe('Gmail');
    },
  );
});
