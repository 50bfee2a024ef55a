/**
 * A page that is itself the source of a mail: text/plain, as "show source" of many webmails, a list archive or a file
 * gives it. What the browser shows of it is decoded text, so its address is fetched again as bytes.
 */
import type { Page, Webmail } from '../webmail.ts';

export const webmail: Webmail = {
  name: 'text/plain',

  openMessages: (page) => [{ id: addressOf(page), shown: {}, sender: null }],

  sourceAddresses: (page, id) => (addressOf(page) === id ? [{ url: id, fidelity: 'exact' }] : []),
};

function addressOf(page: Page): string {
  return page.location.href.slice(0, page.location.href.length - page.location.hash.length);
}
