/**
 * Report pages that are open beside this one, so that two messages can be compared. They speak over a channel that only pages of the same
 * extension in the same kind of window can hear; what is shown in one leaves it only when a person in another asks for it.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';

const CHANNEL = 'waybill.reports';
/** Which of the pages this one is. */
const PAGE = crypto.randomUUID();
/** More tabs than anybody compares. */
const MOST = 50;

type Spoken = { kind: 'who' } | { kind: 'shown'; page: string; inspection: Inspection };

export interface OpenReport {
  page: string;
  inspection: Inspection;
}

/** Answers other report pages with what this one shows. @param inspection null = nothing that is finished */
export function useAnswerReports(inspection: Inspection | null): void {
  const shown = useRef(inspection);
  shown.current = inspection;
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<Spoken>) => {
      if (data.kind !== 'who' || shown.current === null) return;
      channel.postMessage({ kind: 'shown', page: PAGE, inspection: shown.current } satisfies Spoken);
    };
    return () => channel.close();
  }, []);
}

/** @returns what other report pages show, as it comes in */
export function useOpenReports(): readonly OpenReport[] {
  const [reports, setReports] = useState<readonly OpenReport[]>([]);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<Spoken>) => {
      // A channel also hears the other channel of its own page.
      if (data.kind !== 'shown' || data.page === PAGE) return;
      const { page, inspection } = data;
      setReports((known) => [...known.filter((one) => one.page !== page), { page, inspection }].slice(-MOST));
    };
    channel.postMessage({ kind: 'who' } satisfies Spoken);
    return () => channel.close();
  }, []);
  return reports;
}
