import { useEffect, useRef } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import { type CardId, type CardPart, cardOf } from '../../lesson/index.ts';
import { Sign } from '../icons/sign.tsx';
import { Foreign, Say, useText } from '../reading.tsx';
import { TermChips } from './term-chips.tsx';

export interface CardPanelProps {
  id: CardId;
  /** The message whose values fill it; null = none is at hand. */
  inspection: Inspection | null;
  /** To the card from which this one was opened; absent = none. */
  onBack?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
}

/** A term: what it is, what it is in this message, where it is defined, what belongs to it. */
export function CardPanel({ id, inspection, onBack, onClose }: CardPanelProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const card = cardOf(id, inspection);
  useEffect(() => {
    if (onClose) heading.current?.focus({ preventScroll: true });
  }, [id]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !onClose) return;
    // Else Chromium would close the whole popup.
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <section class="card" aria-label={t(card.title)} data-card={id} onKeyDown={onKeyDown}>
      <header class="panel-head">
        <hgroup>
          <h3 class="card-title" tabIndex={-1} ref={heading}>
            <Say text={card.title} />
          </h3>
          <p class="soft">
            <Say text={card.name} />
          </p>
        </hgroup>
        {onBack ? (
          <button type="button" class="link card-back" onClick={onBack}>
            ← <Say text="lesson_back" />
          </button>
        ) : null}
        {onClose ? (
          <button type="button" class="icon-button" aria-label={t('view_close')} onClick={onClose}>
            <Sign name="close" />
          </button>
        ) : null}
      </header>
      <p>
        <Say text={card.text} />
      </p>
      {card.here.length === 0 ? null : (
        <div class="card-here">
          <h4 class="soft">
            <Say text="lesson_here" />
          </h4>
          <CardParts parts={card.here} />
        </div>
      )}
      <TermChips cards={card.see} label="lesson_see" />
      <p class="soft card-defined">
        <Say text="lesson_defined" /> {card.rfcs.join(', ')}
      </p>
    </section>
  );
}

/** Sentences with the message's values, and pieces of it as they are. */
export function CardParts({ parts }: { parts: readonly CardPart[] }) {
  return (
    <>
      {parts.map((part, index) =>
        part.kind === 'say' ? (
          <p key={index}>
            <Say text={part.key} values={part.values} />
          </p>
        ) : (
          <p key={index} class="record">
            <Quoted text={part.text} mark={part.mark} />
          </p>
        ),
      )}
    </>
  );
}

function Quoted({ text, mark }: { text: string; mark: string }) {
  const at = mark === '' ? -1 : text.indexOf(mark);
  if (at < 0) return <Foreign text={text} technical />;
  return (
    <>
      <Foreign text={text.slice(0, at)} technical />
      <mark>
        <Foreign text={mark} technical />
      </mark>
      <Foreign text={text.slice(at + mark.length)} technical />
    </>
  );
}
