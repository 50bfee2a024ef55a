import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import type { ask } from '../platform/wire/ask.ts';
import type { MessageRef, Problem } from '../platform/wire/messages.ts';
import type { onNews } from '../platform/wire/news.ts';
import { type Following, follow, NOTHING } from './state.ts';

/** The wire, as a page has it. */
export interface Wire {
  ask: typeof ask;
  onNews: typeof onNews;
}

export interface FollowedMessage {
  /** What names the message, however often it is checked. */
  name: string | null;
  key: string | null;
  /** Where a webmail's page shows it; null = it was given as a source. */
  message: MessageRef | null;
}

export interface InspectionFollower {
  following: Following;
  fail: (problem: Problem) => void;
  /** Takes an inspection that was answered to some question. */
  hear: (key: string, inspection: Inspection) => void;
}

/** A check has 20 seconds; a browser that stops the worker again and again must not keep anybody waiting for more. */
const WAIT_MS = 45_000;
const STOPPED: Problem = { key: 'errors_check_stopped', values: {} };

/**
 * Follows the check of one message by its key.
 *
 * @param checkAnew has it checked once more, as it is there now: what was found rests on settings that have changed, or it is
 *   kept nowhere; true = it was
 */
export function useInspection(
  wire: Wire,
  { name, key, message }: FollowedMessage,
  checkAnew: () => Promise<boolean>,
): InspectionFollower {
  const [state, dispatch] = useReducer(follow, NOTHING);
  const fail = useCallback((problem: Problem) => dispatch({ type: 'failed', name, problem }), [name]);
  const hear = useCallback((of: string, inspection: Inspection) => {
    dispatch({ type: 'heard', key: of, inspection });
  }, []);
  /** The latest, for effects that must not begin anew with each. */
  const latest = useRef({ message, checkAnew });
  latest.current = { message, checkAnew };

  useEffect(() => {
    dispatch({ type: 'followed', name, key });
    if (key === null) return;
    let isCurrent = true;
    const get = () => wire.ask('page.getInspection', { key, message: latest.current.message });
    const gone: Problem = { key: latest.current.message ? 'errors_source_gone' : 'report_gone', values: {} };
    const timer = setTimeout(() => isCurrent && fail(STOPPED), WAIT_MS);
    const bring = async () => {
      let reply = await get();
      // The worker was stopped while the check ran, or the result had to make room.
      if (!reply.answer && !reply.problem && (await latest.current.checkAnew())) reply = await get();
      clearTimeout(timer);
      if (!isCurrent) return;
      if (reply.answer) hear(key, reply.answer);
      else fail(reply.problem?.key === 'errors_background_silent' ? STOPPED : (reply.problem ?? gone));
    };
    bring();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wire, name, key, fail, hear]);

  useEffect(() => {
    const stops = [
      wire.onNews('news.inspection', ({ key: of, inspection }) => hear(of, inspection)),
      // What is shown stays until the new result is there.
      wire.onNews('news.resultsForgotten', () => void latest.current.checkAnew()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [wire, hear]);

  // The effect comes after the first drawing: nothing of another message may stand there meanwhile.
  return { following: follow(state, { type: 'followed', name, key }), fail, hear };
}
