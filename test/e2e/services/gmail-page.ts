import type { Page } from 'puppeteer-core';

/** Shows another thread of a page that is open, as a click in its list does. */
export async function showThread(page: Page, thread: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#inbox/${thread}`);
}
