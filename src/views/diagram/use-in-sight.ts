import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Pixels that stay free around the step. */
const ROOM = 8;

/**
 * Brings a step of the drawing into sight: between the names that stay on top of it and whatever lies over its lower end and explains it.
 *
 * @param step its id; null, or a lifeline's = nothing is moved
 */
export function useInSight(frame: RefObject<HTMLElement | null>, step: string | null): void {
  useEffect(() => {
    if (step === null) return;
    const move = () => {
      const row = [...(frame.current?.querySelectorAll('.step') ?? [])].find(
        (candidate) => candidate.getAttribute('data-step') === step,
      );
      if (frame.current && row) bringInto(frame.current, row);
    };
    move();
    // What explains it may come, or grow, a moment later.
    const later = setTimeout(move, 120);
    return () => clearTimeout(later);
  }, [frame, step]);
}

function bringInto(frame: HTMLElement, row: Element): void {
  // Where nothing is laid out, nothing can be out of sight.
  if (typeof getComputedStyle !== 'function') return;
  const at = row.getBoundingClientRect();
  const scroller = scrollerOf(frame);
  if (!scroller) return;
  const room = scroller.getBoundingClientRect();
  const top = frame.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0;
  const place = frame.parentElement ?? frame;
  const bars = document.querySelectorAll('.player-bar');
  const covers = [...place.querySelectorAll('.panel, .story'), ...bars].map(
    (cover) => cover.getBoundingClientRect().top,
  );
  const footer = document.querySelector('.footer')?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
  const isPage = scroller === document.scrollingElement;
  const bottom = Math.min(isPage ? innerHeight : room.bottom, footer, ...covers);
  const up = at.top - ROOM - Math.max(top, isPage ? 0 : room.top);
  const down = at.bottom + ROOM - bottom;
  if (down > 0) scroller.scrollTop += down;
  else if (up < 0) scroller.scrollTop += up;
}

/** The element that scrolls the drawing: in the popup a part of it, else the page. */
function scrollerOf(frame: HTMLElement): Element | null {
  for (let node = frame.parentElement; node; node = node.parentElement) {
    const { overflowY } = getComputedStyle(node);
    if ((overflowY === 'auto' || overflowY === 'scroll') && node.scrollHeight > node.clientHeight) return node;
  }
  return document.scrollingElement;
}
