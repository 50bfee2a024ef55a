/** A source that the person opened in the page by hand, in a dialog or a text area, where a webmail gives it no other way. */
import { outside } from '../webmail/elements.ts';
import type { OpenMessage, Page, Webmail } from '../webmail/webmail.ts';
import { problemOfBytes } from './source-check.ts';

/** Header blocks are smaller; what stands below is the body, which does not count. */
const MOST = 512 * 1024;

/** @returns it as a message of its own, whose id changes with its text; none when nothing is opened */
export function openedMessage(page: Page, webmail: Webmail): OpenMessage[] {
  const text = openedText(page, webmail);
  return text === null ? [] : [{ id: `opened ${fingerprint(text)}`, shown: {}, sender: null }];
}

/** @returns the header that stands there under this id; null when it is another one by now */
export function openedSource(page: Page, webmail: Webmail, id: string): Uint8Array<ArrayBuffer> | null {
  const text = openedText(page, webmail);
  return text !== null && id === `opened ${fingerprint(text)}` ? headerOf(text) : null;
}

/** The header of a text that was decoded for people: nothing below it can be believed to be what arrived. */
export function headerOf(text: string): Uint8Array<ArrayBuffer> {
  const lines = text.replace(/\r?\n/g, '\r\n');
  const end = lines.indexOf('\r\n\r\n');
  return new TextEncoder().encode(end < 0 ? lines : lines.slice(0, end + 4));
}

function openedText(page: Page, { opened }: Webmail): string | null {
  if (!opened) return null;
  const element = outside(page, page.root, opened.elements, opened.bodies);
  if (!element) return null;
  // What stands in a text area is its value: its content is only what the page began with.
  const whole = element.localName === 'textarea' ? (element as HTMLTextAreaElement).value : element.textContent;
  const text = (whole ?? '').slice(0, MOST).trimStart();
  return problemOfBytes(headerOf(text)) === null ? text : null;
}

/** FNV-1a: two texts that a person opens one after the other have to differ in it; nobody gains by two that do not. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}
