import type { ComponentChildren } from 'preact';
import type { TextKey } from '../text/translate.ts';
import { Sign } from '../views/icons/sign.tsx';
import { Foreign, Say, useText } from '../views/reading.tsx';
import { useManaged } from './section.tsx';

export interface EntryListProps {
  label: TextKey;
  none: TextKey;
  entries: readonly { key: string; name: string; more?: ComponentChildren; actions?: ComponentChildren }[];
  /** Absent = nothing can be removed. */
  onRemove?: ((key: string) => void) | undefined;
}

/** What was entered, each with what can be done to it. */
export function EntryList({ label, none, entries, onRemove }: EntryListProps) {
  const t = useText();
  const managed = useManaged();
  if (entries.length === 0) {
    return (
      <p class="soft">
        <Say text={none} />
      </p>
    );
  }
  return (
    <ul class="entries" aria-label={t(label)}>
      {entries.map(({ key, name, more, actions }) => (
        <li key={key} class="entries-item">
          <span class="entries-text">
            <Foreign text={name} />
            {more}
          </span>
          {actions}
          {onRemove && (
            <button
              type="button"
              class="icon-button"
              disabled={managed}
              title={t('options_remove', { name })}
              aria-label={t('options_remove', { name })}
              onClick={() => onRemove(key)}
            >
              <Sign name="close" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
