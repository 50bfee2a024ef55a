/** Which tab is in front in the panel's own window, and when another page comes into it. */
import { browser } from '../platform/browser.ts';
import { watchLoads } from './watch-loads.ts';

export interface FrontTabEvent {
  /** Another tab came to the front; its old page is gone; a page is there. */
  type: 'shown' | 'left' | 'loaded';
  tabId: number;
}

/** Asks nothing of any page. */
const LOOK_MS = 1000;

/**
 * Tells what happens to the tab in front, beginning with the one that is there.
 *
 * @returns stops telling
 */
export function watchFrontTab(tell: (event: FrontTabEvent) => void): () => void {
  let own: number | undefined;
  let front: number | undefined;
  const loads = watchLoads((type, tabId) => tell({ type, tabId }));
  const show = (tabId: number) => {
    loads.of(tabId);
    front = tabId;
    tell({ type: 'shown', tabId });
  };
  const onActivated = ({ tabId, windowId }: { tabId: number; windowId: number }) => {
    if (windowId === own) show(tabId);
  };
  browser.tabs.onActivated.addListener(onActivated);
  const find = async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  let crashed: number | undefined;
  // When a page's process crashes, no event tells: what was known of the page would stay beside the empty tab.
  const looks = setInterval(async () => {
    const tab = await find();
    const now = tab?.status === 'unloaded' ? tab.id : undefined;
    if (now !== undefined && now !== crashed) show(now);
    crashed = now;
  }, LOOK_MS);
  const begin = async () => {
    own = (await browser.windows.getCurrent()).id;
    const tab = await find();
    if (front === undefined && tab?.id !== undefined) show(tab.id);
  };
  begin().catch(console.error);
  return () => {
    clearInterval(looks);
    loads.stop();
    browser.tabs.onActivated.removeListener(onActivated);
  };
}
