import { useEffect, useRef } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import type { Journey, Step } from '../../core/journey/journey.ts';
import { type Language, translate } from '../../text/translate.ts';
import { Sign } from '../icons/sign.tsx';
import { Foreign, useReading, useText } from '../reading.tsx';
import { nameIn, participantName } from './participant-names.ts';
import { ParticipantText } from './participant-text.tsx';
import { StepText } from './step-text.tsx';

export interface PanelProps {
  journey: Journey;
  inspection: Inspection;
  /** Id of the participant or step that it explains. */
  open: string;
  onClose: () => void;
  onField?: ((index: number) => void) | undefined;
}

/** What one arrow or lifeline is, why it is there, the header field or DNS answer that it was drawn from, and the terms in it. */
export function Panel({ journey, inspection, open, onClose, onField }: PanelProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  const { language } = useReading();
  useEffect(() => {
    opener.current = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement)
        opener.current.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Else Chromium would close the whole popup.
    event.preventDefault();
    onClose();
  };
  const step = journey.steps.find((candidate) => candidate.id === open);
  const participant = journey.participants.find((candidate) => candidate.id === open);
  if (!step && !participant) return null;
  const title = participant ? participantName(participant, language) : step ? stepTitle(step, journey, language) : '';
  return (
    <section class="panel" aria-label={title} onKeyDown={onKeyDown}>
      <header class="panel-head">
        <h3 class="panel-title" tabIndex={-1} ref={heading}>
          <Foreign text={title} />
        </h3>
        <button type="button" class="icon-button" aria-label={t('view_close')} onClick={onClose}>
          <Sign name="close" />
        </button>
      </header>
      {participant ? <ParticipantText participant={participant} /> : null}
      {step ? <StepText step={step} inspection={inspection} onField={onField} /> : null}
    </section>
  );
}

function stepTitle(step: Step, journey: Journey, language: Language): string {
  if (step.kind === 'line') return translate('view_trust_line', {}, language);
  return `${nameIn(journey, step.from, language)} → ${nameIn(journey, step.to, language)}`;
}
