/**
 * Sees when a mail covers its badge. The attack: what a mail's body holds is moved up over the sender's line (negative margins,
 * transforms, a high z-index) and draws a badge of its own there.
 */

interface Target {
  /** What lies above it, as far as Chromium tells; undefined = unknown. */
  isSeen?: boolean | undefined;
  /** How often it was found covered lately. */
  times: number;
}

/** A webmail's own menu may pass over for a moment, and a page is drawn in steps. */
const TIMES = 2;
/**
 * What a look that finds it open takes off that number. The attack: what covers is animated, there for one second and away for the next, and a
 * number that begins anew each time never gets beyond one.
 */
const FADE = 0.25;
/** In how many parts of its width it is looked at. */
const PARTS = 12;

export interface Covering {
  watch(host: Element): void;
  forget(host: Element): void;
  /** Looks at all of them; to be called about once a second. @returns those that are covered by now */
  look(bodies: string): Element[];
}

/** Chromium's second version of the observer tells whether anything is drawn above an element, even where it takes no clicks. */
type Entry = IntersectionObserverEntry & { isVisible?: boolean };

/** @returns watches nothing yet; ends with the signal */
export function createCovering(document: Document, signal: AbortSignal): Covering {
  const targets = new Map<Element, Target>();
  const observer = new IntersectionObserver(
    (entries: Entry[]) => {
      for (const { target, intersectionRatio, isVisible } of entries) {
        const known = targets.get(target);
        if (known) known.isSeen = intersectionRatio < 0.99 ? undefined : isVisible;
      }
    },
    { threshold: [0, 0.5, 1], trackVisibility: true, delay: 200 } as IntersectionObserverInit,
  );
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    watch(host) {
      targets.set(host, { times: 0 });
      observer.observe(host);
    },
    forget(host) {
      targets.delete(host);
      observer.unobserve(host);
    },
    look(bodies) {
      for (const [host, target] of targets) {
        const isOver = isCovered(document, host, target, bodies);
        target.times = isOver ? Math.min(target.times + 1, TIMES) : Math.max(target.times - FADE, 0);
      }
      return [...targets].filter(([, { times }]) => times >= TIMES).map(([host]) => host);
    },
  };
}

function isCovered(document: Document, host: Element, { isSeen }: Target, bodies: string): boolean {
  const { left, top, width, height } = host.getBoundingClientRect();
  // Somewhere else in each part every time. The attack: what covers leaves out just the places that are looked at.
  const above = Array.from({ length: PARTS }, (_, part) =>
    document.elementFromPoint(
      left + ((part + Math.random()) / PARTS) * width,
      top + (0.2 + 0.6 * Math.random()) * height,
    ),
  );
  // By our own element's function. The attack: what covers is `<form><input name="closest">`, which shows its field in place of its own.
  // Or it is no element: styles have the picture of the page before stay above this one (`@view-transition`). Older browsers leave out what they
  // do not know of such a list.
  if (above.some((element) => element && host.closest.call(element, `:is(${bodies},:active-view-transition)`)))
    return true;
  // Out of view, or below something of the webmail's own.
  return isSeen === false && above.every((element) => element === host) && !hasEffects(document, host);
}

/**
 * An element that is half transparent or turned with its page counts as not seen. The attack: the sender stands in a form of the webmail's,
 * of which a mail makes its `<input form="…" name="parentElement">` a field: who goes up by what the form says goes round for ever.
 */
function hasEffects(document: Document, host: Element): boolean {
  const up = document.createTreeWalker(document, 1);
  up.currentNode = host;
  while (up.parentNode()) {
    const style = getComputedStyle(up.currentNode as Element);
    if (
      'opacity filter transform rotate scale perspective backdrop-filter mix-blend-mode -webkit-box-reflect'
        .split(' ')
        .some((effect) => !/^(1|none|normal)$/.test(style.getPropertyValue(effect)))
    )
      return true;
  }
  return false;
}
