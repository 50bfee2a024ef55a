/** Tells when a page may have changed which messages are open. Ends with the signal. */

/** Looking costs a query over the document, and webmails change something all the time. */
const PAUSE_MS = 100;
/** What webmails change when they show another message, or fold one, in elements that stay. */
const WATCHED = [
  ...['class', 'style', 'hidden', 'title', 'href', 'src', 'aria-expanded', 'aria-selected'],
  ...['data-email-id', 'data-message-id', 'data-legacy-message-id'],
];

/**
 * @param touches whether a change at this node may concern a badge that stands: then `look` is called before anything is
 *   drawn, so that no verdict is ever seen beside another message; all other changes wait for a pause
 */
export function watchPage(
  frame: Window,
  look: () => void,
  touches: (node: Node) => boolean,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookLater = () => {
    timer ??= setTimeout(lookNow, PAUSE_MS);
  };
  const lookNow = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!signal.aborted) look();
  };
  const observer = new MutationObserver((records) => {
    if (records.some((record) => touches(record.target))) lookNow();
    else lookLater();
  });
  // The document itself: it may show an element of a mail under the name by which it has its root.
  observer.observe(frame.document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: WATCHED,
  });
  for (const type of ['hashchange', 'popstate', 'resize']) frame.addEventListener(type, lookLater, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}
