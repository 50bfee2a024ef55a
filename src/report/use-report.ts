import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import { keyOfReport } from '../platform/pages.ts';
import { ask } from '../platform/wire/ask.ts';
import type { Problem } from '../platform/wire/messages.ts';
import { onNews } from '../platform/wire/news.ts';
import { createGivenSources, fromFile, fromText, type GivenSource } from './sources.ts';

export interface Report {
  /** null = no message is asked for: the way in is shown. */
  key: string | null;
  inspection: Inspection | null;
  problem: Problem | null;
  busy: boolean;
  giveText: (text: string, arrived?: string) => void;
  giveFile: (file: File, arrived?: string) => void;
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
    const stop = onNews('news.inspection', (news) => {
      if (news.key === key) setInspection((shown) => better(shown, news.inspection));
    });
    const get = async () => {
      const reply = await ask('page.getInspection', { key });
      const given = sources.find(key);
      if (reply.answer || reply.problem || given === null) return reply;
      // The worker was stopped while the check ran, or the result had to make room.
      await ask('page.checkSource', given);
      return await ask('page.getInspection', { key });
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
      const { answer, problem: trouble } = await ask('page.checkSource', given);
      setBusy(false);
      if (trouble) return setProblem(trouble);
      sources.keep(answer.key, given);
      location.hash = answer.key;
    },
    [sources],
  );

  const recheck = useCallback(
    async (how: { personalLookups?: boolean }) => {
      if (key === null) return;
      const given = sources.find(key);
      // No webmail has what was pasted or opened here.
      const giveAgain = given && { ...given, again: true, ...how };
      const { problem: trouble } = giveAgain
        ? await ask('page.checkSource', giveAgain)
        : await ask('page.checkAgain', { key, ...how });
      setProblem(trouble);
    },
    [key, sources],
  );

  const askFurther = useCallback(async () => {
    if (key === null) return;
    const { answer, problem: trouble } = await ask('page.lookUpTransport', { key });
    if (trouble) setProblem(trouble);
    else setInspection(answer);
  }, [key]);

  return {
    key,
    inspection,
    problem,
    busy,
    again: () => recheck({}),
    askPersonal: () => recheck({ personalLookups: true }),
    askFurther,
    giveText: (text, arrived) => give(arrivedAt(fromText(text), arrived), ''),
    giveFile: async (file, arrived) => give(arrivedAt(await fromFile(file, file.name), arrived), file.name),
  };
}

function arrivedAt<Given extends GivenSource | null>(given: Given, arrived: string | undefined): Given {
  return given && arrived !== undefined ? { ...given, arrived } : given;
}

/** A check that runs again never takes a finished result off the screen. */
function better(shown: Inspection | null, next: Inspection): Inspection {
  return shown?.progress === 'done' && next.progress !== 'done' ? shown : next;
}
