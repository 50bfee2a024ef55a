import { useEffect, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { SequenceDiagram } from '../diagram/sequence-diagram.tsx';
import { type Zoom, ZoomButtons } from '../diagram/zoom-buttons.tsx';
import { useLater } from '../later.ts';
import { LESSON } from '../lesson/lesson-later.ts';
import { Say, useText } from '../reading.tsx';
import { HopList } from './hop-list.tsx';
import { RouteWords } from './miniature.tsx';
import { RouteNotes } from './route-notes.tsx';

export interface RouteTabProps {
  inspection: Inspection;
  journey: Journey;
  onField?: ((index: number) => void) | undefined;
}

/** Which way it came: as a sequence diagram, or as a list of the servers' entries. */
export function RouteTab({ inspection, journey, onField }: RouteTabProps) {
  const t = useText();
  const [form, setForm] = useState<'diagram' | 'list'>('diagram');
  const [open, setOpen] = useState<string | null>(null);
  const [telling, setTelling] = useState(false);
  const [zoom, setZoom] = useState<Zoom>(100);
  const [lit, setLit] = useState<string | null>(null);
  const lesson = useLater(LESSON, telling);
  const start = useRef<HTMLButtonElement>(null);
  const hasTold = useRef(false);
  useEffect(() => {
    // Who ended the story stands where it began; who opened a step is already elsewhere.
    if (!telling && document.activeElement === document.body && hasTold.current) start.current?.focus();
    hasTold.current = telling;
  }, [telling]);
  const stop = () => {
    setTelling(false);
    setLit(null);
  };
  return (
    <div class="route">
      <div class="route-bar">
        <p class="soft">{inspection.route.hops.length > 0 ? <RouteWords inspection={inspection} /> : null}</p>
        {form === 'diagram' && !telling && inspection.progress === 'done' ? (
          <button
            type="button"
            class="button story-start"
            ref={start}
            onClick={() => {
              setOpen(null);
              setTelling(true);
            }}
          >
            <span aria-hidden="true">▶</span> <Say text="view_story" />
          </button>
        ) : null}
        {form === 'diagram' ? <ZoomButtons zoom={zoom} onZoom={setZoom} /> : null}
        <fieldset class="switch">
          <legend class="visually-hidden">{t('view_route_form')}</legend>
          {(['diagram', 'list'] as const).map((choice) => (
            <button
              key={choice}
              type="button"
              class="switch-choice"
              aria-pressed={form === choice}
              onClick={() => {
                setOpen(null);
                stop();
                setForm(choice);
              }}
            >
              <Say text={choice === 'diagram' ? 'view_route_diagram' : 'view_route_list'} />
            </button>
          ))}
        </fieldset>
      </div>
      {form === 'diagram' ? (
        <SequenceDiagram
          journey={journey}
          inspection={inspection}
          open={open}
          onOpen={(id) => {
            stop();
            setOpen(id);
          }}
          onField={onField}
          lit={telling ? lit : null}
          zoom={zoom}
        />
      ) : (
        <HopList inspection={inspection} onField={onField} />
      )}
      {telling && lesson ? (
        <lesson.StoryPlayer journey={journey} inspection={inspection} onLight={setLit} onClose={stop} />
      ) : null}
      <RouteNotes inspection={inspection} />
    </div>
  );
}
