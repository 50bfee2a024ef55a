import { useState } from 'preact/hooks';
import type { Inspection, ShownField } from '../../core/index.ts';
import { Sign } from '../icons/sign.tsx';
import { useLater } from '../later.ts';
import { copyText, searchFields } from '../model/search.ts';
import { Say, useText } from '../reading.tsx';
import { FIELD_HELP } from './field-help-later.ts';
import type { Look } from './field-help-view.tsx';
import { FieldList } from './field-list.tsx';

export interface HeadersTabProps {
  inspection: Inspection;
  /** The field to show first: scrolled to and set off. */
  field?: number | null | undefined;
  /** Puts text on the clipboard; absent = there is none, as in a file. */
  onCopy?: ((text: string) => void) | undefined;
}

/** Every header field as it stands in the source: searchable, explained, each one copied by itself or all at once. */
export function HeadersTab({ inspection, field = null, onCopy }: HeadersTabProps) {
  const t = useText();
  const [query, setQuery] = useState('');
  const [look, setLook] = useState<Look>({ grouped: false, explained: true, decoded: true });
  const help = useLater(FIELD_HELP);
  const found = searchFields(inspection.fields, query);
  const list = (fields: readonly ShownField[]) => (
    <FieldList
      fields={fields}
      current={field}
      onCopy={onCopy}
      decoded={look.decoded}
      help={look.explained ? help : null}
    />
  );
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
            // What is typed here is of a mail: browsers keep fields on disk.
            autocomplete="off"
            spellcheck={false}
          />
        </label>
        {onCopy ? (
          <button type="button" class="button" onClick={() => onCopy(inspection.fields.map(copyText).join('\n'))}>
            <Say text="view_copy_all" />
          </button>
        ) : null}
      </div>
      {help ? <help.LookBar look={look} onLook={setLook} /> : null}
      <p class="soft" role="status">
        <Say text="view_fields_found" values={{ count: found.length, all: inspection.fields.length }} />
      </p>
      {help && look.grouped ? <help.Groups fields={found} list={list} /> : list(found)}
    </div>
  );
}
