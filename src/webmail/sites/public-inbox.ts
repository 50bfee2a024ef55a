/**
 * public-inbox (lore.kernel.org and other archives), one message a page. Run in November 2026: "raw" gave 9 of 9 test messages
 * byte for byte once its mbox was undone. What a list changed before it archived a message stays changed.
 */
import { crlfFromLf, fromMboxrd, oneOfMboxrd } from '../steps.ts';
import type { Page, Webmail } from '../webmail.ts';

/** The page is one text, whose body is escaped: no element in it but links. */
const MESSAGE = 'body > pre#b';
const RAW = 'body > pre#b > a[href="raw"]';

export const webmail: Webmail = {
  name: 'public-inbox',

  openMessages(page) {
    const id = idOf(page);
    if (id === null) return [];
    const text = page.root.querySelector(MESSAGE)?.textContent ?? '';
    const [, from] = /^From: [^\n]*<([^<>\s]{3,320})>/.exec(text) ?? [];
    const [, subject] = /^Subject: ([^\n]{1,998})$/m.exec(text.slice(0, text.indexOf('\n\n'))) ?? [];
    return [{ id, shown: { from, subject }, sender: null }];
  },

  sourceAddresses(page, id) {
    if (idOf(page) !== id) return [];
    const { origin, pathname } = page.location;
    const url = `${origin}${pathname.slice(0, pathname.lastIndexOf('/'))}/raw`;
    return [{ url, steps: [oneOfMboxrd, fromMboxrd, crlfFromLf], fidelity: 'exact' }];
  },
};

/** '/INBOX/MESSAGE-ID/' */
function idOf(page: Page): string | null {
  const parts = page.location.pathname.split('/');
  return parts.at(-1) === '' && page.root.querySelector(RAW) ? (parts.at(-2) ?? null) : null;
}
