/** A webmail whose address names the open message, and whose page, in the look that is known, names the sender. */
import { notIn, onlyAddressIn, outside, textOf } from './elements.ts';
import type { Page, Webmail } from './webmail.ts';

interface WithSender {
  name: string;
  /** Which message the address names, and where its source is had. */
  find(page: Page): { id: string; url: string } | null;
  /** Elements that hold bodies. */
  bodies: string;
  /** The sender's line of every message that is unfolded. */
  sender: string;
  /** Its attribute that holds the address; absent = its text does. */
  attribute?: string;
  subject: string;
}

/**
 * Where nothing of that look is found, the address alone counts, as with `byAddress`. Where two messages are unfolded, it does not tell which of
 * them a person looks at: then none is open.
 *
 * @returns the profile of such a webmail
 */
export function withSender({ name, find, bodies, sender, attribute, subject }: WithSender): Webmail {
  return {
    name,
    bodies,
    openMessages(page) {
      const found = find(page);
      const [first = null, other] = [...page.root.querySelectorAll(notIn(bodies, sender))].filter(page.isVisible);
      if (!found || other) return [];
      const from = onlyAddressIn(attribute ? first?.getAttribute(attribute) : textOf(first));
      const shown = { from, subject: textOf(outside(page, page.root, [subject], bodies)) };
      return [{ id: found.id, shown, sender: first }];
    },
    sourceAddresses(page, id) {
      const found = find(page);
      return found?.id === id ? [{ url: found.url, fidelity: 'exact' }] : [];
    },
  };
}
