/** The popup's first question goes out before there is a popup to hear the answer: nothing of it may be lost, or asked twice. */
import { beforeEach, describe, expect, it } from 'vitest';
import { tellPages } from '../../src/platform/wire/news.ts';
import type { Question } from '../../src/platform/wire/wire.ts';
import { beginLook, closeWithTab } from '../../src/popup/first-look.ts';
import { browser, FROM_BACKGROUND, FROM_POPUP, fake, fire, OWN, resetBrowser } from '../fakes/browser.ts';
import { checking, verified } from '../fakes/inspections.ts';

const TAB = { tabId: 1, webmail: 'Roundcube', site: null, messages: [], problem: null };
const KEY = verified.source.sha256;

/** Answers looks when told to. */
function worker() {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  browser.runtime.onMessage.addListener((message) => {
    const { ask } = message as Partial<Question>;
    if (ask === undefined) return undefined;
    asked.push(ask);
    return new Promise((resolve) => {
      answers.push(() => resolve({ answer: { ...TAB, webmail: `answer ${answers.length}` }, problem: null }));
    });
  });
  return {
    asked,
    async answer() {
      answers.at(-1)?.();
      await settle();
    },
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** As the worker tells it. */
async function tell(...news: Parameters<typeof tellPages>): Promise<void> {
  fake.sender = FROM_BACKGROUND;
  tellPages(...news);
  fake.sender = FROM_POPUP;
  await settle();
}

beforeEach(() => {
  resetBrowser();
  fake.tabs.push({ id: 1, url: 'https://mail.example/', active: true });
});

describe('the first look of the popup', () => {
  it('is asked for at once, and once: the views get that very answer', async () => {
    const { asked, answer } = worker();
    const { ask, activeTab } = beginLook();
    await settle();
    expect(asked).toEqual(['page.lookAtTab']);
    await answer();
    expect(await activeTab()).toBe(1);
    expect((await ask('page.lookAtTab', { tabId: 1 })).answer?.webmail).toBe('answer 1');
    expect(asked).toHaveLength(1);
  });

  it('is not the answer to a later one', async () => {
    const { asked, answer } = worker();
    const { ask } = beginLook();
    await settle();
    await answer();
    await ask('page.lookAtTab', { tabId: 1 });
    const again = ask('page.lookAtTab', { tabId: 1 });
    await settle();
    await answer();
    expect((await again).answer?.webmail).toBe('answer 2');
    expect(asked).toHaveLength(2);
  });

  it('keeps what is told of inspections until the views listen, and tells it once', async () => {
    worker();
    const { onNews } = beginLook();
    const news = [checking[0] ?? verified, verified].map((inspection) => ({ key: KEY, inspection }));
    for (const one of news) await tell('news.inspection', one);
    const heard: unknown[] = [];
    const stop = onNews('news.inspection', (one) => heard.push(one));
    expect(heard).toEqual(news);
    await tell('news.inspection', { key: KEY, inspection: verified });
    expect(heard).toHaveLength(3);
    stop();
    onNews('news.inspection', (one) => heard.push(one));
    expect(heard).toHaveLength(3);
  });

  it('lets the views hear nothing of the tab that is older than its answer', async () => {
    const { answer } = worker();
    const { onNews } = beginLook();
    await settle();
    await tell('news.tab', { tab: { ...TAB, webmail: 'before' } });
    await answer();
    await tell('news.tab', { tab: { ...TAB, webmail: 'after' } });
    const heard: (string | null)[] = [];
    onNews('news.tab', ({ tab }) => heard.push(tab.webmail));
    expect(heard).toEqual(['after']);
  });

  it('asks nothing where there is no tab', async () => {
    fake.tabs.length = 0;
    const { asked } = worker();
    expect(await beginLook().activeTab()).toBeNull();
    await settle();
    expect(asked).toEqual([]);
  });
});

describe('the popup, when another tab comes to the front', () => {
  const bringAnother = async () => {
    for (const tab of fake.tabs) tab.active = false;
    fake.tabs.push({ id: 2, url: 'https://shop.example/', active: true });
    fire.tabActivated(2);
    await settle();
  };

  it.each([
    ['closes in Firefox, which leaves it open', 'moz-extension://waybill-test/', 1],
    ['is closed by Chromium itself', OWN, 0],
  ])('%s', async (_, own, times) => {
    fake.own = own;
    worker();
    let closed = 0;
    closeWithTab(() => closed++);
    await settle();
    expect(closed).toBe(0);
    await bringAnother();
    expect(closed).toBe(times);
  });
});
