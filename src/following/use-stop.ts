import { useRef } from 'preact/hooks';
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
  /** The key whose check was stopped last, and when that was begun whose result came of it: one found before, or what was found so far. */
  const stopped = useRef<{ key: string; inspectedAt: string | null } | null>(null);
  if (key === null || shown === null) return { stop: undefined, isStopped: false };
  const { current: last } = stopped;
  const runs = isRunning || shown.progress !== 'done';
  if (last?.key === key && !runs) last.inspectedAt ??= shown.inspectedAt;
  const stop = async () => {
    stopped.current = { key, inspectedAt: null };
    const { problem } = await ask('page.stopCheck', { key });
    if (problem) fail(problem);
  };
  return {
    stop: runs ? stop : undefined,
    isStopped: !runs && last?.key === key && last.inspectedAt === shown.inspectedAt,
  };
}
