/** Tells when a page may have changed which messages are open. Ends with the signal. */

import type { Page } from '../webmail/webmail.ts';

/** Looking costs a query over the document, and webmails change something all the time. */
const PAUSE_MS = 100;
/** What webmails change when they show another message, or fold one, in elements that stay. */
const WATCHED =
  'class style hidden title href src aria-expanded aria-selected data-email-id data-message-id data-legacy-message-id';

/** What else in the window is listened for, at once. */
type Listeners = Readonly<Record<string, (event: never) => void>>;

/**
 * @param touches whether a change may concern a badge that stands: then `look` is called before anything is
 *   drawn, so that no verdict is ever seen beside another message; all other changes wait for a pause
 */
export function watchPage(
  frame: Window,
  page: Page,
  look: () => void,
  touches: (record: MutationRecord) => boolean,
  signal: AbortSignal,
  listeners: Listeners,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let root: Element | null = null;
  /** A page that writes itself anew (`document.open`) takes all listeners off its window, ours too, with the document's root. */
  const listen = () => {
    if (root === page.root) return;
    root = page.root;
    const all = { hashchange: lookLater, popstate: lookLater, resize: lookLater, ...listeners };
    for (const [type, listener] of Object.entries(all))
      frame.addEventListener(type, listener as EventListener, { capture: true, passive: true, signal });
  };
  const lookLater = () => {
    timer ??= setTimeout(lookNow, PAUSE_MS);
  };
  const lookNow = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!signal.aborted) look();
  };
  const observer = new MutationObserver((records) => {
    listen();
    if (records.some(touches)) lookNow();
    else lookLater();
  });
  // The document itself: it may show an element of a mail under the name by which it has its root.
  observer.observe(page.document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: WATCHED.split(' '),
  });
  listen();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}
