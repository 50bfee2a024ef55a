import type { Inspection } from '../../core/index.ts';
import { Sign } from '../icons/sign.tsx';
import { Say } from '../reading.tsx';
import { ArcSection } from './arc-section.tsx';
import { BimiSection } from './bimi-section.tsx';
import { DkimSection } from './dkim-section.tsx';
import { Dkim2Section } from './dkim2-section.tsx';
import { DmarcSection } from './dmarc-section.tsx';
import { DnsList } from './dns-list.tsx';
import { RecordedSection } from './recorded-section.tsx';
import { SpamSection } from './spam-section.tsx';
import { SpfSection } from './spf-section.tsx';
import { TransportSection } from './transport-section.tsx';

export interface ChecksTabProps {
  inspection: Inspection;
  /** Asks the DNS anew; absent where nothing can be asked, as in a file. */
  onAgain?: (() => void) | undefined;
  /** Asks anew, names that seem to be made for this reader included. */
  onPersonal?: (() => void) | undefined;
  /** Looks up what says nothing about this mail: the author domain's MTA-STS and TLS-RPT records. */
  onFurther?: (() => void) | undefined;
  /** In a file links lead into the list of questions, and not every browser unfolds it for them. */
  unfolded?: boolean;
}

/** How we know: each check with its record, its result in words and the answers that it rests on. */
export function ChecksTab({ inspection, onAgain, onPersonal, onFurther, unfolded = false }: ChecksTabProps) {
  return (
    <div class="checks">
      {inspection.withoutDns ? (
        <p class="notice">
          <Say text="view_checks_off" />
        </p>
      ) : null}
      <SpfSection inspection={inspection} onPersonal={onPersonal} />
      <DkimSection inspection={inspection} onPersonal={onPersonal} />
      <DmarcSection inspection={inspection} />
      <ArcSection inspection={inspection} />
      <RecordedSection inspection={inspection} />
      <SpamSection inspection={inspection} />
      <Dkim2Section inspection={inspection} />
      <BimiSection inspection={inspection} />
      <TransportSection inspection={inspection} onAsk={onFurther} />
      <DnsList questions={inspection.dns} open={unfolded} />
      {onAgain ? (
        <button type="button" class="button" onClick={onAgain} disabled={inspection.progress !== 'done'}>
          <Sign name="again" /> <Say text="view_check_again" />
        </button>
      ) : null}
    </div>
  );
}
