import { useState } from 'preact/hooks';
import type { Receiver } from '../core/index.ts';
import { isMailProgram } from '../platform/mail-program.ts';
import { readDomain, readSitePattern } from '../platform/setting-values.ts';
import { formatList } from '../text/formats.ts';
import type { TextKey } from '../text/translate.ts';
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

interface Mailboxes {
  list: TextKey;
  label: TextKey;
  example: string;
  bad: TextKey;
  /** What is typed, as the name under which the setting is kept; null = it is none. */
  read: (text: string) => string | null;
}

/** A webmail is named by its origin. */
const OF_WEBMAILS: Mailboxes = {
  list: 'options_receivers_list',
  label: 'options_receivers_label',
  example: 'https://mail.example.org',
  bad: 'options_sites_bad',
  read(text) {
    const pattern = readSitePattern(text);
    return pattern && new URL(pattern).origin;
  },
};
/** An account is named by the domain of its address. */
const OF_ACCOUNTS: Mailboxes = {
  list: 'options_receivers_accounts',
  label: 'options_receivers_account',
  example: 'example.org',
  bad: 'options_domain_bad',
  read(text) {
    const domain = readDomain(text);
    return domain && `account://${domain}`;
  },
};

/** The user's own word about who receives the mail of a webmail or an account. */
export function Receivers({ receivers, managed, onChange }: ReceiversProps) {
  const t = useText();
  const { language } = useReading();
  const mailboxes = isMailProgram() ? OF_ACCOUNTS : OF_WEBMAILS;
  const [editing, setEditing] = useState<{ origin: string; entries: ReceiverEntries } | null>(null);
  const declare = (origin: string, receiver: Receiver) => {
    onChange({ ...receivers, [origin]: receiver });
    setEditing(null);
  };
  return (
    <Section title="options_receivers_title" why="options_receivers_why" managed={managed}>
      <EntryList
        label={mailboxes.list}
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
          label={mailboxes.label}
          action="options_receivers_declare"
          placeholder={mailboxes.example}
          onEntry={(text) => {
            const origin = mailboxes.read(text);
            if (origin === null) return { text: mailboxes.bad };
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
