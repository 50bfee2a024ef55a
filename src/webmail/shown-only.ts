/** A webmail whose source is only had where the person opened it by hand in the page: in a dialog, a text area. */
import { outside } from './elements.ts';
import { fingerprint } from './fingerprint.ts';
import { beginsLikeSource } from './plain-text.ts';
import type { Page, Webmail } from './webmail.ts';

/** Header blocks are smaller; what stands below is the body, which does not count. */
const MOST = 512 * 1024;

/**
 * The text was decoded for people, so that only its header counts. It is a message of its own, whose id changes with its text: nothing
 * says which of several open messages it belongs to.
 *
 * @param elements selectors of what shows the source, tried in order
 * @param bodies selector of the elements that hold message bodies
 * @returns the profile of such a webmail: no message of it has an address of its source
 */
export function shownOnly(name: string, elements: readonly string[], bodies: string): Webmail {
  return {
    name,
    openMessages(page) {
      const text = shownText(page, elements, bodies);
      return text === null ? [] : [{ id: idOf(text), shown: {}, sender: null }];
    },
    sourceAddresses(page, id) {
      const text = shownText(page, elements, bodies);
      return text !== null && id === idOf(text) ? [{ url: page.location.href, text, fidelity: 'headers' }] : [];
    },
  };
}

/** @returns null when none is opened, or what is opened is no source */
function shownText(page: Page, elements: readonly string[], bodies: string): string | null {
  const element = outside(page, page.root, elements, bodies);
  if (!element) return null;
  // What stands in a text area is its value: its content is only what the page began with.
  const whole = element.localName === 'textarea' ? (element as HTMLTextAreaElement).value : element.textContent;
  const text = (whole ?? '').slice(0, MOST).trimStart();
  return beginsLikeSource(text) ? text : null;
}

function idOf(text: string): string {
  return `opened ${fingerprint(text)}`;
}
