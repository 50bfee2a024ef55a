/** What a person does in Roundcube: sign in, open a mail in full view or in the preview beside the list. */
import type { Page } from 'puppeteer-core';
import { MAIL_PASSWORD, MAIL_USER } from './dovecot.ts';
import { waitFor } from './process.ts';

/** @param user with or without a domain: the mailbox is that of the part before the @ */
export async function signIn(page: Page, origin: string, user = MAIL_USER): Promise<void> {
  await page.goto(`${origin}/?_task=login`);
  await page.type('#rcmloginuser', user);
  await page.type('#rcmloginpwd', MAIL_PASSWORD);
  await Promise.all([page.waitForNavigation(), page.click('#rcmloginsubmit')]);
}

/** The mail alone on the page. */
export async function openMail(page: Page, origin: string, uid: number): Promise<void> {
  await page.goto(`${origin}/?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show`, { waitUntil: 'load' });
  await page.waitForSelector('#messagebody');
}

/** The list with the mail in the frame beside or below it. */
export async function openInPreview(page: Page, origin: string, uid: number): Promise<void> {
  await page.goto(`${origin}/?_task=mail&_mbox=INBOX`, { waitUntil: 'load' });
  await selectInList(page, uid);
}

/** Clicks another mail of the list that is open. */
export async function selectInList(page: Page, uid: number): Promise<void> {
  // Rows are named after the UID, in the manner of Roundcube: base64 without padding.
  const row = `#rcmrow${Buffer.from(String(uid)).toString('base64').replaceAll('=', '')}`;
  await page.waitForSelector(row);
  await page.click(`${row} .subject, ${row}`);
  await waitFor(`mail ${uid} in the preview`, () => {
    return page
      .frames()
      .some((frame) => frame.url().includes(`_uid=${uid}&`) && frame.url().includes('_action=preview'));
  });
}
