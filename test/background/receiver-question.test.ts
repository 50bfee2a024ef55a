/** From three mails to the user's word: the popup asks, and what is open is checked anew. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { domainOfAccount } from '../../src/background/receiver-question.ts';
import { followSettings } from '../../src/background/settings-change.ts';
import type { Receiver } from '../../src/core/index.ts';
import { onSettingsChange, saveSettings } from '../../src/platform/settings.ts';
import { browser, resetBrowser } from '../fakes/browser.ts';
import { asPopup, mail, openTab, SITE, settle, startBackground, TAB } from './scene.ts';

const BORDER = 'mx.rcpt.example';
const DECLARED: Receiver = {
  name: 'mail.example',
  borderBy: [BORDER],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};

const show = (subject: string, account?: string) =>
  openTab({
    0: { webmail: 'Roundcube', page: 'list', messages: [], ...(account ? { account } : {}) },
    4: { webmail: 'Roundcube', page: subject, messages: [{ id: subject, source: mail(subject) }] },
  });

/** Opens mails in the preview beside the list, one after the other. */
async function look(...subjects: string[]): Promise<void> {
  for (const subject of subjects) {
    show(subject, 'bob@rcpt.example');
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
  }
}

const ask = async () => (await asPopup('page.getReceiverQuestion', { tabId: TAB })).answer;

/** What pages of the extension are told. */
function news(): string[] {
  const heard: string[] = [];
  browser.runtime.onMessage.addListener((message) => {
    const { tell } = message as { tell?: string };
    if (tell) heard.push(tell);
    return undefined;
  });
  return heard;
}

beforeEach(async () => {
  resetBrowser();
  await saveSettings({ ladder: 'headers' });
});

describe('the question about the receiving side', () => {
  it('asks no DNS for a side panel that only follows, unless the ladder says so for every message', async () => {
    const asked = vi.fn(async () => Response.error());
    vi.stubGlobal('fetch', asked);
    startBackground();
    await look('first', 'second', 'third');
    const follow = async () =>
      (await asPopup('page.getReceiverQuestion', { tabId: TAB, following: true })).answer?.mx ?? null;
    await saveSettings({ ladder: 'click' });
    expect(await follow()).toBeNull();
    expect(asked).not.toHaveBeenCalled();
    expect((await ask())?.mx).toMatchObject({ domain: 'rcpt.example', result: 'unknown' });
    await saveSettings({ ladder: 'always' });
    expect(await follow()).toMatchObject({ domain: 'rcpt.example' });
    vi.unstubAllGlobals();
  });

  it('is not asked of two mails, and is of three', async () => {
    startBackground();
    await look('first', 'second');
    expect(await ask()).toBeNull();
    await look('third');
    expect(await ask()).toMatchObject({ origin: SITE, seen: 3, receiver: { borderBy: [BORDER], inferred: true } });
  });

  it('asks no DNS where checks by DNS are switched off', async () => {
    startBackground();
    await look('first', 'second', 'third');
    expect((await ask())?.mx).toBeNull();
  });

  it('takes the account from the frame around the message, and forgets it when the page tells none any more', async () => {
    const { services } = startBackground();
    await look('first');
    expect((await services.records.get(TAB)).account).toBe('bob@rcpt.example');
    show('second');
    await asPopup('page.lookAtTab', { tabId: TAB });
    expect((await services.records.get(TAB)).account).toBeNull();
  });

  it('answered by yes, has what is open checked anew, only after every old result is forgotten', async () => {
    const { engine, services } = startBackground();
    onSettingsChange((_, changed) => followSettings(services, changed));
    await look('first', 'second', 'third');
    const heard = news();
    const [message] = (await services.records.get(TAB)).messages;
    await saveSettings({ receivers: { [SITE]: DECLARED } });
    await settle();
    expect(heard).toEqual(['news.resultsForgotten']);
    expect(await services.sharedChecks.get(message?.key ?? '')).toBeNull();
    await asPopup('page.checkMessage', { tabId: TAB, frameId: 4, id: 'third' });
    await settle();
    expect(engine.calls.at(-1)?.context.receiver).toEqual(DECLARED);
    expect(await ask()).toBeNull();
  });

  it('answered by no, is not asked again, and nothing is inferred any more', async () => {
    const { engine } = startBackground();
    await look('first', 'second', 'third');
    const heard = news();
    await asPopup('page.refuseReceiver', { origin: SITE, hosts: [BORDER] });
    expect(heard).toEqual(['news.resultsForgotten']);
    await look('fourth');
    expect(engine.calls.at(-1)?.context.receiver).toBeUndefined();
    expect(await ask()).toBeNull();
  });

  it('is asked again when the user takes his word back', async () => {
    startBackground();
    await look('first', 'second', 'third');
    await saveSettings({ receivers: { [SITE]: DECLARED } });
    expect(await ask()).toBeNull();
    await saveSettings({ receivers: {} });
    expect(await ask()).not.toBeNull();
  });
});

describe('the domain of an account', () => {
  it('is what stands behind the last @, in A-labels', () => {
    expect(domainOfAccount('bob@Rcpt.Example')).toBe('rcpt.example');
    expect(domainOfAccount('"a@b"@rcpt.example')).toBe('rcpt.example');
    expect(domainOfAccount('bob@bücher.example')).toBe('xn--bcher-kva.example');
  });

  it('is none where the account is no address on the Internet', () => {
    for (const account of [
      null,
      '',
      'bob',
      '@rcpt.example',
      'bob@',
      'bob@localhost',
      'bob@127.0.0.1',
      'bob@a b.example',
    ])
      expect(domainOfAccount(account)).toBeNull();
  });
});
