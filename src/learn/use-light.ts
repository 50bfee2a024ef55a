import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Lights one step of a drawing, and brings it into sight when the reader went on to it.
 *
 * @param step its id; null = none
 * @param at which sentence: the first one moves nothing
 */
export function useLight(frame: RefObject<HTMLElement | null>, step: string | null, at: number): void {
  const before = useRef(at);
  useEffect(() => {
    const lit = step === null ? null : frame.current?.querySelector(`[data-step="${step}"]`);
    lit?.setAttribute('data-lit', 'true');
    if (before.current !== at) lit?.scrollIntoView({ block: 'nearest' });
    before.current = at;
    return () => lit?.removeAttribute('data-lit');
  });
}
