/** An event as the browser gives it to an extension. */
export interface Event<A extends unknown[]> {
  addListener(listener: (...args: A) => unknown): void;
  removeListener(listener: (...args: A) => unknown): void;
  /** Calls every listener; what they return, in order. */
  tell(...args: A): unknown[];
}

/** @returns an event that nobody listens to yet */
export function createEvent<A extends unknown[]>(): Event<A> {
  const listeners = new Set<(...args: A) => unknown>();
  return {
    addListener: (listener) => void listeners.add(listener),
    removeListener: (listener) => void listeners.delete(listener),
    tell: (...args) => [...listeners].map((listener) => listener(...args)),
  };
}
