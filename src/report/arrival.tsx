import { useEffect, useId, useState } from 'preact/hooks';
import { RECEIVERS } from '../core/receivers/index.ts';
import { loadSettings } from '../platform/settings.ts';
import { Say, useText } from '../views/reading.tsx';

export interface ArrivalProps {
  /** A webmail's origin, or a provider's name; '' = unknown. */
  value: string;
  onChange: (arrived: string) => void;
}

/** Providers of which it is known where their own fields stand. */
const PROVIDERS = RECEIVERS.filter(({ borderBy }) => borderBy.length > 0).map(({ name }) => name);

/**
 * Where the message arrived. A source that a person brings names no mailbox; and whoever made it up could have made up a provider's fields as well,
 * so that nobody but the person can say.
 */
export function Arrival({ value, onChange }: ArrivalProps) {
  const id = useId();
  const t = useText();
  const [origins, setOrigins] = useState<readonly string[]>([]);
  useEffect(() => {
    loadSettings().then(({ receivers }) => setOrigins(Object.keys(receivers)), console.error);
  }, []);
  return (
    <p class="intake-arrival">
      <label for={id}>
        <Say text="report_arrived" />
      </label>{' '}
      <select
        id={id}
        class="input intake-place"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t('report_arrived_unknown')}</option>
        {[...origins, ...PROVIDERS].map((place) => (
          <option key={place} value={place}>
            {place}
          </option>
        ))}
      </select>
      <span class="soft">
        <Say text="report_arrived_why" />
      </span>
    </p>
  );
}
