import { useEffect, useRef } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import type { CardId } from '../lesson/card-ids.ts';
import { CardPanel } from '../views/lesson/card-panel.tsx';

export interface CardPlaceProps {
  id: CardId;
  inspection: Inspection;
  /** The reader opened it: it comes into sight and takes the focus. */
  chosen: boolean;
  onClose: () => void;
}

/** The card beside the story: that of the sentence, or one that the reader opened. */
export function CardPlace({ id, inspection, chosen, onClose }: CardPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);
  return (
    <div class="learn-card-place" ref={place}>
      <CardPanel id={id} inspection={inspection} onClose={chosen ? onClose : undefined} />
    </div>
  );
}
