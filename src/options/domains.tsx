import { readDomain } from '../platform/setting-values.ts';
import type { TextKey } from '../text/translate.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryList } from './entry-list.tsx';
import { Section } from './section.tsx';

export interface DomainsProps {
  title: TextKey;
  why: TextKey;
  list: TextKey;
  label: TextKey;
  domains: readonly string[];
  managed: boolean;
  onChange: (domains: string[]) => void;
}

/** A list of domains: those that the user trusts to vouch, or his own. */
export function Domains({ title, why, list, label, domains, managed, onChange }: DomainsProps) {
  return (
    <Section title={title} why={why} managed={managed}>
      <EntryList
        label={list}
        none="options_domains_none"
        entries={domains.map((domain) => ({ key: domain, name: domain }))}
        onRemove={(removed) => onChange(domains.filter((domain) => domain !== removed))}
      />
      <EntryForm
        label={label}
        action="options_add"
        placeholder="example.org"
        onEntry={(text) => {
          const domain = readDomain(text);
          if (domain === null) return { text: 'options_domain_bad' };
          onChange([...new Set([...domains, domain])]);
          return null;
        }}
      />
    </Section>
  );
}
