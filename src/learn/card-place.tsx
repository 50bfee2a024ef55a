import { useEffect, useRef } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import type { CardId } from '../lesson/card-ids.ts';
import { CardPanel } from '../views/lesson/card-panel.tsx';

export interface CardPlaceProps {
  id: CardId;
  inspection: Inspection;
  onClose: () => void;
}

/** The card that the reader opened, brought into sight. */
export function CardPlace({ id, inspection, onClose }: CardPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return (
    <div class="learn-card-place" ref={place}>
      <CardPanel id={id} inspection={inspection} onClose={onClose} />
    </div>
  );
}
