import type { Inspection } from '../../core/index.ts';
import { Say, SayNote } from '../reading.tsx';

/** Remarks about the route as a whole, and why SPF cannot be checked where its envelope is missing; folded: none of them changes the verdict. */
export function RouteNotes({ inspection }: { inspection: Inspection }) {
  const { notes = [], envelopeReason } = inspection.route;
  const all = envelopeReason ? [envelopeReason, ...notes] : notes;
  if (all.length === 0) return null;
  return (
    <details class="fold route-notes">
      <summary>
        <Say text="view_route_notes" values={{ count: all.length }} />
      </summary>
      <ul>
        {all.map((note, index) => (
          <li key={index} class="check-warning">
            <SayNote note={note} />
          </li>
        ))}
      </ul>
    </details>
  );
}
