/** A function that passes on at most one value in a while: the first at once, of those that follow the last. */
export interface Throttled<V> {
  (value: V): void;
  /** Drops what still waits. */
  stop(): void;
}

/** Passes the first value at once and then the latest one at most every `pauseMs`; those between are dropped. */
export function throttle<V>(pass: (value: V) => void, pauseMs: number): Throttled<V> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: { value: V } | undefined;
  const next = () => {
    timer = undefined;
    const due = waiting;
    waiting = undefined;
    if (due) throttled(due.value);
  };
  const throttled = (value: V) => {
    if (timer) {
      waiting = { value };
      return;
    }
    pass(value);
    timer = setTimeout(next, pauseMs);
  };
  return Object.assign(throttled, {
    stop: () => {
      clearTimeout(timer);
      waiting = undefined;
    },
  });
}
