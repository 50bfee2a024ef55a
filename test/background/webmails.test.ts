/** What content scripts of webmails have done by the worker: a profile put into their frame, a source at another host. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveSettings } from '../../src/platform/settings.ts';
import { askFromScript } from '../../src/platform/wire/ask.ts';
import { FROM_POPUP, fake, fromContent, OWN, resetBrowser } from '../fakes/browser.ts';
import { asPopup, located, MESSAGE, openTab, startBackground, TAB } from './scene.ts';

const YAHOO = 'https://mail.yahoo.com/n/folders/1';
const SOURCE = 'https://apis.mail.yahoo.com/ws/v3/mailboxes/@.id==a/messages/@.id==b/content/rawplaintext';
const HOST = 'https://apis.mail.yahoo.com/*';

function answers() {
  const calls: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return new Response('From: a@b.example\r\n\r\n', { headers: { 'content-type': 'text/plain' } });
  });
  return calls;
}

/** As a person switches them on in the popup. */
async function switchBadgesOn(address: string): Promise<void> {
  const pattern = `${new URL(address).origin}/*`;
  fake.granted.add(pattern);
  await saveSettings({ badgeSites: [pattern] });
}

beforeEach(() => {
  resetBrowser();
  startBackground();
  openTab({}, 'https://mail.example/');
});
afterEach(() => vi.unstubAllGlobals());

describe('a webmail’s profile', () => {
  it('is put into the frame that asks for it, and nothing but a profile', async () => {
    const put: unknown[] = [];
    fake.inject = ({ target, files }) => {
      put.push([target, files]);
      return [];
    };
    fake.sender = fromContent(TAB, 'https://mail.example/', 3);
    expect((await askFromScript('script.wantsWebmail', { file: 'sogo' })).answer).toBe(true);
    for (const file of ['../background/main', 'sogo.js', '', 'a/b', 'A'])
      expect((await askFromScript('script.wantsWebmail', { file })).answer).not.toBe(true);
    expect(put).toEqual([[{ tabId: TAB, frameIds: [3] }, ['webmail/sogo.js']]]);
  });

  it('is missing where the browser lets nobody in', async () => {
    fake.inject = () => {
      throw new Error('Cannot access contents of the page');
    };
    fake.sender = fromContent(TAB, 'https://mail.example/');
    expect((await askFromScript('script.wantsWebmail', { file: 'sogo' })).answer).toBe(false);
  });
});

