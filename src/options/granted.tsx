import { useCallback, useEffect, useState } from 'preact/hooks';
import { usedOrigins } from '../platform/badge-sites.ts';
import { giveBack, unusedOrigins } from '../platform/granted.ts';
import { onPermissionsChange } from '../platform/permissions.ts';
import type { Settings } from '../platform/settings-shape.ts';
import { patternsBesideSite } from '../webmail/elsewhere.ts';
import { EntryList } from './entry-list.tsx';
import { Section } from './section.tsx';

/** What the browser grants and no setting uses, each to be given back; nothing when there is none. */
export function Granted({ settings }: { settings: Settings }) {
  const [unused, setUnused] = useState<string[]>([]);
  const used = usedOrigins(settings, patternsBesideSite).join('\n');
  const look = useCallback(() => {
    unusedOrigins(used.split('\n')).then(setUnused, console.error);
  }, [used]);
  useEffect(() => {
    look();
    return onPermissionsChange(look);
  }, [look]);
  if (unused.length === 0) return null;
  return (
    <Section title="options_granted_title" why="options_granted_why">
      <EntryList
        label="options_granted_list"
        none="options_domains_none"
        entries={unused.map((pattern) => ({ key: pattern, name: pattern }))}
        onRemove={giveBack}
      />
    </Section>
  );
}
