/** Which tab is in front in the panel's own window, and when another page comes into it. */
import { browser } from '../platform/browser.ts';

export interface FrontTabEvent {
  /** Another tab came to the front; its old page is gone; a page is there. */
  type: 'shown' | 'left' | 'loaded';
  tabId: number;
}

/** A webmail that only changes its address says "loading" too, and "complete" at once. */
const LEFT_MS = 300;

/**
 * Tells what happens to the tab in front, beginning with the one that is there.
 *
 * @returns stops telling
 */
export function watchFrontTab(tell: (event: FrontTabEvent) => void): () => void {
  let own: number | undefined;
  let front: number | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const show = (tabId: number) => {
    clearTimeout(leaving);
    front = tabId;
    tell({ type: 'shown', tabId });
  };
  const onActivated = ({ tabId, windowId }: { tabId: number; windowId: number }) => {
    if (windowId === own) show(tabId);
  };
  const onUpdated = (tabId: number, { status }: { status?: string }) => {
    if (tabId !== front || status === undefined) return;
    clearTimeout(leaving);
    if (status === 'complete') tell({ type: 'loaded', tabId });
    else leaving = setTimeout(() => tell({ type: 'left', tabId }), LEFT_MS);
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  const begin = async () => {
    own = (await browser.windows.getCurrent()).id;
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (front === undefined && tab?.id !== undefined) show(tab.id);
  };
  begin().catch(console.error);
  return () => {
    clearTimeout(leaving);
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
}
