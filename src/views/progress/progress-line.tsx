import type { Inspection } from '../../core/index.ts';
import type { TextKey } from '../../text/translate.ts';
import { Sign } from '../icons/sign.tsx';
import { markWord } from '../model/marks.ts';
import { type ProgressStep, progressOf } from '../model/progress.ts';
import { Say, useText } from '../reading.tsx';
import { Elapsed } from './elapsed.tsx';
import { StopButton } from './stop-button.tsx';

const NAMES: Record<ProgressStep['key'], TextKey> = {
  source: 'view_progress_source',
  route: 'view_progress_route',
  SPF: 'view_progress_spf',
  DKIM: 'view_progress_dkim',
  DMARC: 'view_progress_dmarc',
};

/** A running check, step by step. Screen readers hear of it by the status of the page (SpokenStatus), not each step twice. */
export function ProgressLine({ inspection, onStop }: { inspection: Inspection; onStop?: (() => void) | undefined }) {
  const t = useText();
  const { steps, answers, done, total } = progressOf(inspection);
  return (
    <div class="progress">
      <div class="progress-now">
        <p>
          <Say text="view_progress_answers" values={{ count: answers }} />
        </p>
        <Elapsed since={Date.parse(inspection.inspectedAt)} />
        {onStop ? <StopButton onStop={onStop} /> : null}
      </div>
      <progress class="progress-bar" max={total} value={done} aria-label={t('view_progress')} />
      <ul class="progress-steps">
        {steps.map((step) => (
          <li key={step.key} class="mark" data-mark={step.mark}>
            {t(NAMES[step.key])} <Sign name={step.mark} size={12} />
            <span class="visually-hidden">{t(markWord(step.mark))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
