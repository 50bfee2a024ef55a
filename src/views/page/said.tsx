import { useEffect, useState } from 'preact/hooks';
import type { TextKey } from '../../text/translate.ts';
import { Say } from '../reading.tsx';

/** How long it stands. */
const SAID_MS = 2500;

/** Something said for a moment: what is said now, and how to say it. */
export function useSaid() {
  const [said, setSaid] = useState<TextKey | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, setSaid] as const;
}

/** The place where it is said; it stays, so that a screen reader hears what comes into it. */
export function Said({ said }: { said: TextKey | null }) {
  return (
    <p class="said" role="status">
      {said === null ? null : <Say text={said} />}
    </p>
  );
}
