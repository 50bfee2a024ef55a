/** What a person does in maildev: open a mail from the list. */
import type { Page } from 'puppeteer-core';
import type { Maildev } from './maildev.ts';

/** @param id maildev's own id of the mail */
export async function openInMaildev(page: Page, maildev: Maildev, id: string): Promise<void> {
  await page.goto(`${maildev.origin}/`);
  await (await page.waitForSelector(`[data-testid="email-list-item"][data-email-id="${id}"]`))?.click();
  await page.waitForSelector(`[data-testid="email-viewer"][data-email-id="${id}"]`);
}
