/**
 * How long a source is waited for. The attack, or a fault: an answer that never comes keeps a popup at "Reading the message…", and the
 * badges of later messages wait behind it.
 */
const IDLE_MS = 20_000;
/** A message of 50 MiB over a slow line. */
const TOTAL_MS = 180_000;

export interface Patience {
  /** Aborts when it is over, or when the page's own signal does. */
  signal: AbortSignal;
  /** Something came: the wait for more begins anew. */
  goOn(): void;
  /** Whether nothing came for too long. */
  isOver(): boolean;
  end(): void;
}

/** @param outer ends the wait too, without being its fault */
export function createPatience(outer: AbortSignal): Patience {
  const controller = new AbortController();
  let isOver = false;
  const giveUp = () => {
    isOver = true;
    controller.abort();
  };
  const total = setTimeout(giveUp, TOTAL_MS);
  let idle = setTimeout(giveUp, IDLE_MS);
  return {
    signal: AbortSignal.any([outer, controller.signal]),
    goOn() {
      clearTimeout(idle);
      idle = setTimeout(giveUp, IDLE_MS);
    },
    isOver: () => isOver,
    end() {
      clearTimeout(idle);
      clearTimeout(total);
    },
  };
}
