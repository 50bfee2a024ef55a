import { useRef } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import { type Evidence, participantEvidence, stepEvidence } from '../../core/journey/evidence.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { journeyLines } from '../../core/journey/text.ts';
import { visible } from '../../core/message/characters/visible.ts';
import type { Language } from '../../text/translate.ts';
import { linkTo } from '../model/anchors.ts';
import { Say, SayNote, useReading } from '../reading.tsx';
import { type Choice, NO_CHOICE } from './choice.ts';
import { Drawing, DrawingInBands } from './drawing.tsx';
import { Heads } from './heads.tsx';
import { JourneyText } from './journey-text.tsx';
import { participantName, stepLabel } from './labels.ts';
import { type Layout, layOut } from './layout.ts';
import { Panel } from './panel.tsx';
import { placeWords } from './place-words.ts';
import { stepSentence } from './sentences.ts';
import type { DrawnStep } from './step-row.tsx';
import { useInSight } from './use-in-sight.ts';
import { useWidth } from './use-width.ts';

export interface SequenceDiagramProps {
  journey: Journey;
  inspection: Inspection;
  /** The participant or step that is explained; null = none. */
  open?: string | null;
  /** Absent in a file, where nothing opens: each step and lifeline leads to what it rests on in the same document. */
  onOpen?: ((id: string | null) => void) | undefined;
  onField?: ((index: number) => void) | undefined;
  /** The step that a story tells of: it stands out, and is brought into sight; null = none. */
  lit?: string | null | undefined;
  /** Pixels where there is no page to measure. */
  width?: number;
}

/** The message's own journey as a sequence diagram: solid = recorded by the receiver, dashed = claimed. */
export function SequenceDiagram(props: SequenceDiagramProps) {
  const { journey, inspection, open = null, onOpen, onField, lit = null, width = 404 } = props;
  const { language } = useReading();
  const frame = useRef<HTMLDivElement>(null);
  const layout = layOut(journey, useWidth(frame, width));
  const explain = (id: string): Choice | null =>
    onOpen ? { kind: 'explain', open: open === id, onChoose: () => onOpen(open === id ? null : id) } : null;
  const lead = (evidence: Evidence | null): Choice => {
    const href = linkTo(evidence, inspection);
    return href === null ? NO_CHOICE : { kind: 'lead', href };
  };
  const steps = drawnSteps(layout, journey, inspection, language).map((step) => {
    const choice = explain(step.row.step.id) ?? lead(stepEvidence(step.row.step));
    return { ...step, choice, lit: lit === step.row.step.id };
  });
  useInSight(frame, lit ?? open);
  return (
    <div class="diagram" data-story={lit === null ? undefined : ''} ref={frame}>
      {journey.notes.map((note) => (
        <p key={note.code} class="diagram-note">
          <SayNote note={note} />
        </p>
      ))}
      <p class="visually-hidden">
        <Say text={onOpen ? 'view_diagram_hint' : 'view_diagram_hint_file'} />
      </p>
      <div class="diagram-scroll">
        <div class="diagram-sheet">
          <Heads
            layout={layout}
            choose={(participant) =>
              explain(participant.id) ?? lead(participantEvidence(participant, journey, inspection))
            }
          />
          {onOpen ? <Drawing layout={layout} steps={steps} /> : <DrawingInBands layout={layout} steps={steps} />}
        </div>
      </div>
      <JourneyText journey={journey} questions={inspection.dns} />
      {open === null || !onOpen ? null : (
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

/** Every row of the layout with its words. */
function drawnSteps(
  layout: Layout,
  journey: Journey,
  inspection: Inspection,
  language: Language,
): Omit<DrawnStep, 'choice' | 'lit'>[] {
  const names = new Map(
    journey.participants.map((participant) => [participant.id, participantName(participant, language)]),
  );
  const sentences = new Map(journeyLines(journey).map((line) => [line.step, visible(stepSentence(line, language))]));
  return layout.rows.map((row) => {
    const { dns } = row.step;
    const label = stepLabel(row.step, dns === null ? undefined : inspection.dns[dns], language);
    return {
      row,
      words: placeWords(row, layout, label, names.get(row.step.to) ?? ''),
      sentence: sentences.get(row.step.id) ?? '',
    };
  });
}
