import type { Inspection } from '../core/index.ts';
import { buildJourney } from '../core/journey/build.ts';
import { ChecksTab } from '../views/checks/checks-tab.tsx';
import { SequenceDiagram } from '../views/diagram/sequence-diagram.tsx';
import { FieldList } from '../views/headers/field-list.tsx';
import { Foreign, Say } from '../views/reading.tsx';
import { HopList } from '../views/route/hop-list.tsx';
import { RouteMiniature } from '../views/route/miniature.tsx';
import { RouteNotes } from '../views/route/route-notes.tsx';
import { DateText, SummaryTab } from '../views/summary/summary-tab.tsx';
import { Cautions } from '../views/verdict/cautions.tsx';
import { VerdictBlock } from '../views/verdict/verdict-block.tsx';
import { Witnesses } from '../views/verdict/witnesses.tsx';
import { blankedNote } from './blanked-note.ts';

/** Pixels that the diagram has on the sheet. */
const DIAGRAM_WIDTH = 818;

/** The views one below the other, for a file without script. */
export function StaticReport({ inspection }: { inspection: Inspection }) {
  return (
    <main class="sheet">
      <p class="sheet-title">
        <Say text="export_title" /> · <Foreign text={inspection.message.subject} />
      </p>
      <VerdictBlock inspection={inspection} />
      <Witnesses inspection={inspection} />
      <Cautions inspection={inspection} />
      <RouteMiniature inspection={inspection} />
      <section class="sheet-section">
        <h2>
          <Say text="view_tab_summary" />
        </h2>
        <SummaryTab inspection={inspection} />
      </section>
      <section class="sheet-section">
        <h2>
          <Say text="view_tab_route" />
        </h2>
        <SequenceDiagram journey={buildJourney(inspection)} inspection={inspection} width={DIAGRAM_WIDTH} />
        <HopList inspection={inspection} />
        <RouteNotes inspection={inspection} />
      </section>
      <section class="sheet-section">
        <h2>
          <Say text="view_tab_checks" />
        </h2>
        <ChecksTab inspection={inspection} unfolded />
      </section>
      <section class="sheet-section">
        <h2>
          <Say text="view_tab_headers" />
        </h2>
        <FieldList fields={inspection.fields} current={null} />
      </section>
      <footer class="sheet-footer">
        <p>
          <Say text="export_made" /> <Say text={blankedNote(inspection)} />
        </p>
        <p>
          <Say text="export_inspected" /> <DateText iso={inspection.inspectedAt} /> · SHA-256{' '}
          <Foreign text={inspection.source.sha256} />
        </p>
      </footer>
    </main>
  );
}
