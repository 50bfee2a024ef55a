import { useState } from 'preact/hooks';
import { switchBadgesOff, switchBadgesOn } from '../platform/badge-sites.ts';
import { missingOrigins } from '../platform/permissions.ts';
import { readSitePattern } from '../platform/setting-values.ts';
import { patternsBesideSite } from '../webmail/elsewhere.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryList } from './entry-list.tsx';
import { Missing } from './missing.tsx';
import { Section, useManaged } from './section.tsx';
import { useMissing } from './use-missing.ts';

/** Sites on which badges stand. What is kept here the platform keeps, together with the permission. */
export function Sites({ sites, managed }: { sites: readonly string[]; managed: boolean }) {
  const missing = useMissing(sites, missingOrigins);
  /** They stay in the list until the page is left: who switched one off may want it again. */
  const [off, setOff] = useState<string[]>([]);
  const change = (pattern: string) => {
    // The permission is asked for first: browsers take that only in the click itself.
    if (!sites.includes(pattern)) return switchBadgesOn(pattern, sites, patternsBesideSite(pattern));
    setOff([...off, pattern]);
    return switchBadgesOff(pattern, patternsBesideSite);
  };
  return (
    <Section title="options_sites_title" why="options_sites_why" managed={managed}>
      <EntryList
        label="options_sites_list"
        none="options_sites_none"
        entries={[...new Set([...sites, ...off])].sort().map((pattern) => ({
          key: pattern,
          name: originOf(pattern),
          more: <Missing pattern={pattern} missing={missing} text="options_sites_missing" />,
          actions: (
            <SiteSwitch name={originOf(pattern)} on={sites.includes(pattern)} onChange={() => change(pattern)} />
          ),
        }))}
      />
      <EntryForm
        label="options_sites_label"
        action="options_add"
        placeholder="https://mail.example.org"
        onEntry={async (text) => {
          const pattern = readSitePattern(text);
          if (pattern === null) return { text: 'options_sites_bad' };
          const granted = await switchBadgesOn(pattern, sites, patternsBesideSite(pattern));
          return granted ? null : { text: 'options_sites_refused', values: { site: originOf(pattern) } };
        }}
      />
    </Section>
  );
}

function SiteSwitch({ name, on, onChange }: { name: string; on: boolean; onChange: () => void }) {
  return (
    <button
      type="button"
      role="switch"
      class="site-switch"
      aria-checked={on}
      disabled={useManaged()}
      title={name}
      aria-label={name}
      onClick={onChange}
    >
      <span class="knob" aria-hidden="true" />
    </button>
  );
}

function originOf(pattern: string): string {
  return pattern.replace(/\/\*$/, '');
}
