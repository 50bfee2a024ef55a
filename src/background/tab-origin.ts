/** Which site a tab shows now. */
import { browser } from '../platform/browser.ts';

/** @returns 'https://mail.example.org'; '' where the browser does not tell, since nothing is granted there; null when the tab is gone */
export async function originOf(tabId: number): Promise<string | null> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab && (URL.parse(tab.url ?? '')?.origin ?? '');
}
