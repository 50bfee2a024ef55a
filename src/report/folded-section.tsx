import type { ComponentChildren } from 'preact';
import type { TextKey } from '../text/translate.ts';
import { Say } from '../views/reading.tsx';

export interface FoldedSectionProps {
  /** What is offered, said by its line. */
  title: TextKey;
  /** Its class beside those that all of them have. */
  name: string;
  /** Each time that somebody opens it: what is costly is loaded or read only then. */
  onOpen: () => void;
  children: ComponentChildren;
}

/** One of the parts below the verdict, folded away until somebody asks. */
export function FoldedSection({ title, name, onOpen, children }: FoldedSectionProps) {
  return (
    <details class={`report-sheet report-folded ${name}`} onToggle={(event) => event.currentTarget.open && onOpen()}>
      <summary>
        <Say text={title} />
      </summary>
      {children}
    </details>
  );
}
