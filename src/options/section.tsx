import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TextKey } from '../text/translate.ts';
import { Say } from '../views/reading.tsx';

export interface SectionProps {
  title: TextKey;
  /** What it does, in one or two sentences. */
  why: TextKey;
  /** An administrator set it: it is shown and cannot be changed. */
  managed?: boolean | undefined;
  children: ComponentChildren;
}

const Managed = createContext(false);

/** Whether the setting around this control is an administrator's. */
export function useManaged(): boolean {
  return useContext(Managed);
}

/** One setting with what it does. */
export function Section({ title, why, managed = false, children }: SectionProps) {
  return (
    <section class="option" aria-labelledby={title}>
      <h2 id={title}>
        <Say text={title} />
      </h2>
      <p class="soft">
        <Say text={why} />
      </p>
      {managed && (
        <p class="managed">
          <Say text="options_managed" />
        </p>
      )}
      <Managed.Provider value={managed}>{children}</Managed.Provider>
    </section>
  );
}
