import { useState } from 'preact/hooks';
import type { Receiver } from '../core/index.ts';
import { readSitePattern } from '../platform/setting-values.ts';
import { formatList } from '../text/formats.ts';
import { Say, useReading, useText } from '../views/reading.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryList } from './entry-list.tsx';
import { Proposals } from './proposals.tsx';
import { emptyEntries, type ReceiverEntries, toEntries } from './receiver-entries.ts';
import { ReceiverForm } from './receiver-form.tsx';
import { Section } from './section.tsx';

export interface ReceiversProps {
  receivers: Readonly<Record<string, Receiver>>;
  managed: boolean;
  onChange: (receivers: Record<string, Receiver>) => void;
}

/** The user's own word about who receives the mail of a webmail, by its origin. */
export function Receivers({ receivers, managed, onChange }: ReceiversProps) {
  const t = useText();
  const { language } = useReading();
  const [editing, setEditing] = useState<{ origin: string; entries: ReceiverEntries } | null>(null);
  const declare = (origin: string, receiver: Receiver) => {
    onChange({ ...receivers, [origin]: receiver });
    setEditing(null);
  };
  return (
    <Section title="options_receivers_title" why="options_receivers_why" managed={managed}>
      <EntryList
        label="options_receivers_list"
        none="options_receivers_none"
        entries={Object.entries(receivers).map(([origin, receiver]) => ({
          key: origin,
          name: origin,
          more: (
            <small>
              <Say text="options_receivers_border" values={{ hosts: formatList(receiver.borderBy, language) }} />
            </small>
          ),
          actions: (
            <button
              type="button"
              class="link"
              disabled={managed}
              onClick={() => setEditing({ origin, entries: toEntries(receiver) })}
            >
              {t('options_change', { name: new URL(origin).host })}
            </button>
          ),
        }))}
        onRemove={(origin) => {
          const { [origin]: _, ...others } = receivers;
          onChange(others);
        }}
      />
      {editing && !managed ? (
        <ReceiverForm
          key={editing.origin}
          site={new URL(editing.origin).host}
          initial={editing.entries}
          onSave={(receiver) => declare(editing.origin, receiver)}
          onCancel={() => setEditing(null)}
        />
      ) : (
        <EntryForm
          label="options_receivers_label"
          action="options_receivers_declare"
          placeholder="https://mail.example.org"
          onEntry={(text) => {
            const pattern = readSitePattern(text);
            if (pattern === null) return { text: 'options_sites_bad' };
            const { origin } = new URL(pattern);
            const known = receivers[origin];
            setEditing({ origin, entries: known ? toEntries(known) : emptyEntries(origin) });
            return null;
          }}
        />
      )}
      {!managed && (
        <Proposals
          declared={receivers}
          onDeclare={declare}
          onEdit={(origin, receiver) => setEditing({ origin, entries: toEntries(receiver) })}
        />
      )}
    </Section>
  );
}
