import { browser } from '../platform/browser.ts';

/** A webmail that only changes its address says "loading" too, and "complete" at once. */
const LEFT_MS = 300;

export interface Loads {
  /** From now on that of this tab, whose page may be loading already. */
  of(tabId: number): void;
  stop(): void;
}

/**
 * Tells when the page of a tab is gone, and when one has come in its place.
 *
 * @param watched the tab, whose page is there; absent = none at first
 */
export function watchLoads(tell: (type: 'left' | 'loaded', tabId: number) => void, watched?: number): Loads {
  let isLoading = false;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const onUpdated = (tabId: number, { status }: { status?: string }) => {
    if (tabId !== watched || status === undefined) return;
    clearTimeout(leaving);
    const hasLoaded = status === 'complete' && isLoading;
    isLoading = status !== 'complete';
    if (isLoading) leaving = setTimeout(() => tell('left', tabId), LEFT_MS);
    else if (hasLoaded) tell('loaded', tabId);
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  return {
    of(tabId) {
      clearTimeout(leaving);
      watched = tabId;
      isLoading = true;
    },
    stop() {
      clearTimeout(leaving);
      browser.tabs.onUpdated.removeListener(onUpdated);
    },
  };
}
