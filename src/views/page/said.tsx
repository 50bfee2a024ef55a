import { useEffect, useRef, useState } from 'preact/hooks';
import type { TextKey } from '../../text/translate.ts';
import { Say } from '../reading.tsx';

/** Long enough to be read. */
const SAID_MS = 2500;

/** A sentence said for a moment, and how to say one. */
export function useSaid(): [said: TextKey | null, say: (text: TextKey) => void] {
  const [said, setSaid] = useState<TextKey | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const say = (text: TextKey) => {
    clearTimeout(timer.current);
    setSaid(text);
    timer.current = setTimeout(setSaid, SAID_MS, null);
  };
  return [said, say];
}

/** What became of a click: heard by those who do not see it. */
export function Said({ said }: { said: TextKey | null }) {
  return (
    <p class="said" role="status">
      {said === null ? null : <Say text={said} />}
    </p>
  );
}
