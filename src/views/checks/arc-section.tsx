import type { Inspection } from '../../core/index.ts';
import { Foreign, Say, SayNote } from '../reading.tsx';
import { CheckSection, Fold } from './check-section.tsx';
import { ResultChip } from './result-chip.tsx';

/** The chain of those who handed the mail on and signed what they had found (RFC 8617). */
export function ArcSection({ inspection }: { inspection: Inspection }) {
  const { arc } = inspection;
  if (!arc || (arc.result === 'none' && arc.evidence.sets.length === 0)) return null;
  return (
    <CheckSection name="ARC" result={arc.result} note={arc} warnings={arc.warnings}>
      <Fold title="view_how_checked">
        <ol class="arc-sets">
          {arc.evidence.sets.map((set) => (
            <li key={set.instance} class="path-step">
              <p>
                <b>
                  i={set.instance} <Foreign text={set.sealer} />
                </b>{' '}
                <span class="soft">
                  cv=
                  <Foreign text={set.chainValidation} />
                </span>
              </p>
              <p>
                <Say text="view_arc_seal" /> <ResultChip result={set.seal.result} />{' '}
                <SayNote note={{ code: set.seal.code, values: { domain: set.sealer, instance: set.instance } }} />
              </p>
              <p>
                <Say text="view_arc_message" /> <ResultChip result={set.messageSignature.result} />{' '}
                <SayNote
                  note={{ code: set.messageSignature.code, values: { domain: set.sealer, instance: set.instance } }}
                />
              </p>
              {set.authenticationResults === null ? null : (
                <p class="record">
                  {set.authenticationResults.results.map((result, index) => (
                    <span key={index}>
                      <Foreign text={`${result.method}=${result.result}`} />{' '}
                    </span>
                  ))}
                </p>
              )}
            </li>
          ))}
        </ol>
      </Fold>
    </CheckSection>
  );
}
