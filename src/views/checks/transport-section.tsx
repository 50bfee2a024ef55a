import type { Inspection, TransportRecord } from '../../core/index.ts';
import { questionFor } from '../model/dns-words.ts';
import type { Term } from '../model/record-terms.ts';
import { mtaStsTerms, type Tags, tlsRptTerms } from '../model/shown-terms.ts';
import { Say, SayNote } from '../reading.tsx';
import { DnsAnswerText } from './dns-list.tsx';
import { Terms } from './record.tsx';

export interface TransportSectionProps {
  inspection: Inspection;
  /** Looks the records up; absent where nothing can be asked. */
  onAsk?: (() => void) | undefined;
}

/** How the author domain wants mail to it carried: looked up by a click, and only then. */
export function TransportSection({ inspection, onAsk }: TransportSectionProps) {
  const { transport, withoutDns, progress, message } = inspection;
  const domain = transport?.domain ?? message.author?.domain ?? '';
  if (domain === '' || (!transport && (!onAsk || withoutDns))) return null;
  return (
    <details class="fold transport">
      <summary>
        <Say text="view_transport" values={{ domain }} />
      </summary>
      <p class="soft">
        <Say text="view_transport_why" />
      </p>
      {transport ? (
        <>
          <RecordText inspection={inspection} record={transport.mtaSts} explain={mtaStsTerms} />
          <RecordText inspection={inspection} record={transport.tlsRpt} explain={tlsRptTerms} />
        </>
      ) : (
        <button type="button" class="button" onClick={onAsk} disabled={progress !== 'done'}>
          <span>
            <Say text="view_transport_ask" values={{ domain }} />
          </span>
        </button>
      )}
    </details>
  );
}

interface RecordTextProps {
  inspection: Inspection;
  record: TransportRecord;
  explain: (tags: Tags) => Term[];
}

function RecordText({ inspection, record, explain }: RecordTextProps) {
  const question = questionFor(inspection, 'other', record.name);
  return (
    <div class="path-step">
      <p>
        <SayNote note={record} />
      </p>
      {record.tags.length === 0 ? null : <Terms terms={explain(record.tags)} />}
      {question ? <DnsAnswerText question={question} /> : null}
    </div>
  );
}
