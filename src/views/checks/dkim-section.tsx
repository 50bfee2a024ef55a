import type { Inspection } from '../../core/index.ts';
import { isHeaderRead } from '../../core/marks/not-known.ts';
import { resultMark } from '../../core/marks/our-marks.ts';
import { Term } from '../lesson/term.tsx';
import { Say } from '../reading.tsx';
import { CheckSection } from './check-section.tsx';
import { DkimSignature } from './dkim-signature.tsx';
import { Chip } from './result-chip.tsx';

export interface DkimSectionProps {
  inspection: Inspection;
  onPersonal?: (() => void) | undefined;
}

/** Every signature on its own: what it says of the header and of the body, and with which key. */
export function DkimSection({ inspection, onPersonal }: DkimSectionProps) {
  if (inspection.dkim.length === 0) {
    return (
      <section class="check">
        <h3 class="check-name">
          <Term card="dkim">DKIM</Term>
        </h3>
        <div class="check-body">
          <p class="check-result">
            <Chip
              mark={inspection.progress === 'done' ? 'none' : 'pending'}
              word={inspection.progress === 'done' ? 'none' : '…'}
            />{' '}
            {inspection.progress === 'done' ? (
              <Say text={isHeaderRead(inspection.source) ? 'view_dkim_none' : 'view_dkim_not_read'} />
            ) : null}
          </p>
        </div>
      </section>
    );
  }
  return (
    <>
      {inspection.dkim.map((check, index) => (
        <CheckSection
          key={index}
          name={inspection.dkim.length > 1 ? `DKIM ${index + 1}` : 'DKIM'}
          result={check.result}
          mark={resultMark(inspection, check.result)}
          note={check}
          warnings={check.warnings}
        >
          <DkimSignature
            check={check}
            question={check.evidence.dns === null ? undefined : inspection.dns[check.evidence.dns]}
            onPersonal={onPersonal}
          />
        </CheckSection>
      ))}
    </>
  );
}
