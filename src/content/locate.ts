/** Which messages are open in this frame, by the profile of its webmail, and which of them the reader looks at. */
import type { Site } from '../webmail/registry.ts';
import type { OpenMessage, Page, Webmail } from '../webmail/webmail.ts';

export interface LocatedMessage extends OpenMessage {
  /** The one opened last; of several that were there from the start, the last on the page. */
  focused: boolean;
}

export interface Located {
  /** Its profile; null while it is loaded, where there is none, and on a page of no webmail. */
  webmail: Webmail | null;
  /** Display name of the webmail; null = none. */
  name: string | null;
  account: string | null;
  messages: LocatedMessage[];
}

export interface Locator {
  /** Looks at the page anew on each call, and remembers in which order messages appeared. */
  (): Located;
  /** Waits until the profile of the page's webmail is there, if it is of one. */
  ready(): Promise<void>;
}

/** How a page's webmail is known, and its profile had. */
export interface WebmailFinder {
  recognize(page: Page): Site | null;
  /** Brings the profile of a site into this frame; null = it cannot be had. */
  load(file: string): Promise<Webmail | null>;
}

/**
 * Where Zimbra leaves what it shows no more, a search in another of its own tabs, for one: ten thousand pixels to the left, drawn as ever. What was
 * opened there would be the message that one looks at. Nobody scrolls so far.
 */
const ASIDE = -5000;

/** The browser's own page. */
export function currentPage(frame: Window): Page {
  const { document } = frame;
  // The root is looked up each time: a page that writes itself anew (`document.open`) has another one then, and in between none at all.
  // By the getter of every document: an element of a mail named "documentElement" would stand in its place.
  const own = (name: 'documentElement' | 'cookie'): unknown =>
    Object.getOwnPropertyDescriptor(Document.prototype, name)?.get?.call(document);
  return {
    document,
    get root() {
      return (own('documentElement') ?? document) as Element;
    },
    cookies: () => String(own('cookie')),
    location: frame.location,
    isTop: frame.top === frame.self,
    isNewest: () => frame.navigation?.canGoForward === false,
    isVisible: (element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().right > ASIDE,
  };
}

/** @param loaded is called when the profile is there */
export function createLocator(page: Page, { recognize, load }: WebmailFinder, loaded: () => void): Locator {
  let appearances = 0;
  let appeared = new Map<string, number>();
  /** Once it is recognized, a page stays what it is: nothing that a mail brings in later can make it another webmail's. */
  let site: Site | null = null;
  let webmail: Webmail | null = null;
  let loading: Promise<void> | null = null;
  /** What stood beside each sender when its message was last open. */
  const drawn = new WeakMap<object, unknown[]>();

  /**
   * The fault: back and forward, or a link in a mail, change the address at once, and until the next message has been loaded the one before stands
   * there. Its source would be asked for under the next one's id, and the next one's verdict be seen beside it. So a message whose id came with
   * another address is open once the page has drawn something else: the element that names the sender, its words, or the body.
   */
  function isDrawn(message: OpenMessage): boolean {
    const { id, shown, sender } = message;
    const body = page.root.querySelector(webmail?.bodies ?? ':not(*)')?.firstChild;
    const now = [id, page.location.href, shown.from, shown.subject, body];
    const before = drawn.get(sender ?? message) ?? now;
    const [isSame, isThere, ...isAsBefore] = now.map((part, at) => (part ?? before[at]) === before[at]);
    if (!isSame && !isThere && isAsBefore.every(Boolean)) return false;
    drawn.set(sender ?? message, now);
    return true;
  }

  function learn(): void {
    site ??= recognize(page);
    if (!site?.file || loading) return;
    loading = load(site.file).then((profile) => {
      webmail = profile;
      // The extension may have been busy: the next look tries again.
      if (profile === null) loading = null;
      else loaded();
    });
  }

  const locate = () => {
    learn();
    const open = (webmail?.openMessages(page) ?? []).filter(isDrawn);
    appeared = new Map(open.map(({ id }) => [id, appeared.get(id) ?? ++appearances]));
    const last = Math.max(...appeared.values());
    return {
      webmail,
      name: site?.name ?? webmail?.name ?? null,
      account: webmail?.account?.(page) ?? null,
      messages: open.map((message) => ({ ...message, focused: appeared.get(message.id) === last })),
    };
  };
  locate.ready = async () => {
    learn();
    await loading;
  };
  return locate;
}

/** What makes a message the same one: its id, and what the page shows of it. */
export function whichOf({ id, shown }: OpenMessage): string {
  return JSON.stringify([id, shown]);
}
