import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface CardPlaceProps {
  /** What the reader opened, which is brought into sight; null = nothing, what stands there came by itself. */
  opened: string | null;
  children: ComponentChildren;
}

/** The one place for explanations, beside what they explain. */
export function CardPlace({ opened, children }: CardPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opened !== null) place.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  return (
    <div class="learn-card-place" ref={place}>
      {children}
    </div>
  );
}