describe('a source at another host', () => {
  it('is fetched with the cookies of that host, once it was granted', async () => {
    const calls = answers();
    openTab({}, YAHOO);
    await switchBadgesOn(YAHOO);
    fake.sender = fromContent(TAB, YAHOO);
    expect((await askFromScript('script.wantsSource', { url: SOURCE })).problem).toEqual({
      key: 'webmail_source_permission',
      values: { host: 'apis.mail.yahoo.com' },
    });
    expect(calls).toEqual([]);
    fake.granted.add(HOST);
    const { answer } = await askFromScript('script.wantsSource', { url: SOURCE });
    expect(new TextDecoder().decode(answer?.source)).toBe('From: a@b.example\r\n\r\n');
    expect(calls).toMatchObject([{ url: SOURCE, init: { credentials: 'include', cache: 'no-store' } }]);
  });

  it.each(['firefox-private', 'firefox-container-2', undefined])(
    'is not fetched for a tab of Firefox that has other cookies than the background: %s',
    async (cookieStoreId) => {
      const calls = answers();
      openTab({}, YAHOO);
      fake.own = 'moz-extension://waybill-test/';
      await switchBadgesOn(YAHOO);
      fake.granted.add(HOST);
      fake.sender = fromContent(TAB, YAHOO);
      const asks = async (store: string | undefined) => {
        fake.tabs = fake.tabs.map(({ cookieStoreId: _, ...tab }) => ({
          ...tab,
          ...(store && { cookieStoreId: store }),
        }));
        return await askFromScript('script.wantsSource', { url: SOURCE });
      };
      expect((await asks(cookieStoreId)).problem?.key).toBe('webmail_source_private');
      expect(calls).toEqual([]);
      expect((await asks('firefox-default')).answer).not.toBeNull();
      // In Chromium each kind of window has a background of its own, with its cookies.
      fake.own = OWN;
      expect((await asks(undefined)).answer).not.toBeNull();
    },
  );

  it('is fetched for no other page, and at no other address', async () => {
    const calls = answers();
    fake.granted.add(HOST).add('https://mail.google.com/*');
    const refused = [
      ['https://mail.example/', SOURCE],
      ['https://mail.yahoo.com.attack.example/', SOURCE],
      ['http://notmail.aol.com/', SOURCE],
      [YAHOO, 'https://mail.google.com/mail/u/0/'],
      [YAHOO, 'https://apis.mail.yahoo.com.attack.example/ws/v3/mailboxes/'],
      [YAHOO, 'https://apis.mail.yahoo.com/ws/v3/other'],
      [YAHOO, 'https://apis.mail.yahoo.com/ws/v3/mailboxes/../other'],
      [YAHOO, 'https://apis.mail.yahoo.com/ws/v3/mailboxes/%2e%2e/%2E./other'],
      [YAHOO, 'https://apis.mail.yahoo.com/ws/v3/mailboxes/..\\other'],
      // Whoever is on the line writes such a page.
      ['http://mail.yahoo.com/', SOURCE],
      ['http://us.mail.yahoo.com/', SOURCE],
      ['http://mail.aol.com/', SOURCE],
    ];
    for (const [page, url] of refused) {
      await switchBadgesOn(page ?? '');
      fake.sender = fromContent(TAB, page ?? '');
      fake.tabs = [{ id: TAB, url: page ?? '', active: true }];
      expect((await askFromScript('script.wantsSource', { url: url ?? '' })).answer).toBeNull();
    }
    expect(calls).toEqual([]);
  });

  describe('where badges are off', () => {
    const frame = { webmail: 'Yahoo', page: 'p1', messages: [{ id: '7', source: new Uint8Array() }] };
    const wants = async (frameId = 0) => {
      fake.sender = fromContent(TAB, YAHOO, frameId);
      const reply = await askFromScript('script.wantsSource', { url: SOURCE });
      fake.sender = FROM_POPUP;
      return reply;
    };
    /** A page whose script fetches the source by the worker, when it is asked for it; what the other frame asks then too. */
    function openYahoo() {
      const { told } = openTab({ 0: frame }, YAHOO);
      const replies: unknown[] = [];
      fake.frames.set(`${TAB}:0`, async (message) => {
        const { ask } = message as { ask: string };
        if (ask === 'worker.locate') return { answer: located(frame), problem: null };
        replies.push((await wants(5)).answer);
        const { answer, problem } = await wants();
        return problem ? { answer: null, problem } : { answer: { ...answer, fidelity: 'exact' }, problem: null };
      });
      return { told, replies };
    }

    it('is fetched for the frame that was asked for a source by a click, as long as it is', async () => {
      const calls = answers();
      fake.granted.add(HOST);
      const { replies } = openYahoo();
      const looked = await asPopup('page.lookAtTab', { tabId: TAB });
      expect(looked.answer?.messages).toMatchObject([{ id: '7', problem: null }]);
      const key = looked.answer?.messages[0]?.key ?? '';
      expect((await asPopup('page.getSource', { message: MESSAGE, key })).answer?.source.length).toBe(21);
      expect(calls.map(({ url }) => url)).toEqual([SOURCE, SOURCE]);
      expect(replies).toEqual([null, null]);
      expect((await wants()).answer).toBeNull();
    });

    it('is fetched a few times for a frame that was asked and never answers, and that one is given up', async () => {
      const calls = answers();
      fake.granted.add(HOST);
      openTab({ 0: frame }, YAHOO);
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
      try {
        fake.frames.set(`${TAB}:0`, async (message) => {
          const { ask } = message as { ask: string };
          if (ask === 'worker.locate') return { answer: located(frame), problem: null };
          if (ask === 'worker.fetchSource') for (let times = 0; times < 10; times++) await wants();
          return await new Promise(() => undefined);
        });
        const looking = asPopup('page.lookAtTab', { tabId: TAB });
        await vi.advanceTimersByTimeAsync(100);
        await vi.advanceTimersByTimeAsync(300_000);
        expect((await looking).answer?.messages).toMatchObject([{ problem: { key: 'webmail_script_silent' } }]);
        expect(calls).toHaveLength(4);
        expect((await wants()).answer).toBeNull();
        expect(calls).toHaveLength(4);
      } finally {
        vi.useRealTimers();
      }
    });

    it('is fetched for nobody who asks by himself: a page that took over its own process', async () => {
      const calls = answers();
      fake.granted.add(HOST);
      openYahoo();
      expect((await wants()).answer).toBeNull();
      await asPopup('page.lookAtTab', { tabId: TAB });
      calls.splice(0);
      for (const frameId of [0, 5]) expect((await wants(frameId)).answer).toBeNull();
      expect(calls).toEqual([]);
    });
  });
});
