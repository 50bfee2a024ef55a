import type { Inspection, RecordedField } from '../../core/index.ts';
import { Sign } from '../icons/sign.tsx';
import { Term } from '../lesson/term.tsx';
import { recordedWords } from '../model/recorded-words.ts';
import { Foreign, Say, SayNote } from '../reading.tsx';
import { Fold } from './check-section.tsx';

/** What results fields say, those of the provider apart from those that anybody could have written. */
export function RecordedSection({ inspection }: { inspection: Inspection }) {
  const { fields } = inspection.recorded;
  if (fields.length === 0) return null;
  return (
    <section class="check">
      <h3 class="check-name">
        <Term card="auth_results">
          <Say text="view_recorded" />
        </Term>
      </h3>
      <div class="check-body">
        <p class="check-result">
          <Say
            text="view_recorded_count"
            values={{
              believed: fields.filter((field) => field.trust === 'recorded').length,
              ignored: fields.filter((field) => field.trust === 'claimed').length,
            }}
          />
        </p>
        <Fold title="view_recorded_each">
          <ul class="recorded-fields">
            {fields.map((field) => (
              <RecordedItem
                key={field.fieldIndex}
                field={field}
                line={inspection.fields[field.fieldIndex]?.line ?? null}
              />
            ))}
          </ul>
        </Fold>
      </div>
    </section>
  );
}

function RecordedItem({ field, line }: { field: RecordedField; line: number | null }) {
  return (
    <li class="path-step" data-trust={field.trust}>
      <p>
        <Sign name={field.trust === 'recorded' ? 'pass' : 'none'} size={12} /> <b>{field.name}</b>{' '}
        {line === null ? null : (
          <span class="soft">
            <Say text="view_line" values={{ line }} />
          </span>
        )}
      </p>
      <p class="record">
        <Foreign text={recordedWords(field)} />
      </p>
      <p class="soft">
        <SayNote note={field.reason} />
      </p>
    </li>
  );
}
