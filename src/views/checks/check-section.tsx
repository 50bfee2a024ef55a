import type { ComponentChildren } from 'preact';
import type { Note, Result } from '../../core/index.ts';
import { type Mark, markOf } from '../../core/marks/mark.ts';
import { cardOfCheck } from '../../lesson/places.ts';
import type { TextKey } from '../../text/translate.ts';
import { Term } from '../lesson/term.tsx';
import { Say, SayNote } from '../reading.tsx';
import { Chip } from './result-chip.tsx';

export interface CheckSectionProps {
  name: string;
  /** null = not checked. */
  result: Result | null;
  /** Its sign, where the verdict does not let it have its own. */
  mark?: Mark;
  /** The result in words, or why there is none. */
  note: Note | null;
  warnings?: readonly Note[];
  children?: ComponentChildren;
}

/** One check: its name beside the result in RFC words and in plain ones; what it rests on below. */
export function CheckSection({ name, result, mark, note, warnings = [], children }: CheckSectionProps) {
  return (
    <section class="check">
      <h3 class="check-name">
        <Term card={cardOfCheck(name)}>{name}</Term>
      </h3>
      <div class="check-body">
        <p class="check-result">
          {result === null ? null : <Chip mark={mark ?? markOf(result)} word={result} />}{' '}
          {note === null ? null : <SayNote note={note} />}
        </p>
        {warnings.map((warning) => (
          <p key={warning.code} class="check-warning">
            <SayNote note={warning} />
          </p>
        ))}
        {children}
      </div>
    </section>
  );
}

/** Folded details of a check. */
export function Fold({ title, children }: { title: TextKey; children: ComponentChildren }) {
  return (
    <details class="fold">
      <summary>
        <Say text={title} />
      </summary>
      {children}
    </details>
  );
}
