import { useState } from 'preact/hooks';
import type { Problem } from '../platform/wire/messages.ts';
import type { Following } from './state.ts';
import type { Wire } from './use-inspection.ts';

export interface Stopping {
  /** Stops the check that runs; absent while none does. */
  stop: (() => void) | undefined;
  /** What is shown is all that there is, since the reader stopped the check. */
  isStopped: boolean;
}

/** Lets a reader stop the check that the page follows; until the next one it is said that it was stopped. */
export function useStop(
  { ask }: Pick<Wire, 'ask'>,
  { key, shown, isRunning }: Following,
  fail: (problem: Problem) => void,
): Stopping {
  /** The check that was on the screen when the reader stopped it, and that stays there. */
  const [stopped, setStopped] = useState<string | null>(null);
  if (key === null || shown === null) return { stop: undefined, isStopped: false };
  const name = `${key} ${shown.inspectedAt}`;
  const runs = isRunning || shown.progress !== 'done';
  const stop = async () => {
    setStopped(name);
    const { problem } = await ask('page.stopCheck', { key });
    if (problem) fail(problem);
  };
  return { stop: runs ? stop : undefined, isStopped: !runs && stopped === name };
}
