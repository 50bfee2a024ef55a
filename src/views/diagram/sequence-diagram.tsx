import { useRef } from 'preact/hooks';
import type { DnsQuestion, Inspection } from '../../core/index.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { journeyLines } from '../../core/journey/text.ts';
import { visible } from '../../text/visible.ts';
import { Say, SayNote, useReading, useText } from '../reading.tsx';
import { moveSelection } from '../tabs/move-selection.ts';
import { Heads } from './heads.tsx';
import { JourneyText } from './journey-text.tsx';
import { participantName, stepLabel } from './labels.ts';
import { type Layout, layOut } from './layout.ts';
import { Panel } from './panel.tsx';
import { placeWords } from './place-words.ts';
import { stepSentence } from './sentences.ts';
import { StepRow } from './step-row.tsx';
import { useWidth } from './use-width.ts';

export interface SequenceDiagramProps {
  journey: Journey;
  inspection: Inspection;
  /** The participant or step that is explained; null = none. */
  open: string | null;
  onOpen: (id: string | null) => void;
  onField?: ((index: number) => void) | undefined;
  /** Pixels where there is no page to measure. */
  width?: number;
}

/** The message's own journey as a sequence diagram: solid = recorded by the receiver, dashed = claimed. */
export function SequenceDiagram({ journey, inspection, open, onOpen, onField, width = 404 }: SequenceDiagramProps) {
  const t = useText();
  const frame = useRef<HTMLDivElement>(null);
  const layout = layOut(journey, useWidth(frame, width));
  return (
    <div class="diagram" ref={frame}>
      {journey.notes.map((note) => (
        <p key={note.code} class="diagram-note">
          <SayNote note={note} />
        </p>
      ))}
      <p class="visually-hidden">
        <Say text="view_diagram_hint" />
      </p>
      <div class="diagram-scroll">
        <div class="diagram-sheet">
          <Heads layout={layout} open={open} onOpen={onOpen} />
          {/* biome-ignore lint/a11y/useSemanticElements: no other element draws */}
          <svg
            class="diagram-drawing"
            width={layout.width}
            height={layout.height}
            viewBox={`0 0 ${layout.width} ${layout.height}`}
            role="group"
            aria-label={t('view_diagram')}
          >
            <Zones layout={layout} />
            <Lifelines layout={layout} />
            <Rows layout={layout} journey={journey} inspection={inspection} open={open} onOpen={onOpen} />
          </svg>
        </div>
      </div>
      <JourneyText journey={journey} questions={inspection.dns} />
      {open === null ? null : (
        <Panel
          key={open}
          journey={journey}
          inspection={inspection}
          open={open}
          onClose={() => onOpen(null)}
          onField={onField}
        />
      )}
    </div>
  );
}

/** What is only claimed lies on tinted ground. */
function Zones({ layout }: { layout: Layout }) {
  const claimed = layout.rows.findLast((row) => row.step.trust === 'claimed');
  const height = layout.trustY ?? (claimed ? claimed.top + claimed.height : 0);
  return height === 0 ? null : <rect class="zone-claimed" x={0} y={0} width={layout.width} height={height} />;
}

function Lifelines({ layout }: { layout: Layout }) {
  return (
    <g>
      {layout.lanes.map((lane, index) => {
        const claimed = lane.participants.every((participant) => participant.trust === 'claimed');
        return (
          <line
            key={index}
            class="lifeline"
            data-trust={claimed ? 'claimed' : 'recorded'}
            x1={lane.x}
            x2={lane.x}
            y1={0}
            y2={layout.height}
          />
        );
      })}
    </g>
  );
}

interface RowsProps extends Pick<SequenceDiagramProps, 'journey' | 'inspection' | 'open' | 'onOpen'> {
  layout: Layout;
}

/** One stop for the Tab key; arrows move from step to step, Enter explains. */
function Rows({ layout, journey, inspection, open, onOpen }: RowsProps) {
  const { language } = useReading();
  const group = useRef<SVGGElement>(null);
  const names = new Map(
    journey.participants.map((participant) => [participant.id, participantName(participant, language)]),
  );
  const sentences = new Map(journeyLines(journey).map((line) => [line.step, visible(stepSentence(line, language))]));
  const first = layout.rows[0]?.step.id;
  const focusable = layout.rows.some((row) => row.step.id === open) ? open : first;
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = [...(group.current?.querySelectorAll<SVGGElement>('[role="button"]') ?? [])];
    const current = rows.indexOf(event.target as SVGGElement);
    const next = current < 0 ? null : moveSelection(event.key, current, rows.length);
    if (next === null) return;
    event.preventDefault();
    rows[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the steps in it are the buttons; it only moves the focus on
    <g ref={group} onKeyDown={onKeyDown}>
      {layout.rows.map((row) => {
        const question = questionOf(row.step.dns, inspection);
        const label = stepLabel(row.step, question, language);
        return (
          <StepRow
            key={row.step.id}
            row={row}
            layout={layout}
            words={placeWords(row, layout, label, names.get(row.step.to) ?? '')}
            sentence={sentences.get(row.step.id) ?? ''}
            open={open === row.step.id}
            focusable={focusable === row.step.id}
            onOpen={() => onOpen(open === row.step.id ? null : row.step.id)}
          />
        );
      })}
    </g>
  );
}

export function questionOf(dns: number | null, inspection: Inspection): DnsQuestion | undefined {
  return dns === null ? undefined : inspection.dns[dns];
}
