import { useEffect, useRef, useState } from 'preact/hooks';
import type { Inspection, Level, Mailbox, Note } from '../../core/index.ts';
import type { Wire } from '../../following/use-inspection.ts';
import type { Problem } from '../../platform/wire/messages.ts';
import { arrivedAt } from '../sources.ts';
import { checkToEnd } from './check-to-end.ts';
import type { FoundMessage } from './open-files.ts';

/** A line of the list. */
export interface BatchItem {
  found: FoundMessage;
  /** null = not checked yet, or it could not be. */
  level: Level | 'checking' | null;
  /** Who it says that it is from; none = not read yet, or nobody. */
  from: readonly Mailbox[];
  subject: string;
  /** What is said in place of a sender, where the file names none or is not whole: most such files are no message at all. */
  reason: Note | null;
  /** Why there is no verdict. */
  problem: Problem | null;
}

export interface Batch {
  items: readonly BatchItem[];
  isRunning: boolean;
  /** Where a person says that they arrived. */
  arrived: string | undefined;
  start: (found: readonly FoundMessage[], arrived: string | undefined) => void;
  /** Checks those that have not been checked. */
  resume: () => void;
  /** Checks no further one. */
  cancel: () => void;
  clear: () => void;
}

/** Several messages, checked one after the other: none is left out of the list, whatever becomes of it. */
export function useBatch(wire: Wire): Batch {
  const [items, setItems] = useState<readonly BatchItem[]>([]);
  const [isRunning, setRunning] = useState(false);
  const arrived = useRef<string | undefined>(undefined);
  const latest = useRef<readonly BatchItem[]>([]);
  /** Each run has its own number; a run that is not the newest stops. */
  const run = useRef(0);
  const working = useRef(false);

  const put = (next: readonly BatchItem[]) => {
    latest.current = next;
    setItems(next);
  };
  const change = (index: number, more: Partial<BatchItem>) =>
    put(latest.current.map((item, at) => (at === index ? { ...item, ...more } : item)));

  async function work(): Promise<void> {
    const mine = ++run.current;
    setRunning(true);
    working.current = true;
    for (const [index, item] of latest.current.entries()) {
      if (!isUnchecked(item)) continue;
      change(index, { level: 'checking' });
      const more = await checkOne(wire, item.found, arrived.current);
      if (run.current !== mine) return;
      change(index, more);
    }
    end();
  }
  const end = () => {
    working.current = false;
    setRunning(false);
  };
  const cancel = () => {
    run.current++;
    end();
    put(latest.current.map((item) => (item.level === 'checking' ? { ...item, level: null } : item)));
  };
  const start = (found: readonly FoundMessage[], place: string | undefined) => {
    arrived.current = place;
    put(found.map(unchecked));
    work().catch(console.error);
  };

  /** What the verdicts rest on has changed: all are checked anew, unless somebody stopped the list; then that waits for a click. */
  const startOver = () => {
    const isStopped = !working.current && latest.current.some(isUnchecked);
    put(latest.current.map(({ found }) => unchecked(found)));
    if (!isStopped) work().catch(console.error);
  };

  useEffect(() => wire.onNews('news.resultsForgotten', startOver), [wire]);
  useEffect(() => () => void run.current++, []);

  return {
    items,
    isRunning,
    arrived: arrived.current,
    start,
    resume: () => void work().catch(console.error),
    cancel,
    clear: () => {
      cancel();
      put([]);
    },
  };
}

function unchecked(found: FoundMessage): BatchItem {
  return { found, level: null, from: [], subject: '', reason: null, problem: found.problem };
}

function isUnchecked({ level, problem }: BatchItem): boolean {
  return level === null && problem === null;
}

async function checkOne(wire: Wire, found: FoundMessage, arrived: string | undefined): Promise<Partial<BatchItem>> {
  const given = arrivedAt(await found.read(), arrived);
  if (given === null) return { level: null, problem: { key: 'report_file_unreadable', values: { name: found.name } } };
  const { inspection, problem } = await checkToEnd(wire, given);
  return inspection ? told(inspection) : { level: null, problem };
}

function told({ message, source, verdict }: Inspection): Partial<BatchItem> {
  const from = message.from.flatMap((field) => field.mailboxes);
  const { level, reason } = verdict;
  const isNone = from.length === 0 || (level === 'unchecked' && reason.code === source.problem?.code);
  return { level, from, subject: message.subject, reason: isNone ? reason : null, problem: null };
}
