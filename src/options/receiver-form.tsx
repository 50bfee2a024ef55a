import { useId, useState } from 'preact/hooks';
import type { Receiver } from '../core/index.ts';
import type { TextKey } from '../text/translate.ts';
import { Say } from '../views/reading.tsx';
import type { Refusal } from './entry-form.tsx';
import { Labelled, Select } from './fields.tsx';
import { fromEntries, type ReceiverEntries } from './receiver-entries.ts';

export interface ReceiverFormProps {
  site: string;
  initial: ReceiverEntries;
  onSave: (receiver: Receiver) => void;
  onCancel: () => void;
}

const LISTS: readonly { part: 'borderBy' | 'networks' | 'gateways' | 'authservIds'; label: TextKey; hint: TextKey }[] =
  [
    { part: 'borderBy', label: 'options_receiver_border', hint: 'options_receiver_border_hint' },
    { part: 'networks', label: 'options_receiver_networks', hint: 'options_receiver_networks_hint' },
    { part: 'gateways', label: 'options_receiver_gateways', hint: 'options_receiver_gateways_hint' },
    { part: 'authservIds', label: 'options_receiver_ids', hint: 'options_receiver_ids_hint' },
  ];
const RESULTS: Record<Receiver['results'], TextKey> = {
  none: 'options_receiver_results_none',
  above: 'options_receiver_results_above',
  below: 'options_receiver_results_below',
  'without-id': 'options_receiver_results_without_id',
};
const RETURN_PATHS: Record<Receiver['returnPath'], TextKey> = {
  top: 'options_receiver_return_path_top',
  bottom: 'options_receiver_return_path_bottom',
};

/** The user's own word about the servers behind one webmail. */
export function ReceiverForm({ site, initial, onSave, onCancel }: ReceiverFormProps) {
  const id = useId();
  const [entries, setEntries] = useState(initial);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const set = (changed: Partial<ReceiverEntries>) => setEntries((before) => ({ ...before, ...changed }));
  const submit = (event: Event) => {
    event.preventDefault();
    const read = fromEntries(entries);
    if ('text' in read) setRefusal(read);
    else onSave(read);
  };
  return (
    <form class="receiver" aria-labelledby={`${id}-title`} onSubmit={submit}>
      <h3 id={`${id}-title`}>
        <Say text="options_receiver_title" values={{ site }} />
      </h3>
      <Labelled id={`${id}-name`} label="options_receiver_name" hint="options_receiver_name_hint">
        <input
          id={`${id}-name`}
          class="input"
          type="text"
          value={entries.name}
          aria-describedby={`${id}-name-hint`}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </Labelled>
      {LISTS.map(({ part, label, hint }) => (
        <Labelled key={part} id={`${id}-${part}`} label={label} hint={hint}>
          <textarea
            id={`${id}-${part}`}
            class="input"
            rows={2}
            spellcheck={false}
            value={entries[part]}
            aria-describedby={`${id}-${part}-hint`}
            onInput={(event) => set({ [part]: event.currentTarget.value })}
          />
        </Labelled>
      ))}
      <Labelled id={`${id}-results`} label="options_receiver_results">
        <Select
          id={`${id}-results`}
          value={entries.results}
          choices={RESULTS}
          onChange={(results) => set({ results })}
        />
      </Labelled>
      {entries.results === 'below' && (
        <label class="choice-item">
          <input
            type="checkbox"
            checked={entries.believeBelow}
            onChange={(event) => set({ believeBelow: event.currentTarget.checked })}
          />
          <span>
            <Say text="options_receiver_believe_below" />
          </span>
        </label>
      )}
      <Labelled id={`${id}-return-path`} label="options_receiver_return_path">
        <Select
          id={`${id}-return-path`}
          value={entries.returnPath}
          choices={RETURN_PATHS}
          onChange={(returnPath) => set({ returnPath })}
        />
      </Labelled>
      <p class="refusal" role="alert">
        {refusal && <Say text={refusal.text} values={refusal.values} />}
      </p>
      <div class="entry-line">
        <button type="submit" class="button button-strong">
          <Say text="options_save" />
        </button>
        <button type="button" class="button" onClick={onCancel}>
          <Say text="options_cancel" />
        </button>
      </div>
    </form>
  );
}
