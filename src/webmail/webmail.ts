/**
 * What a webmail must tell: whether this page is one of its, which messages are open, beside what a badge may stand, and
 * where the raw source is had. One file a webmail; all its selectors and addresses at the top, since hosted ones change.
 *
 * Nothing of a message's body may ever answer for the page: bodies are written by attackers. Each profile names the
 * elements that hold bodies, and looks outside of them only (`outside`).
 */
import type { Fidelity } from '../core/index.ts';

/** A page as the profiles see it: the browser's own, or one made by a test. */
export interface Page {
  document: Document;
  location: Pick<Location, 'href' | 'origin' | 'pathname' | 'hash'>;
  /** Whether the element takes room on the screen. */
  isVisible(element: Element): boolean;
}

export interface OpenMessage {
  /** The webmail's own id of it; unique within the page. */
  id: string;
  /** What the page shows of it; `from` is the address alone where the page tells it. */
  shown: { from?: string; subject?: string; messageId?: string };
  /** The element that names the sender, behind which a badge is put (and must not hide it from its selector); null = no place. */
  sender: Element | null;
}

export interface SourceAddress {
  url: string;
  /** Selector of the element that holds the source in an HTML answer; absent = the answer is the source. */
  element?: string;
  fidelity: Fidelity;
  /** The only other origin to which the webmail may lead on from there; absent = whatever leads on is not the source. */
  redirectsTo?: string;
}

export interface Webmail {
  /** Its own name, as people know it; whose mailboxes it shows stands under it in mailboxes.ts. */
  name: string;
  recognizes(page: Page): boolean;
  /**
   * Whose mailbox this page shows, as the webmail's own frame around the messages says it: an address, or what the user signed in
   * as. Never out of a message: whoever writes a To writes any address. Absent, or null = the page does not say.
   */
  account?(page: Page): string | null;
  /** Messages that are open and visible now, in the order of the page. */
  openMessages(page: Page): OpenMessage[];
  /** Where the source of an open message is had, best first; none when that message is not open any more. */
  sourceAddresses(page: Page, id: string): SourceAddress[];
}
