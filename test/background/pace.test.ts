/** A page that took over its own process asks in our script's name, as fast as it can and whatever costs. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace, paced } from '../../src/background/pace.ts';
import { saveSettings } from '../../src/platform/settings.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';
import { asContent, brought, located, mail, openTab, SITE, startBackground, TAB } from './scene.ts';

beforeEach(() => {
  resetBrowser();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const HUNDREDS = Array.from({ length: 300 }, (_, index) => index);
const FRAME = { webmail: 'Roundcube', page: 'p1', messages: [{ id: '7', source: mail('verified shop.example') }] };

describe('the pace of a tab', () => {
  it('lets some pass at once, then one after the other, and turns away who would wait for long', async () => {
    const turnOf = createPace({ everyMs: 100, atOnce: 5 });
    let passed = 0;
    const turns = HUNDREDS.map(async () => {
      const isOn = await turnOf(1);
      if (isOn) passed++;
      return isOn;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(passed).toBe(5);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(passed).toBe(15);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await Promise.all(turns)).filter((isOn) => !isOn)).toHaveLength(300 - passed);
    // Another tab never waits for it.
    expect(await turnOf(2)).toBe(true);
  });

  it('is the same after the clock was set, back or on', async () => {
    for (const hours of [-48, 48]) {
      const turnOf = createPace({ everyMs: 100, atOnce: 2 });
      expect(await turnOf(1)).toBe(true);
      vi.setSystemTime(Date.now() + hours * 3_600_000);
      expect(await turnOf(1)).toBe(true);
      const third = turnOf(1);
      await vi.advanceTimersByTimeAsync(100);
      expect(await third).toBe(true);
    }
  });

  it('gives who is turned away the other answer', async () => {
    const handle = paced(
      async () => false,
      'turned away',
      () => 'handled',
    );
    expect(await handle(null, { tabId: 1, frameId: 0, url: SITE })).toBe('turned away');
  });
});

describe('a page that took over its own process', () => {
  it('has few mails checked, each with new bytes, and the others are said to be unchecked', async () => {
    const { engine } = startBackground();
    openTab({ 0: FRAME });
    fake.granted.add(`${SITE}/*`);
    await saveSettings({ badgeSites: [`${SITE}/*`], ladder: 'always' });
    await asContent('script.showsMessages', located(FRAME));
    const brings = HUNDREDS.map((index) =>
      asContent('script.bringsSource', brought(mail('verified shop.example', `${index}`))),
    );
    await vi.advanceTimersByTimeAsync(20_000);
    const replies = await Promise.all(brings);
    expect(engine.calls.length).toBeGreaterThan(10);
    expect(engine.calls.length).toBeLessThan(50);
    expect(replies.at(-1)?.answer).toEqual({ level: 'unchecked', domain: null });
  });

  it('has few sources fetched with the person’s cookies, though badges are on', async () => {
    startBackground();
    const yahoo = 'https://mail.yahoo.com';
    openTab({ 0: FRAME }, yahoo);
    let fetches = 0;
    vi.stubGlobal('fetch', async () => {
      fetches++;
      return new Response('From: a@b.example\r\n\r\n', { headers: { 'content-type': 'text/plain' } });
    });
    fake.granted.add(`${yahoo}/*`).add('https://apis.mail.yahoo.com/*');
    await saveSettings({ badgeSites: [`${yahoo}/*`] });
    const url = 'https://apis.mail.yahoo.com/ws/v3/mailboxes/a';
    fake.sender = { id: fake.sender.id, url: `${yahoo}/`, frameId: 0, tab: { id: TAB, url: `${yahoo}/` } };
    const { askFromScript } = await import('../../src/platform/wire/ask.ts');
    const wants = HUNDREDS.map(() => askFromScript('script.wantsSource', { url }));
    await vi.advanceTimersByTimeAsync(20_000);
    await Promise.all(wants);
    expect(fetches).toBeGreaterThan(10);
    expect(fetches).toBeLessThan(50);
  });

  it('has few scripts put in', async () => {
    startBackground();
    openTab({ 0: FRAME });
    let put = 0;
    fake.inject = () => {
      put++;
      return [];
    };
    const wants = HUNDREDS.map(() => asContent('script.wantsWebmail', { file: 'sogo' }));
    await vi.advanceTimersByTimeAsync(20_000);
    await Promise.all(wants);
    expect(put).toBeGreaterThan(10);
    expect(put).toBeLessThan(100);
  });

  it.each([
    ['goes on to another webmail', [{ id: TAB, url: 'https://other.example/inbox', active: true }]],
    ['is closed', []],
  ])('has nothing told of its mails once its tab %s: what it asked too often waits until then', async (_, tabs) => {
    const { services } = startBackground();
    openTab({ 0: FRAME });
    await saveSettings({ badgeSites: [`${SITE}/*`] });
    fake.granted.add(`${SITE}/*`);
    const tells = HUNDREDS.map((at) => asContent('script.showsMessages', { ...located(FRAME), page: `${at}` }));
    await vi.advanceTimersByTimeAsync(500);
    expect(await services.records.get(TAB)).toMatchObject({ origin: SITE });
    fake.tabs = tabs;
    fake.titles.clear();
    await services.records.drop(TAB);
    await vi.advanceTimersByTimeAsync(20_000);
    await Promise.all(tells);
    expect(await services.records.all()).toEqual([]);
    expect(fake.titles.get(TAB)).toBeUndefined();
  });
});
