import { useEffect, useState } from 'preact/hooks';
import { useReading } from '../reading.tsx';

/** Milliseconds for which a sentence stands: long enough to be read twice. */
const SHORTEST_MS = 3500;
const CHARACTER_MS = { en: 65, ja: 130 } as const;

/**
 * A story that goes on by itself, once asked to: from sentence to sentence, and it stops at the last one.
 *
 * @param at which sentence of the story stands there
 * @param sentence what it says
 * @param onNext shows the next one
 */
export function usePlaying(at: number, sentence: string, isLast: boolean, onNext: () => void) {
  const { language } = useReading();
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const wait = Math.max(SHORTEST_MS, sentence.length * CHARACTER_MS[language]);
    const timer = setTimeout(() => (isLast ? setPlaying(false) : onNext()), wait);
    return () => clearTimeout(timer);
  }, [playing, at, isLast, sentence, language]);
  return { playing, setPlaying };
}
