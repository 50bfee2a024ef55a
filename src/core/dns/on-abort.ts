/**
 * Who waits for each signal. A message asks fifty questions at once, all with one signal: with a listener each, Node would warn
 * of a leak from the eleventh on.
 */
const waiting = new WeakMap<AbortSignal, Waiting>();

interface Waiting {
  acts: Set<() => void>;
  listener: () => void;
}

/**
 * Acts once when a signal aborts.
 *
 * @param signal that has not aborted yet
 * @returns takes that back; when nobody waits any more, the signal keeps no listener
 */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const { acts } = waiting.get(signal) ?? listenTo(signal);
  acts.add(act);
  return () => {
    if (acts.delete(act) && acts.size === 0) stopListening(signal);
  };
}

function listenTo(signal: AbortSignal): Waiting {
  const acts = new Set<() => void>();
  const listener = () => {
    stopListening(signal);
    for (const act of acts) act();
  };
  const entry = { acts, listener };
  waiting.set(signal, entry);
  signal.addEventListener('abort', listener);
  return entry;
}

function stopListening(signal: AbortSignal): void {
  const entry = waiting.get(signal);
  if (!entry) return;
  waiting.delete(signal);
  signal.removeEventListener('abort', entry.listener);
}
