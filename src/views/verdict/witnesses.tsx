import type { Inspection } from '../../core/index.ts';
import type { MethodMark } from '../../core/marks/our-marks.ts';
import { witnessesOf } from '../../core/marks/witnesses.ts';
import { formatTime } from '../../text/formats.ts';
import { Sign } from '../icons/sign.tsx';
import { wordOf } from '../model/marks.ts';
import { StopButton } from '../progress/stop-button.tsx';
import { Say, useReading, useText } from '../reading.tsx';

/** How long a check counts as made "just now". */
const JUST_NOW_MS = 90_000;

export interface WitnessesProps {
  inspection: Inspection;
  /** Asks the DNS anew; absent where nothing can be asked, as in a file. */
  onAgain?: (() => void) | undefined;
  /** It is being asked anew; what was found before still stands. */
  busy?: boolean;
  /** Stops that. */
  onStop?: (() => void) | undefined;
}

/** The two witnesses side by side: what we found, and what the provider wrote down. */
export function Witnesses({ inspection, onAgain, busy = false, onStop }: WitnessesProps) {
  const t = useText();
  const { ours, provider } = witnessesOf(inspection);
  return (
    <section class="witnesses">
      <div class="witness">
        <h2 class="witness-name">
          {busy ? <Say text="view_witness_again" /> : <WhenChecked inspection={inspection} />}
        </h2>
        {busy && onStop ? <StopButton onStop={onStop} /> : null}
        {onAgain && inspection.progress === 'done' ? (
          <button
            type="button"
            class="icon-button witness-again"
            disabled={busy}
            aria-label={t('view_check_again')}
            title={t('view_check_again')}
            onClick={onAgain}
          >
            <Sign name="again" />
          </button>
        ) : null}
        {inspection.withoutDns ? (
          <p class="witness-word">
            <Say text="view_witness_off" />
          </p>
        ) : (
          <Marks marks={ours} />
        )}
      </div>
      <div class="witness">
        <h2 class="witness-name">
          <Say text="view_witness_provider" />
        </h2>
        {provider.marks.length > 0 ? <Marks marks={provider.marks} /> : null}
        {provider.kind === 'marks' ? null : (
          <p class="witness-word" data-kind={provider.kind}>
            <Say text={PROVIDER_WORDS[provider.kind]} />
          </p>
        )}
      </div>
    </section>
  );
}

const PROVIDER_WORDS = {
  same: 'view_witness_same',
  nothing: 'view_witness_nothing',
  unproven: 'view_witness_unproven',
  unknown: 'view_witness_unknown',
  pending: 'view_mark_pending',
} as const;

function WhenChecked({ inspection }: { inspection: Inspection }) {
  const { language, timeZone, now } = useReading();
  if (inspection.progress !== 'done') return <Say text="view_witness_checking" />;
  const age = now ? now.getTime() - Date.parse(inspection.inspectedAt) : Number.POSITIVE_INFINITY;
  if (age < JUST_NOW_MS) return <Say text="view_witness_now" />;
  return <Say text="view_witness_at" values={{ time: formatTime(inspection.inspectedAt, language, timeZone) }} />;
}

function Marks({ marks }: { marks: MethodMark[] }) {
  const t = useText();
  return (
    <ul class="marks">
      {marks.map((found) => (
        <li key={found.method} class="mark" data-mark={found.mark}>
          {found.method} <Sign name={found.mark} size={12} />
          <span class="visually-hidden">{t(wordOf(found))}</span>
        </li>
      ))}
    </ul>
  );
}
