import { useState } from 'preact/hooks';
import { later, useLater } from '../../views/later.ts';
import { FoldedSection } from '../folded-section.tsx';
import type { AbuseDetails } from './abuse-form.tsx';

const FORM = later(() => import('./abuse-form.tsx'), 'abuse');

/** The form for an abuse report, loaded when somebody asks. */
export function AbuseSection({ onSave }: { onSave: (details: AbuseDetails) => void }) {
  const [isOpened, setOpened] = useState(false);
  const form = useLater(FORM, isOpened);
  return (
    <FoldedSection title="report_abuse" name="report-abuse" onOpen={() => setOpened(true)}>
      {form ? <form.AbuseForm onSave={onSave} /> : null}
    </FoldedSection>
  );
}
