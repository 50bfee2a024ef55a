/** A tab as it is now, and which site it shows. */
import { browser, type Tabs } from '../platform/browser.ts';

/** @returns null when it is gone, or there is none */
export async function findTab(tabId: number | undefined): Promise<Tabs.Tab | null> {
  // Chromium throws at a tab without a number instead of rejecting it.
  return tabId === undefined ? null : await browser.tabs.get(tabId).catch(() => null);
}

/** @returns 'https://mail.example.org'; '' where the browser does not tell, since nothing is granted there; null when the tab is gone */
export async function originOf(tabId: number): Promise<string | null> {
  const tab = await findTab(tabId);
  return tab && (URL.parse(tab.url ?? '')?.origin ?? '');
}
