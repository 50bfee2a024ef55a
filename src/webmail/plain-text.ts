import type { Page } from './webmail.ts';

const TYPES = ['text/plain', 'message/rfc822'];
/** Enough to see a field name, or that there is none. */
const LOOKED_AT = 4_000;

/** Whether a page is no web page but a text that begins with a header field, as "show source" of many webmails opens it. */
export function isPlainSource(page: Page): boolean {
  return TYPES.includes(page.document.contentType) && beginsLikeSource(page.root.textContent ?? '');
}

/** Whether a text begins with a field name and its colon (RFC 5322 §3.6.8); empty lines and an mbox line may stand before. */
export function beginsLikeSource(text: string): boolean {
  return /^(?:From [^\n]*\n)?[!-9;-~]{1,80}[ \t]*:/.test(text.slice(0, LOOKED_AT).trimStart());
}
