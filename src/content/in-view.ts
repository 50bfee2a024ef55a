/**
 * Tells when an element first comes near to being seen. A conversation may have hundreds of open messages: only what a reader comes to
 * is fetched.
 */

/** A part of the window's height below and above it. */
const MARGIN = '50%';

/** @returns calls `then` once, as soon as the element is in view; never when it leaves the page before. Ends with the signal. */
export function createInView(signal: AbortSignal): (element: Element, then: () => void) => void {
  const waiting = new Map<Element, () => void>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        const then = waiting.get(target);
        forget(target);
        then?.();
      }
    },
    { rootMargin: MARGIN },
  );
  const forget = (element: Element) => {
    observer.unobserve(element);
    waiting.delete(element);
  };
  signal.addEventListener('abort', () => observer.disconnect());
  return (element, then) => {
    for (const known of waiting.keys()) if (!known.isConnected) forget(known);
    waiting.set(element, then);
    observer.observe(element);
  };
}
