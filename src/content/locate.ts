/** Which messages are open in this frame, by the profile of its webmail, and which of them the reader looks at. */
import type { OpenMessage, Page, Webmail } from '../webmail/webmail.ts';

export interface LocatedMessage extends OpenMessage {
  /** The one opened last; of several that were there from the start, the last on the page. */
  focused: boolean;
}

export interface Located {
  webmail: Webmail | null;
  account: string | null;
  messages: LocatedMessage[];
}

/** The browser's own page. */
export function currentPage(frame: Window): Page {
  return {
    document: frame.document,
    location: frame.location,
    isVisible: (element) => element.checkVisibility({ visibilityProperty: true }),
  };
}

/** How a page's webmail is known: `findWebmail`, or nothing at all where none may be looked for. */
export type WebmailFinder = (page: Page) => Webmail | null;

/** @returns looks at the page anew on each call, and remembers in which order messages appeared */
export function createLocator(page: Page, findWebmail: WebmailFinder): () => Located {
  let appearances = 0;
  let appeared = new Map<string, number>();
  return () => {
    const webmail = findWebmail(page);
    const open = webmail?.openMessages(page) ?? [];
    appeared = new Map(open.map(({ id }) => [id, appeared.get(id) ?? ++appearances]));
    const last = Math.max(...appeared.values());
    const account = webmail?.account?.(page) ?? null;
    return {
      webmail,
      account,
      messages: open.map((message) => ({ ...message, focused: appeared.get(message.id) === last })),
    };
  };
}

/** Whether this message is still open; asked again after every wait, since pages swap messages under one's hands. */
export function isOpen(page: Page, webmail: Webmail, id: string): boolean {
  return webmail.openMessages(page).some((message) => message.id === id);
}

/** What makes messages the same ones: their ids, what the page shows of them, and which of them has the focus. */
export function describe(messages: readonly LocatedMessage[], withFocus = true): string {
  return JSON.stringify(messages.map(({ id, shown, focused }) => [id, shown, withFocus && focused]));
}
