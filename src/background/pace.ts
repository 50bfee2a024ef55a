/**
 * How fast a tab may tell what it shows. The attack: a page that took over its own process tells in our script's name, thousands of
 * times a second; each time a record is written, in one queue with those of all tabs, and the icon is drawn.
 */

/** A page is looked at no more often (content/watch.ts). */
const EVERY_MS = 100;
/** As many at once: a webmail's frames that load together, a person who opens one mail after the other. */
const AT_ONCE = 20;
/** Whoever would wait longer is turned away: our own script has one question under way in each frame. */
const MOST_WAIT_MS = 5_000;

/** @returns waits until that tab has its turn; false = it asks too often, and gets none */
export function createPace(): (tabId: number) => Promise<boolean> {
  /** Until when each tab has used up its turns. */
  const used = new Map<number, number>();
  return async (tabId) => {
    const now = Date.now();
    const earliest = now - AT_ONCE * EVERY_MS;
    for (const [other, until] of used) if (until < earliest) used.delete(other);
    const turn = (used.get(tabId) ?? earliest) + EVERY_MS;
    if (turn - now > MOST_WAIT_MS) return false;
    used.set(tabId, turn);
    if (turn > now) await new Promise((resolve) => setTimeout(resolve, turn - now));
    return true;
  };
}
