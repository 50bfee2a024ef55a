import type { ComponentChildren } from 'preact';
import type { TextKey } from '../text/translate.ts';
import { Say } from '../views/reading.tsx';

export interface SectionProps {
  title: TextKey;
  /** What it does, in one or two sentences. */
  why: TextKey;
  children: ComponentChildren;
}

/** One setting with what it does. */
export function Section({ title, why, children }: SectionProps) {
  return (
    <section class="option" aria-labelledby={title}>
      <h2 id={title}>
        <Say text={title} />
      </h2>
      <p class="soft">
        <Say text={why} />
      </p>
      {children}
    </section>
  );
}
