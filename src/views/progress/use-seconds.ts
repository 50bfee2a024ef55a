import { useEffect, useState } from 'preact/hooks';

/** Often enough that no second is left out. */
const LOOK_EVERY_MS = 250;

/** @returns whole seconds since then, by the reader's clock, as they pass */
export function useSeconds(since: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.floor((now - since) / 1000);
}
