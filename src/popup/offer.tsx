import type { TextKey, TextValues } from '../text/translate.ts';
import { Say } from '../views/reading.tsx';

export interface OfferProps {
  text: TextKey;
  values?: TextValues;
  action: string;
  onAction: () => void;
  /** The one thing to do now. */
  strong?: boolean;
}

/** Something that a click can switch on, and what it is good for. */
export function Offer({ text, values, action, onAction, strong = false }: OfferProps) {
  return (
    <div class="offer">
      <p>
        <Say text={text} values={values} />
      </p>
      <button type="button" class={strong ? 'button button-strong' : 'button'} onClick={onAction}>
        {action}
      </button>
    </div>
  );
}
