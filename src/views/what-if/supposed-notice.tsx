import type { WhatIf } from '../../core/what-if/index.ts';
import { Say } from '../reading.tsx';

/** Right below a verdict that is only supposed: nobody must take it for the message's own. */
export function SupposedNotice({ supposed, onReset }: { supposed: WhatIf | null; onReset: () => void }) {
  if (supposed === null) return null;
  return (
    <p class="offer supposed" role="note">
      <span>
        <b>
          <Say text="what_if_supposed" />
        </b>{' '}
        {supposed.changed.results.map((result) => (
          <span key={result.method} class="what-if-mark">
            <Say text="what_if_result" values={{ ...result }} />
          </span>
        ))}
      </span>
      <button type="button" class="button" onClick={onReset}>
        <Say text="what_if_reset" />
      </button>
    </p>
  );
}
