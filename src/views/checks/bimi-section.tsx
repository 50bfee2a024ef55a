import type { Inspection } from '../../core/index.ts';
import { Term } from '../lesson/term.tsx';
import { questionFor } from '../model/dns-words.ts';
import { bimiTerms } from '../model/shown-terms.ts';
import { Say, SayNote } from '../reading.tsx';
import { DnsAnswerText } from './dns-list.tsx';
import { Terms } from './record.tsx';

/** Where the author domain says that its logo lies: text, and no link. */
export function BimiSection({ inspection }: { inspection: Inspection }) {
  const { bimi } = inspection;
  if (!bimi) return null;
  const question = questionFor(inspection, 'bimi', `default._bimi.${bimi.domain}`);
  return (
    <details class="fold bimi">
      <summary>
        <Say text="view_bimi" />
      </summary>
      <p>
        <Term card="bimi">BIMI</Term> <SayNote note={bimi} />
      </p>
      {bimi.tags.length === 0 ? null : <Terms terms={bimiTerms(bimi.tags)} />}
      {question ? <DnsAnswerText question={question} /> : null}
    </details>
  );
}
