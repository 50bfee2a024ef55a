/**
 * What a webmail must tell: which messages are open, beside what a badge may stand, and where the raw source is had. One
 * file a webmail in sites/, all its selectors and addresses at the top, since hosted ones change; how a page is recognized
 * as its, one line in registry.ts. docs/adding-a-webmail.md tells the whole way.
 *
 * Nothing of a message's body may ever answer for the page: bodies are written by attackers. Each profile names the
 * elements that hold bodies, and looks outside of them only (`outside`).
 */
import type { Fidelity } from '../core/index.ts';
import type { Step } from './steps.ts';

/** A page as the profiles see it: the browser's own, or one made by a test. */
export interface Page {
  document: Document;
  /**
   * The `html` element, to look for elements in. The attack: a mail with `<form name="querySelector">` takes the place of the
   * document's own function of that name, and so for every name that a document has.
   */
  root: Element;
  location: Pick<Location, 'href' | 'origin' | 'hostname' | 'pathname' | 'search' | 'hash'>;
  /** @returns those of the page's own that scripts may read, 'NAME=VALUE; NAME=VALUE' */
  cookies(): string;
  /** Whether it is the whole tab. A frame of the same origin may hold the body of a mail, all of which an attacker wrote. */
  isTop: boolean;
  /**
   * Whether the person did not go back to the address that the page has now. A page that writes its address and never reads it again shows what it
   * showed before then. False where the browser does not tell.
   */
  isNewest(): boolean;
  /** Whether the element takes room in the page, where a person can scroll to. */
  isVisible(element: Element): boolean;
}

export interface OpenMessage {
  /** The webmail's own id of it; unique within the page. */
  id: string;
  /** What the page shows of it; `from` is the address alone, absent where the page does not tell it. */
  shown: { from?: string | undefined; subject?: string | undefined; messageId?: string | undefined };
  /** The element that names the sender, behind which a badge is put (and must not hide it from its selector); null = no place. */
  sender: Element | null;
}

export interface SourceAddress {
  /** Of the page's own origin, unless it is fetched elsewhere: another is not asked. */
  url: string;
  /** What the person opened in the page: nothing is asked. */
  text?: string;
  /** It stands in another message, as a part of it: whoever wrote that one wrote all of its route. */
  attached?: true;
  /** A request that is more than a bare GET. */
  request?: { method: 'POST'; headers: Readonly<Record<string, string>>; body?: string };
  /** Another host, listed in elsewhere.ts, whose permission the person gave: the worker fetches it. */
  elsewhere?: true;
  /** Selector of the element that holds the source in an HTML answer; absent = the answer is the source. */
  element?: string;
  /** The answer is a page that only tells where the source is: what is tried next; absent = it is the source. */
  leadsTo?: (answer: ParentNode) => SourceAddress[];
  /** How the bytes of the message are had from those of the answer, in this order. */
  steps?: readonly Step[];
  fidelity: Fidelity;
  /** The only other origin to which the webmail may lead on from there; absent = whatever leads on is not the source. */
  redirectsTo?: string;
}

export interface Webmail {
  /** Its own name, as people know it; whose mailboxes it shows stands under it in mailboxes.ts. */
  name: string;
  /** Selector of the elements that hold bodies, from which a mail may reach over its badge; absent = they are frames. */
  bodies?: string;
  /**
   * Whose mailbox this page shows, as the webmail's own frame around the messages says it: an address, or what the user signed in
   * as. Never out of a message: whoever writes a To writes any address. Absent, or null = the page does not say.
   */
  account?(page: Page): string | null;
  /** Messages that are open and visible now, in the order of the page. */
  openMessages(page: Page): OpenMessage[];
  /** Where the source of an open message is had, best first; none when that message is not open any more. */
  sourceAddresses(page: Page, id: string): SourceAddress[];
  /** Where the page lists messages; absent = its rows name none. */
  list?: MessageList;
}

/**
 * A list of messages whose rows say by themselves which message each is, for the marks of those that were checked. A row is known by that
 * id alone: senders and subjects are an attacker's words. So with a list, ids have to differ among all accounts of the webmail's origin.
 */
export interface MessageList {
  /** Selector of what holds the rows; nothing outside of it is looked at. */
  container: string;
  /** Selector of a row. */
  row: string;
  /** @returns what reads a row as it is now; null for rows that name no message */
  reader(page: Page): (row: Element) => ListedMessage | null;
}

export interface ListedMessage {
  /** As `openMessages` tells it. */
  id: string;
  /** As the row shows it, whole; absent where it is cut. */
  subject?: string | undefined;
  /** The element that names the sender, before which the mark stands. */
  sender: Element;
}
