import { useEffect, useRef } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import { type CardId, type CardPart, cardOf } from '../../lesson/index.ts';
import { linkTerms } from '../../lesson/linked-terms.ts';
import { Sign } from '../icons/sign.tsx';
import { Foreign, Say, useText } from '../reading.tsx';
import { Term } from './term.tsx';
import { TermChips } from './term-chips.tsx';

export interface CardPanelProps {
  id: CardId;
  /** The message whose values fill it; null = none is at hand. */
  inspection: Inspection | null;
  /** What it says of that message; absent = what the card itself chooses. */
  here?: readonly CardPart[] | undefined;
  /** To the card from which this one was opened; absent = none. */
  onBack?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
}

/** A term: what it is, what it is in this message, where it is defined, what belongs to it. */
export function CardPanel({ id, inspection, here, onBack, onClose }: CardPanelProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const card = cardOf(id, inspection);
  const parts = here ?? card.here;
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
        {linkTerms(t(card.text), id, t).map((piece, index) => (
          <Term key={index} card={piece.card}>
            {piece.text}
          </Term>
        ))}
      </p>
      {parts.length === 0 ? null : (
        <div class="card-here">
          <h4 class="soft">
            <Say text="lesson_here" />
          </h4>
          <CardParts parts={parts} />
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
  const at = markAt(text, mark);
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

/** Where the piece stands that the card is about: "p=none" is no part of "sp=none", and the term "a" none of "include:a.example". */
function markAt(text: string, mark: string): number {
  if (mark === '') return -1;
  const starts: number[] = [];
  for (let at = text.indexOf(mark); at >= 0 && starts.length < MAX_PLACES; at = text.indexOf(mark, at + 1)) {
    if (at === 0 || ENDS.includes(text.charAt(at - 1))) starts.push(at);
  }
  const whole = starts.find((at) => at + mark.length === text.length || ENDS.includes(text.charAt(at + mark.length)));
  return whole ?? starts[0] ?? text.indexOf(mark);
}

/** What parts the terms and tags of a record. */
const ENDS = ' ;\t';
const MAX_PLACES = 100;
