import { useState } from 'preact/hooks';
import { saveFile } from '../export/save-file.ts';
import type { SettingName } from '../platform/setting-values.ts';
import type { Settings } from '../platform/settings-shape.ts';
import type { TextKey } from '../text/translate.ts';
import { Say } from '../views/reading.tsx';
import type { Refusal } from './entry-form.tsx';
import { Section } from './section.tsx';
import { MAX_FILE_BYTES, readSettings, writeSettings } from './settings-file-format.ts';

export interface SettingsFileProps {
  settings: Settings;
  isManaged: (name: SettingName) => boolean;
  onUse: (settings: Partial<Settings>) => void;
}

const TITLES: Record<SettingName, TextKey> = {
  ladder: 'options_ladder_title',
  resolvers: 'options_resolvers_title',
  badgeSites: 'options_sites_title',
  receivers: 'options_receivers_title',
  ownDomains: 'options_own_title',
  trustedSealers: 'options_sealers_title',
  language: 'options_language_title',
};

/** All settings to a file and back. What a file would replace is shown first, and nothing happens before the click. */
export function SettingsFile({ settings, isManaged, onUse }: SettingsFileProps) {
  const [offered, setOffered] = useState<Partial<Settings> | null>(null);
  const [faults, setFaults] = useState<Refusal[]>([]);
  const names = (Object.keys(TITLES) as SettingName[]).filter((name) => offered && Object.hasOwn(offered, name));

  async function choose(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    const read = await readFile(file);
    // The same file, corrected, can be chosen again.
    input.value = '';
    const found = 'faults' in read ? null : withoutManaged(read.settings, isManaged);
    setFaults('faults' in read ? read.faults : []);
    setOffered(found);
  }

  return (
    <Section title="options_file_title" why="options_file_why">
      <button
        type="button"
        class="button file-export"
        onClick={() =>
          saveFile(new Blob([writeSettings(settings)], { type: 'application/json' }), 'waybill-settings.json')
        }
      >
        <Say text="options_file_export" />
      </button>
      <label class="button file-import">
        <Say text="options_file_import" />
        <input
          type="file"
          class="visually-hidden"
          accept=".json,application/json"
          onChange={(event) => choose(event.currentTarget).catch(console.error)}
        />
      </label>
      <div role="alert">
        {faults.length > 0 && (
          <p class="refusal">
            <Say text="options_file_bad" />
          </p>
        )}
        <ul class="faults">
          {faults.map((fault) => (
            <li key={`${fault.text} ${fault.values?.['field']}`} class="refusal">
              <Say text={fault.text} values={fault.values} />
            </li>
          ))}
        </ul>
      </div>
      {offered && (
        <div class="receiver" role="status">
          <p>
            <Say text={names.length > 0 ? 'options_file_replaces' : 'options_file_empty'} />
          </p>
          <ul class="faults">
            {names.map((name) => (
              <li key={name}>
                <Say text={TITLES[name]} />
              </li>
            ))}
          </ul>
          <div class="entry-line">
            {names.length > 0 && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  onUse(offered);
                  setOffered(null);
                }}
              >
                <Say text="options_file_use" />
              </button>
            )}
            <button type="button" class="button" onClick={() => setOffered(null)}>
              <Say text="options_cancel" />
            </button>
          </div>
        </div>
      )}
    </Section>
  );
}

/** A file that was moved or taken away since it was chosen has its own sentence. */
async function readFile(file: File): Promise<ReturnType<typeof readSettings>> {
  try {
    return readSettings(file.size <= MAX_FILE_BYTES ? await file.text() : '');
  } catch {
    return { faults: [{ text: 'options_file_unreadable' }] };
  }
}

/** What an administrator set stays as it is. */
function withoutManaged(settings: Partial<Settings>, isManaged: (name: SettingName) => boolean): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !isManaged(name as SettingName)));
}
