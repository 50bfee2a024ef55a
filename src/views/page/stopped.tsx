import { Say } from '../reading.tsx';

/** The reader stopped the check: what is shown is no whole result, and the next step is one click away. */
export function Stopped({ onAgain }: { onAgain: (() => void) | undefined }) {
  return (
    <p class="offer stopped" role="status">
      <Say text="view_stopped" />{' '}
      {onAgain ? (
        <button type="button" class="link" onClick={onAgain}>
          <Say text="view_check_again" />
        </button>
      ) : null}
    </p>
  );
}
