import { Say } from '../reading.tsx';

/** Beside a running check: nobody has to wait for its end. */
export function StopButton({ onStop }: { onStop: () => void }) {
  return (
    <button type="button" class="link progress-stop" onClick={onStop}>
      <Say text="view_stop" />
    </button>
  );
}
