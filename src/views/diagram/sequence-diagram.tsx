import { useRef } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import { type Evidence, participantEvidence, stepEvidence } from '../../core/journey/evidence.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { useLater } from '../later.ts';
import { LESSON } from '../lesson/lesson-later.ts';
import { linkTo } from '../model/anchors.ts';
import { Say, SayNote, useReading } from '../reading.tsx';
import { type Choice, NO_CHOICE } from './choice.ts';
import { drawSteps } from './draw-steps.ts';
import { Drawing, DrawingInBands } from './drawing.tsx';
import { Heads } from './heads.tsx';
import { JourneyText } from './journey-text.tsx';
import { layOut } from './layout.ts';
import { useInSight } from './use-in-sight.ts';
import { useWidth } from './use-width.ts';
import type { Zoom } from './zoom-buttons.tsx';

export interface SequenceDiagramProps {
  journey: Journey;
  inspection: Inspection;
  /** The participant or step that is explained; null = none. */
  open?: string | null;
  /** Absent in a file, where nothing opens: each step and lifeline leads to what it rests on in the same document. */
  onOpen?: ((id: string | null) => void) | undefined;
  onField?: ((index: number) => void) | undefined;
  /** What is opened is explained elsewhere on the page. */
  elsewhere?: boolean;
  /** The step that a story tells of: it stands out, and is brought into sight; null = none. */
  lit?: string | null | undefined;
  /** That step stays where it is: the reader did not go there yet. */
  still?: boolean;
  /** Per cent of the usual size. */
  zoom?: Zoom;
  /** Pixels where there is no page to measure. */
  width?: number;
}

/** The message's own journey as a sequence diagram: solid = recorded by the receiver, dashed = claimed. */
export function SequenceDiagram(props: SequenceDiagramProps) {
  const {
    journey,
    inspection,
    open = null,
    onOpen,
    onField,
    elsewhere,
    lit = null,
    still = false,
    zoom = 100,
    width = 404,
  } = props;
  const { language } = useReading();
  const frame = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  // Made smaller it has more room for the same words; made larger it grows beyond its frame.
  const layout = layOut(journey, useWidth(scroll, width) * Math.max(1, 100 / zoom));
  const explain = (id: string): Choice | null =>
    onOpen ? { kind: 'explain', open: open === id, onChoose: () => onOpen(open === id ? null : id) } : null;
  const lead = (evidence: Evidence | null): Choice => {
    const href = linkTo(evidence, inspection);
    return href === null ? NO_CHOICE : { kind: 'lead', href };
  };
  const steps = drawSteps(layout, journey, inspection, language).map((step) => {
    const choice = explain(step.row.step.id) ?? lead(stepEvidence(step.row.step));
    return { ...step, choice, lit: lit === step.row.step.id };
  });
  const lesson = useLater(LESSON, open !== null);
  useInSight(frame, still ? null : (lit ?? open));
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
      <div class="diagram-scroll" data-zoom={zoom === 100 ? undefined : zoom} ref={scroll}>
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
      {open === null || !onOpen || elsewhere || !lesson ? null : (
        <lesson.Panel
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
