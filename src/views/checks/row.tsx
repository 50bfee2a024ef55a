import type { ComponentChildren } from 'preact';
import type { CardId } from '../../lesson/card-ids.ts';
import type { TextKey } from '../../text/translate.ts';
import { Term } from '../lesson/term.tsx';
import { Say } from '../reading.tsx';

export interface RowProps {
  name: TextKey;
  /** The card of what the name says. */
  card?: CardId | undefined;
  children: ComponentChildren;
}

/** A named detail of a check. */
export function Row({ name, card, children }: RowProps) {
  return (
    <div class="term">
      <dt class="term-name">
        <Term card={card ?? null}>
          <Say text={name} />
        </Term>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
