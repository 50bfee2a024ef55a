/**
 * The popup's first question. To ask it takes next to nothing of what the popup draws with: while that is being loaded, the worker starts,
 * finds the message and checks it.
 */
import { browser, isFirefox } from '../platform/browser.ts';
import { ask } from '../platform/wire/ask.ts';
import { onNews } from '../platform/wire/news.ts';
import type { News, NewsName } from '../platform/wire/wire.ts';
import type { Dependencies } from './dependencies.ts';

type Listener<N extends NewsName> = (news: News[N]) => void;
export type FirstLook = Pick<Dependencies, 'activeTab' | 'ask' | 'onNews'>;

let begun: FirstLook | null = null;

/** @returns the wire for the popup's views, begun when it is asked for first: what they ask first is under way, and they hear what was told before they listened */
export function firstLook(): FirstLook {
  begun ??= beginLook();
  return begun;
}

/** Asks at once. */
export function beginLook(): FirstLook {
  const tab = activeTab();
  const ofTab = hear('news.tab');
  const ofInspection = hear('news.inspection');
  let look: Promise<unknown> | null = tab.then(async (tabId) => {
    const reply = tabId === null ? null : await ask('page.lookAtTab', { tabId });
    // The answer knows all that was told before it.
    ofTab.forget();
    return reply;
  });
  return {
    activeTab: () => tab,
    ask: ((name, request) => {
      if (name !== 'page.lookAtTab' || look === null) return ask(name, request);
      const asked = look;
      look = null;
      return asked;
    }) as typeof ask,
    onNews: ((name, listener) => {
      if (name === 'news.tab') ofTab.tell(listener as Listener<'news.tab'>);
      if (name === 'news.inspection') ofInspection.tell(listener as Listener<'news.inspection'>);
      return onNews(name, listener);
    }) as typeof onNews,
  };
}

/**
 * Closes the popup when another tab comes to the front. Chromium does so by itself; in Firefox the popup stays. The attack: a page opens the webmail
 * in a tab, waits for the popup there, and closes that tab; the verdict of the mail would then stand over the page.
 */
export function closeWithTab(close: () => void): void {
  if (!isFirefox()) return;
  const look = async () => {
    if ((await activeTab()) !== (await firstLook().activeTab())) close();
  };
  // Of whatever window it tells: which one the popup is in, the browser knows.
  browser.tabs.onActivated.addListener(look);
  // It may have come since the first question.
  look();
}

/** The tab under the popup. */
async function activeTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** Keeps news until somebody listens to them. */
function hear<N extends NewsName>(name: N) {
  let heard: News[N][] = [];
  const stop = onNews(name, (news) => heard.push(news));
  const forget = () => {
    heard = [];
  };
  return {
    forget,
    tell(listener: Listener<N>) {
      stop();
      heard.forEach(listener);
      forget();
    },
  };
}
