import { useState } from 'preact/hooks';
import type { Inspection } from '../../core/index.ts';
import { Sign } from '../icons/sign.tsx';
import { copyText, searchFields } from '../model/search.ts';
import { Say, useText } from '../reading.tsx';
import { FieldList } from './field-list.tsx';

export interface HeadersTabProps {
  inspection: Inspection;
  /** The field to show first: scrolled to and set off. */
  field?: number | null | undefined;
  /** Puts text on the clipboard; absent = there is none, as in a file. */
  onCopy?: ((text: string) => void) | undefined;
}

/** Every header field as it stands in the source: searchable, each one copied by itself or all at once. */
export function HeadersTab({ inspection, field = null, onCopy }: HeadersTabProps) {
  const t = useText();
  const [query, setQuery] = useState('');
  const found = searchFields(inspection.fields, query);
  return (
    <div class="headers">
      <div class="headers-bar">
        <label class="search">
          <Sign name="search" />
          <span class="visually-hidden">{t('view_search')}</span>
          <input
            type="search"
            placeholder={t('view_search')}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
            spellcheck={false}
          />
        </label>
        {onCopy ? (
          <button type="button" class="button" onClick={() => onCopy(inspection.fields.map(copyText).join('\n'))}>
            <Say text="view_copy_all" />
          </button>
        ) : null}
      </div>
      <p class="soft" role="status">
        <Say text="view_fields_found" values={{ count: found.length, all: inspection.fields.length }} />
      </p>
      <FieldList fields={found} current={field} onCopy={onCopy} />
    </div>
  );
}
