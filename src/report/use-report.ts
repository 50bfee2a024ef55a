import { useEffect, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import { useAlone } from '../following/use-alone.ts';
import { useInspection } from '../following/use-inspection.ts';
import { type Stopping, useStop } from '../following/use-stop.ts';
import { ask } from '../platform/wire/ask.ts';
import type { Report as Kept, MessageRef, Problem } from '../platform/wire/messages.ts';
import { onNews } from '../platform/wire/news.ts';
import { type FoundMessage, openFiles } from './files/open-files.ts';
import { type Batch, type BatchItem, useBatch } from './files/use-batch.ts';
import { arrivedAt, createGivenSources, fromText, type GivenSource } from './sources.ts';

export interface Report extends Stopping {
  /** A source is asked for: no message is shown. False too until the worker has said whether this tab had one. */
  isIntake: boolean;
  /** A message or a list is shown, which can make room for another. */
  isTaken: boolean;
  inspection: Inspection | null;
  isRunning: boolean;
  problem: Problem | null;
  busy: boolean;
  giveText: (text: string, arrived?: string) => void;
  giveFiles: (files: readonly File[], arrived?: string) => void;
  /** What of it is left in this page; null = a webmail's page has it, or it had to make room. */
  given: GivenSource | null;
  /** The message itself, from here or once more from its webmail; null = it is not to be had any more, which is said. */
  fetchSource: () => Promise<Uint8Array | null>;
  /** What it is within the message in which it was attached; null = it came by itself. */
  title: string | null;
  /** Several messages; its list is shown while none of them is. */
  batch: Batch;
  isList: boolean;
  openItem: (item: BatchItem) => void;
  toList: () => void;
  giveAttached: (attached: GivenSource, title: string) => void;
  toIntake: () => void;
  again: () => void;
  /** Checks again, and looks up names that seem to be made for one recipient too. */
  askPersonal: () => void;
  /** Looks up further records of the author's domain. */
  askFurther: () => void;
}

/** The message that the page is about. */
interface Subject {
  name: string;
  key: string;
  message: MessageRef | null;
  title?: string | null;
}

/** Of this page to the worker. */
export const WIRE = { ask, onNews };

/** Follows the inspection that the page was opened with, or that of the source which it was given. */
export function useReport(): Report {
  const [subject, setSubject] = useState<Subject | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { current: sources } = useRef(createGivenSources());
  const count = useRef(0);
  /** Counts what a person gives: what was given before the latest, and is read later, is shown no more. */
  const readings = useRef(0);
  const alone = useAlone();
  const batch = useBatch(WIRE);

  const show = (next: Kept | null, name = `${++count.current}`, title: string | null = null) => {
    setTrouble(null);
    setSubject(next && { ...next, name, title });
  };
  /** Shows it, also after the page is reloaded: the worker keeps it by the page's tab. */
  const keep = (next: Kept | null, name?: string, title?: string | null) => {
    show(next, name, title);
    ask('page.keepReport', next && { key: next.key, message: next.message });
  };

  useEffect(() => {
    ask('page.getReport', null).then(({ answer }) => {
      if (answer) show(answer);
      setAsked(true);
    });
  }, []);

  const { key = null, name = null, message = null, title = null } = subject ?? {};

  /** @returns why it could not be */
  async function recheck(how: { again?: boolean; personalLookups?: boolean }): Promise<Problem | null> {
    if (key === null || name === null) return null;
    const mine = readings.current;
    /** Unless a person has gone on to another message since. */
    const go = (next: Kept) => {
      if (next.key !== key && readings.current === mine) keep(next, name, title);
    };
    const given = sources.find(key);
    if (given) {
      const { answer, problem } = await ask('page.checkSource', { ...given, ...how });
      if (problem) return problem;
      sources.keep(answer.key, given);
      go({ key: answer.key, message: null });
      return null;
    }
    if (message === null) return { key: 'errors_source_gone', values: {} };
    const { again, ...rest } = how;
    const sha256 = following.shown?.source.sha256 ?? null;
    const { answer, problem } = again
      ? await ask('page.checkAgain', { message, key, sha256, ...rest })
      : await ask('page.checkMessage', { ...message, known: { key, sha256 } });
    if (problem) return problem;
    if (answer.key === null)
      return ('problem' in answer && answer.problem) || { key: 'errors_source_gone', values: {} };
    go({ key: answer.key, message });
    return null;
  }

  const followed = { name, key, message };
  const { following, fail, hear } = useInspection(WIRE, followed, async () => (await recheck({})) === null);
  const stopping = useStop(WIRE, following, fail);
  const again = (how: { personalLookups?: boolean }) =>
    alone('again', async () => {
      const problem = await recheck({ again: true, ...how });
      if (problem) fail(problem);
    });

  /** Takes what a person gives. Two quick clicks on two messages: the one that is read first may come last. */
  async function take(reading: (isLatest: () => boolean) => Promise<void>): Promise<void> {
    const mine = ++readings.current;
    const isLatest = () => readings.current === mine;
    setBusy(true);
    await reading(isLatest);
    if (isLatest()) setBusy(false);
  }
  /** What is still being read is wanted no more. */
  const leave = () => {
    readings.current++;
    setBusy(false);
    keep(null);
  };

  const give = (read: () => GivenSource | null | Promise<GivenSource | null>, file: string, title: string | null) =>
    take(async (isLatest) => {
      const source = await read();
      if (!isLatest()) return;
      if (source === null) return setTrouble({ key: 'report_file_unreadable', values: { name: file } });
      const { answer, problem } = await ask('page.checkSource', source);
      if (!isLatest()) return;
      if (problem) return setTrouble(problem);
      sources.keep(answer.key, source);
      keep({ key: answer.key, message: null }, undefined, title);
    });
  const open = ({ read, name }: FoundMessage, arrived: string | undefined) =>
    give(async () => arrivedAt(await read(), arrived), name, null);

  const giveFiles = (files: readonly File[], arrived: string | undefined) =>
    take(async (isLatest) => {
      const found = await openFiles(files);
      const [first] = found;
      if (!first || !isLatest()) return;
      setTrouble(null);
      if (found.length > 1) batch.start(found, arrived);
      else if (first.problem) setTrouble(first.problem);
      else await open(first, arrived);
    });

  const isListed = batch.items.length > 0;
  const isTaken = subject !== null || isListed;
  return {
    isIntake: isAsked && !isTaken,
    isTaken,
    isList: isAsked && subject === null && isListed,
    batch,
    given: key === null ? null : sources.find(key),
    fetchSource: async () => {
      const given = key === null ? null : sources.find(key);
      if (given) return given.source;
      if (key === null || message === null) {
        fail({ key: 'errors_source_gone', values: {} });
        return null;
      }
      const { answer, problem } = await ask('page.getSource', { message, key });
      if (problem) fail(problem);
      return problem ? null : answer.source;
    },
    title,
    openItem: ({ found }) => open(found, batch.arrived),
    toList: leave,
    giveAttached: (attached, name) => give(() => attached, name, name),
    giveFiles,
    inspection: following.shown,
    isRunning: following.isRunning,
    ...stopping,
    problem: trouble ?? following.problem,
    busy,
    again: () => again({}),
    askPersonal: () => again({ personalLookups: true }),
    askFurther: () =>
      alone('further', async () => {
        if (key === null) return;
        const { answer, problem } = await ask('page.lookUpTransport', { key });
        if (problem) fail(problem);
        else hear(key, answer);
      }),
    toIntake: () => {
      batch.clear();
      leave();
    },
    giveText: (text, arrived) => give(() => arrivedAt(fromText(text), arrived), '', null),
  };
}
