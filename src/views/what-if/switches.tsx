import type { Inspection } from '../../core/index.ts';
import type { Change } from '../../core/what-if/index.ts';
import { authorDomain } from '../model/author-domain.ts';
import { LEVEL_WORDS } from '../model/level-words.ts';
import { Say, useText } from '../reading.tsx';
import type { Supposition } from './use-what-if.ts';

export interface SwitchesProps {
  /** The message as it came. */
  inspection: Inspection;
  supposition: Supposition;
}

/** One switch a change, and what became of it: the results that are others, and the verdict. */
export function Switches({ inspection, supposition }: SwitchesProps) {
  const { offered, chosen, choose, reset } = supposition;
  const values = {
    domain: authorDomain(inspection),
    envelope: inspection.spf?.evidence.domain ?? '',
    ip: inspection.spf?.evidence.ip ?? '',
  };
  return (
    <section class="what-if" aria-labelledby="what-if-title">
      <h2 id="what-if-title">
        <Say text="what_if" />
      </h2>
      <p class="soft">
        <Say text="what_if_lead" />
      </p>
      {offered.length === 0 ? (
        <p>
          <Say text="what_if_none" />
        </p>
      ) : null}
      <ul class="what-if-switches">
        {offered.map((change) => (
          <Switch key={change} change={change} on={chosen.includes(change)} values={values} onChoose={choose} />
        ))}
      </ul>
      <div role="status" class="what-if-result">
        <Outcome inspection={inspection} supposition={supposition} />
      </div>
      {chosen.length > 0 ? (
        <button type="button" class="button" onClick={reset}>
          <Say text="what_if_reset" />
        </button>
      ) : null}
    </section>
  );
}

interface SwitchProps {
  change: Change;
  on: boolean;
  values: Record<string, string>;
  onChoose: (change: Change) => void;
}

function Switch({ change, on, values, onChoose }: SwitchProps) {
  return (
    <li>
      <button type="button" role="switch" class="what-if-switch" aria-checked={on} onClick={() => onChoose(change)}>
        <span class="knob" aria-hidden="true" />
        <span class="what-if-words">
          <Say text={`what_if_${change}`} values={values} />
        </span>
        {on ? (
          <span class="what-if-mark">
            <Say text="what_if_changed" />
          </span>
        ) : null}
      </button>
    </li>
  );
}

function Outcome({ inspection, supposition: { supposed } }: SwitchesProps) {
  const t = useText();
  if (supposed === null) return null;
  const before = inspection.verdict.level;
  const after = supposed.inspection.verdict.level;
  return (
    <>
      <p>
        <b>
          {before === after ? (
            <Say text="what_if_same" />
          ) : (
            <Say text="what_if_level" values={{ before: t(LEVEL_WORDS[before]), after: t(LEVEL_WORDS[after]) }} />
          )}
        </b>
      </p>
      <p class="what-if-marks">
        {supposed.changed.results.map((result) => (
          <span key={result.method} class="what-if-mark">
            <Say text="what_if_result" values={{ ...result }} />
          </span>
        ))}
      </p>
      {inspection.recorded.trusted === null ? null : (
        <p class="soft">
          <Say text="what_if_aside" />
        </p>
      )}
    </>
  );
}
