/** Files that a page saves. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { translate } from '../../../src/text/translate.ts';
import { waitFor } from '../services/process.ts';
import type { Chromium } from './chromium.ts';

/** From now on downloads go to that folder without a question. @returns waits for the next file with that ending */
export async function downloadsOf(chromium: Chromium, folder: string): Promise<(ending: string) => Promise<string>> {
  const session = await chromium.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  return async (ending) => {
    const name = await waitFor(`a saved ${ending} file`, () =>
      readdirSync(folder).find((file) => file.endsWith(ending)),
    );
    return join(folder, name);
  };
}

/** Opens the menu at the foot of a page of the extension, and chooses. */
export async function chooseToSave(page: Page, form: 'html' | 'json' | 'eml'): Promise<void> {
  await page.click('.footer .menu > button');
  const entry = await page.waitForSelector(`::-p-text(${translate(`view_save_${form}`)})`);
  await entry?.click();
}
