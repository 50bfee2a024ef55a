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
    const place = frame.current?.closest('.card-host, .player');
    if (step === null || !place || !('ResizeObserver' in globalThis)) return;
    const rows = [...place.querySelectorAll('.step')];
    const row = rows.find((candidate) => candidate.getAttribute('data-step') === step);
    if (!row) return;
    // Once at first, and again whenever what explains it comes, grows or goes: each takes its room from the place.
    const watch = new ResizeObserver(() => bringInto(place, row));
    watch.observe(place);
    return () => watch.disconnect();
  }, [frame, step]);
}

function bringInto(place: Element, row: Element): void {
  const scroller = scrollerOf(place);
  if (!scroller) return;
  const at = row.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  const isPage = scroller === document.scrollingElement;
  const above = [
    ...place.querySelectorAll('.heads'),
    ...(place.closest('.inspection-tabs')?.querySelectorAll('.tabs') ?? []),
  ];
  const top = Math.max(isPage ? 0 : room.top, ...above.map((element) => element.getBoundingClientRect().bottom));
  const below = [
    ...place.querySelectorAll('.panel, .story, .card-place, .player-bar'),
    ...document.querySelectorAll('.footer'),
  ];
  const covers = below
    .map((element) => element.getBoundingClientRect())
    // Not what stands beside the drawing, nor what is hidden.
    .filter(({ left, right, height }) => height > 0 && left < at.right && right > at.left);
  const bottom = Math.min(isPage ? innerHeight : room.bottom, ...covers.map((cover) => cover.top));
  const up = at.top - ROOM - top;
  const down = at.bottom + ROOM - bottom;
  if (down > 0) scroller.scrollTop += down;
  else if (up < 0) scroller.scrollTop += up;
}

/** The element that scrolls the drawing: in the popup a part of it, else the page. */
function scrollerOf(place: Element): Element | null {
  for (let node: Element | null = place; node; node = node.parentElement) {
    const { overflowY } = getComputedStyle(node);
    if ((overflowY === 'auto' || overflowY === 'scroll') && node.scrollHeight > node.clientHeight) return node;
  }
  return document.scrollingElement;
}
