/**
 * A page that is itself the source of a mail: text/plain, as "show source" of many webmails, a list archive or a file
 * gives it. What the browser shows of it is decoded text, so its address is fetched again as bytes.
 */
import type { Page, Webmail } from './webmail.ts';

const TYPES = ['text/plain', 'message/rfc822'];
/** Enough to see a field name, or that there is none. */
const LOOKED_AT = 4_000;

export const plainSource: Webmail = {
  name: 'text/plain',

  recognizes: (page) => TYPES.includes(page.document.contentType) && beginsWithField(page),

  openMessages: (page) => [{ id: addressOf(page), shown: {}, sender: null }],

  sourceAddresses: (page, id) => (addressOf(page) === id ? [{ url: id, fidelity: 'exact' }] : []),
};

function addressOf(page: Page): string {
  return page.location.href.slice(0, page.location.href.length - page.location.hash.length);
}

/** A field name and its colon (RFC 5322 §3.6.8) on the first line that is not empty; an mbox line may stand before. */
function beginsWithField(page: Page): boolean {
  const text = (page.document.body?.textContent ?? '').slice(0, LOOKED_AT).trimStart();
  return /^(?:From [^\n]*\n)?[!-9;-~]{1,80}[ \t]*:/.test(text);
}
