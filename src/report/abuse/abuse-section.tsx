import { useState } from 'preact/hooks';
import { later, useLater } from '../../views/later.ts';
import { Say } from '../../views/reading.tsx';
import type { AbuseDetails } from './abuse-form.tsx';

const FORM = later(() => import('./abuse-form.tsx'), 'abuse');

/** The form for an abuse report, folded away and not loaded until somebody asks. */
export function AbuseSection({ onSave }: { onSave: (details: AbuseDetails) => void }) {
  const [isOpened, setOpened] = useState(false);
  const form = useLater(FORM, isOpened);
  return (
    <details
      class="report-sheet report-what-if report-abuse"
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>
        <Say text="report_abuse" />
      </summary>
      {form ? <form.AbuseForm onSave={onSave} /> : null}
    </details>
  );
}
