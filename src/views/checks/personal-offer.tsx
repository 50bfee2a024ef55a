import { Say } from '../reading.tsx';

/**
 * Beside a name that was not looked up since it seems to be made for one recipient: why, and the way to do it all the same.
 *
 * @param onAsk absent where nothing can be asked, as in a file: then only the reason stands there
 */
export function PersonalOffer({ onAsk }: { onAsk: (() => void) | undefined }) {
  return (
    <div class="personal-offer">
      <p class="soft">
        <Say text="view_personal_why" />
      </p>
      {onAsk ? (
        <button type="button" class="button" onClick={onAsk}>
          <Say text="view_personal_ask" />
        </button>
      ) : null}
    </div>
  );
}
