import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import type { CardId } from '../../lesson/card-ids.ts';
import { useLater } from '../later.ts';
import { LessonContext } from './context.ts';
import { LESSON } from './lesson-later.ts';

export interface CardHostProps {
  inspection: Inspection;
  children: ComponentChildren;
}

/** Whatever is in it can open cards, which are shown over its lower end, each leading to the next one. */
export function CardHost({ inspection, children }: CardHostProps) {
  const [trail, setTrail] = useState<CardId[]>([]);
  const opener = useRef<Element | null>(null);
  const id = trail.at(-1);
  const lesson = useLater(LESSON, id !== undefined);
  const open = useCallback((next: CardId) => {
    setTrail((before) => {
      if (before.length === 0) opener.current = document.activeElement;
      return [...before.slice(-MAX_TRAIL), next];
    });
  }, []);
  const isOpen = id !== undefined;
  useEffect(() => {
    const from = opener.current;
    if (isOpen || !from) return;
    opener.current = null;
    if (from instanceof HTMLElement || from instanceof SVGElement) from.focus({ preventScroll: true });
  }, [isOpen]);
  return (
    <LessonContext.Provider value={open}>
      <div class="card-host" data-card-open={isOpen ? '' : undefined}>
        <div class="card-host-main">{children}</div>
        {lesson && id !== undefined ? (
          <div class="card-place">
            <lesson.CardPanel
              id={id}
              inspection={inspection}
              onBack={trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : undefined}
              onClose={() => setTrail([])}
            />
          </div>
        ) : null}
      </div>
    </LessonContext.Provider>
  );
}

/** Cards that one can go back to. */
const MAX_TRAIL = 30;
