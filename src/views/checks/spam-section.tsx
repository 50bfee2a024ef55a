import type { Inspection, SpamField } from '../../core/index.ts';
import { Foreign, Say, SayNote } from '../reading.tsx';
import { FieldPlace } from './field-place.tsx';

/** What spam filters wrote, statement by statement; folded, since it says nothing about who sent the mail. */
export function SpamSection({ inspection }: { inspection: Inspection }) {
  const fields = inspection.spamFields ?? [];
  if (fields.length === 0) return null;
  return (
    <details class="fold spam-fields">
      <summary>
        <Say text="view_spam" />
      </summary>
      <p class="soft">
        <Say text="view_spam_why" />
      </p>
      {fields.map((field) => (
        <FilterField key={field.fieldIndex} field={field} inspection={inspection} />
      ))}
    </details>
  );
}

function FilterField({ field, inspection }: { field: SpamField; inspection: Inspection }) {
  return (
    <div class="path-step">
      <FieldPlace field={field} inspection={inspection} />
      <dl class="terms">
        {field.tokens.map((token, index) => (
          <div key={index} class="term">
            <dt>
              <Foreign text={token.text} technical />
            </dt>
            <dd>
              <SayNote note={token} />
              {token.score === null || token.text.endsWith(String(token.score)) ? null : (
                <span class="soft">
                  {' '}
                  <Say text="view_spam_points" values={{ points: token.score }} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
