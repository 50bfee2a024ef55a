import type { Page } from 'puppeteer-core';

/** Pastes a source into the report page and has it checked: each byte as one character, as a page shows it. */
export async function pasteSource(page: Page, source: Uint8Array): Promise<void> {
  await page.waitForSelector('textarea');
  await page.focus('textarea');
  await page.keyboard.sendCharacter(Buffer.from(source).toString('latin1'));
  await page.click('.intake button[type="submit"]');
}
