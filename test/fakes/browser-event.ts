/** An event of the browser's: listeners, and a way to fire them. */
export interface FakeEvent<A extends unknown[]> {
  addListener(listener: (...args: A) => unknown): void;
  removeListener(listener: (...args: A) => unknown): void;
  hasListener(listener: (...args: A) => unknown): boolean;
  /** Calls every listener; what they return, in order. */
  emit(...args: A): unknown[];
  clear(): void;
}

export function fakeEvent<A extends unknown[]>(): FakeEvent<A> {
  const listeners = new Set<(...args: A) => unknown>();
  return {
    addListener: (listener) => void listeners.add(listener),
    removeListener: (listener) => void listeners.delete(listener),
    hasListener: (listener) => listeners.has(listener),
    emit: (...args) => [...listeners].map((listener) => listener(...args)),
    clear: () => listeners.clear(),
  };
}
