import type { Inspection } from '../../core/index.ts';
import { Say, SayNote } from '../reading.tsx';
import { FieldPlace } from './field-place.tsx';

/** Fields of an experiment: that they are there, and no more. */
export function Dkim2Section({ inspection }: { inspection: Inspection }) {
  const fields = inspection.dkim2 ?? [];
  if (fields.length === 0) return null;
  return (
    <details class="fold dkim2">
      <summary>
        <Say text="view_dkim2" />
      </summary>
      {fields.map((field) => (
        <div key={field.fieldIndex} class="path-step">
          <FieldPlace field={field} inspection={inspection} />
          <p>
            <SayNote note={field} />
          </p>
        </div>
      ))}
    </details>
  );
}
