import { useRef, useState } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import type { Wire } from '../../following/use-inspection.ts';
import type { Problem } from '../../platform/wire/messages.ts';
import { shortenMiddle } from '../../text/shorten.ts';
import { Foreign, Say, useReading, useText } from '../../views/reading.tsx';
import { type Checked, checkToEnd } from '../files/check-to-end.ts';
import { type FoundMessage, openFiles } from '../files/open-files.ts';
import { nameOfTab } from '../use-title.ts';
import { CompareView } from './compare-view.tsx';
import { useOpenReports } from './open-reports.ts';

export interface CompareChoiceProps {
  /** What the page shows. */
  inspection: Inspection;
  /** The other messages of the files that were opened. */
  found: readonly FoundMessage[];
  wire: Wire;
}

/** Entries that are offered; a folder of a year has its own list. */
const MOST_OFFERED = 30;

/** With which message it is compared: one of another report page, one of the files that are open, or one of another file. */
export function CompareChoice({ inspection, found, wire }: CompareChoiceProps) {
  const [other, setOther] = useState<Inspection | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const open = useOpenReports();
  const reading = useReading();
  const t = useText();
  const file = useRef<HTMLInputElement>(null);
  /** Counts what a person chose: of two quick clicks, the one that is read first may come last. */
  const choices = useRef(0);
  const show = (inspection: Inspection | null, trouble: Problem | null = null) => {
    setBusy(false);
    setOther(inspection);
    setProblem(trouble);
  };
  const choose = (inspection: Inspection) => {
    choices.current++;
    show(inspection);
  };
  const take = async (finding: FoundMessage | Promise<FoundMessage | undefined>) => {
    const mine = ++choices.current;
    setBusy(true);
    const message = await finding;
    const checked = message && (await check(message, wire));
    if (choices.current === mine) show(checked?.inspection ?? null, checked?.problem);
  };
  const openFile = async (files: FileList | null) => {
    if (files?.length) await take(openFiles([...files]).then(([first]) => first));
  };
  return (
    <div class="compare-choice" aria-busy={busy}>
      <p>
        <Say text="compare_why" />
      </p>
      <div class="compare-offers">
        <button type="button" class="button" disabled={busy} onClick={() => file.current?.click()}>
          <Say text={busy ? 'report_intake_reading' : 'report_intake_open'} />
        </button>
        <input
          type="file"
          hidden
          ref={file}
          accept=".eml,.emlx,.txt,message/rfc822,text/plain"
          onChange={(event) => {
            openFile(event.currentTarget.files).catch(console.error);
            event.currentTarget.value = '';
          }}
        />
        {open.slice(0, MOST_OFFERED).map((report) => (
          <Offer
            key={report.page}
            label={nameOf(report.inspection)}
            tab={nameOfTab(report.inspection, reading, t)}
            onChoose={() => choose(report.inspection)}
          />
        ))}
        {found.slice(0, MOST_OFFERED).map((message) => (
          <Offer key={message.name} label={message.name} onChoose={() => take(message).catch(console.error)} />
        ))}
      </div>
      <p role="alert">{problem ? <Say text={problem.key} values={problem.values} /> : null}</p>
      {other ? <CompareView left={inspection} right={other} /> : null}
    </div>
  );
}

async function check({ name, problem, read }: FoundMessage, wire: Wire): Promise<Checked> {
  const given = await read();
  if (given) return checkToEnd(wire, given);
  return { inspection: null, problem: problem ?? { key: 'report_file_unreadable', values: { name } } };
}

interface OfferProps {
  label: string;
  /** What its tab is called, which tells two of the same sender and subject apart; absent = it is in none. */
  tab?: string;
  onChoose: () => void;
}

function Offer({ label, tab, onChoose }: OfferProps) {
  return (
    <button type="button" class="button compare-offer" onClick={onChoose}>
      <Foreign text={shortenMiddle(label, 60)} technical={false} />
      {tab ? <small>{tab}</small> : null}
    </button>
  );
}

function nameOf({ message }: Inspection): string {
  return [message.from[0]?.text ?? '', message.subject].filter((text) => text !== '').join(' · ');
}
