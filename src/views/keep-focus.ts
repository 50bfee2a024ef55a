/** Time for what takes the focus by itself: a panel that opens, a story that ends. */
const WAIT_MS = 120;
const FIRST_TO_USE = 'button:enabled, a[href], input:enabled, select:enabled, textarea:enabled, summary';

/**
 * Keeps the focus where a person is. What has it may go with what it did ("next question", "another message", an entry that is removed),
 * or be switched off (the first page's "back"): browsers then give it to the body, a keyboard begins anew at the top, and a screen reader falls
 * silent. It goes to the nearest part that is left: its heading, where it has one; beside a button that was switched off, to the next one.
 *
 * @param page what holds all that can be used
 */
export function keepFocus(page: HTMLElement): void {
  /** What had the focus last, and all that it stood in, the innermost first. */
  let trail: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mend = () => {
    const [last] = trail;
    // Who clicked beside everything has left it on purpose.
    if (document.activeElement !== document.body || !last || canHaveFocus(last)) return;
    const place = trail.slice(1).find(canBeSeen);
    if (!place) return;
    const target = last.isConnected ? place.querySelector(FIRST_TO_USE) : place.querySelector('h1, h2, h3');
    focusOn(target && canBeSeen(target) ? target : place);
  };
  page.addEventListener('focusin', ({ target }) => {
    trail = [];
    for (let node = target instanceof Element ? target : null; node; node = node === page ? null : node.parentElement)
      trail.push(node);
  });
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(mend, WAIT_MS);
  }).observe(page, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden', 'open'] });
}

function canBeSeen(element: Element): boolean {
  return element.isConnected && element.checkVisibility();
}

function canHaveFocus(element: Element): boolean {
  return canBeSeen(element) && !element.matches(':disabled');
}

function focusOn(element: Element): void {
  if (!(element instanceof HTMLElement)) return;
  if (!element.matches(FIRST_TO_USE)) {
    element.tabIndex = -1;
    element.setAttribute('data-kept-focus', '');
  }
  element.focus({ preventScroll: true });
}
