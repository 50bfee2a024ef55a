import { useState } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
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
  { key, shown, isRunning, heard }: Following,
  fail: (problem: Problem) => void,
): Stopping {
  /** The check whose result stays on the screen, or comes there, since the reader stopped what ran. */
  const [stopped, setStopped] = useState<string | null>(null);
  if (key === null || shown === null) return { stop: undefined, isStopped: false };
  const nameOf = ({ inspectedAt }: Inspection) => `${key} ${inspectedAt}`;
  const runs = isRunning || shown.progress !== 'done';
  const stop = async () => {
    // Under a key of its own nothing was found before: what is shown meanwhile makes way for what the stopped check found.
    setStopped(nameOf(heard.find((one) => one.key === key)?.inspection ?? shown));
    const { problem } = await ask('page.stopCheck', { key });
    if (problem) fail(problem);
  };
  return { stop: runs ? stop : undefined, isStopped: !runs && stopped === nameOf(shown) };
}
