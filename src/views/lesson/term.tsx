import type { ComponentChildren } from 'preact';
import type { CardId } from '../../lesson/card-ids.ts';
import { useOpenCard } from './context.ts';

export interface TermProps {
  /** null = no card speaks of it. */
  card: CardId | null;
  children: ComponentChildren;
}

/** A word that opens its card; where there are no cards, just the word. */
export function Term({ card, children }: TermProps) {
  const openCard = useOpenCard();
  if (card === null || !openCard) return <>{children}</>;
  return (
    <button type="button" class="term-link" onClick={() => openCard(card)}>
      {children}
    </button>
  );
}
