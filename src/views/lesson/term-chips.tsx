import type { CardId } from '../../lesson/card-ids.ts';
import { cardTexts } from '../../lesson/index.ts';
import type { TextKey } from '../../text/translate.ts';
import { Say, useText } from '../reading.tsx';
import { useOpenCard } from './context.ts';

export interface TermChipsProps {
  cards: readonly CardId[];
  label: TextKey;
}

/** Terms in a row, each of which opens its card. */
export function TermChips({ cards, label }: TermChipsProps) {
  const t = useText();
  const openCard = useOpenCard();
  if (!openCard || cards.length === 0) return null;
  return (
    <div class="term-chips">
      <span class="soft" aria-hidden="true">
        <Say text={label} />
      </span>
      <ul aria-label={t(label)}>
        {[...new Set(cards)].map((id) => (
          <li key={id}>
            <button type="button" class="term-chip" data-card={id} onClick={() => openCard(id)}>
              <Say text={cardTexts(id).title} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
