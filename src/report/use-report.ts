import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import { onAnnouncement } from '../platform/announce.ts';
import { ask } from '../platform/ask.ts';
import type { Problem } from '../platform/messages.ts';
import { keyOfReport } from '../platform/pages.ts';
import { createGivenSources, fromFile, fromText, type GivenSource } from './sources.ts';

export interface Report {
  /** null = no message is asked for: the way in is shown. */
  key: string | null;
  inspection: Inspection | null;
  problem: Problem | null;
  busy: boolean;
  giveText: (text: string) => void;
  giveFile: (file: File) => void;
  again: () => void;
  /** Checks again, and looks up names that seem to be made for one recipient too. */
  askPersonal: () => void;
  /** Looks up further records of the author's domain. */
  askFurther: () => void;
}

/** Follows the key in the address, and the check that it names; a new source gives a new key. */
export function useReport(): Report {
  const [key, setKey] = useState(keyOfReport(location.hash));
  const [inspection, setInspection] = useState<Inspection | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { current: sources } = useRef(createGivenSources());

  useEffect(() => {
    const follow = () => setKey(keyOfReport(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  useEffect(() => {
    setInspection(null);
    setProblem(null);
    if (key === null) return;
    let current = true;
    const stop = onAnnouncement('inspection.changed', (news) => {
      if (news.key === key) setInspection((shown) => better(shown, news.inspection));
    });
    const get = async () => {
      const reply = await ask('inspection.get', { key });
      const given = sources.find(key);
      if (reply.answer || reply.problem || given === null) return reply;
      // The worker was stopped while the check ran, or the result had to make room.
      await ask('source.inspect', given);
      return await ask('inspection.get', { key });
    };
    get().then(({ answer, problem: trouble }) => {
      if (!current) return;
      if (answer) setInspection((shown) => better(shown, answer));
      else setProblem(trouble ?? { key: 'report_gone', values: {} });
    });
    return () => {
      current = false;
      stop();
    };
  }, [key, sources]);

  const give = useCallback(
    async (given: GivenSource | null, name: string) => {
      if (given === null) return setProblem({ key: 'report_file_unreadable', values: { name } });
      setBusy(true);
      const { answer, problem: trouble } = await ask('source.inspect', given);
      setBusy(false);
      if (answer && 'key' in answer) {
        sources.keep(answer.key, given);
        location.hash = answer.key;
      } else setProblem(trouble ?? (answer && 'problem' in answer ? answer.problem : null));
    },
    [sources],
  );

  const recheck = useCallback(
    async (how: { personalLookups?: boolean }) => {
      if (key === null) return;
      const given = sources.find(key);
      // No webmail has what was pasted or opened here.
      const giveAgain = given && { ...given, again: true, ...how };
      const { answer, problem: trouble } = giveAgain
        ? await ask('source.inspect', giveAgain)
        : await ask('inspection.again', { key, ...how });
      setProblem(trouble ?? (answer && 'problem' in answer ? answer.problem : null));
    },
    [key, sources],
  );

  const askFurther = useCallback(async () => {
    if (key === null) return;
    const { answer, problem: trouble } = await ask('records.get', { key });
    if (answer && 'inspection' in answer) setInspection(answer.inspection);
    else setProblem(trouble ?? answer.problem);
  }, [key]);

  return {
    key,
    inspection,
    problem,
    busy,
    again: () => recheck({}),
    askPersonal: () => recheck({ personalLookups: true }),
    askFurther,
    giveText: (text) => give(fromText(text), ''),
    giveFile: async (file) => give(await fromFile(file, file.name), file.name),
  };
}

/** A check that runs again never takes a finished result off the screen. */
function better(shown: Inspection | null, next: Inspection): Inspection {
  return shown?.progress === 'done' && next.progress !== 'done' ? shown : next;
}
