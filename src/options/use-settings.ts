import { useEffect, useState } from 'preact/hooks';
import { onSettingsChange, saveSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings-shape.ts';

export interface SettingsInUse {
  settings: Settings;
  /** Keeps a change; the page shows it at once. */
  change(changed: Partial<Settings>): void;
  /** Counts what was kept, so that it can be told. */
  saved: number;
}

/** The settings as they are, whoever changes them: this page, the popup, another window. */
export function useSettings(initial: Settings): SettingsInUse {
  const [settings, setSettings] = useState(initial);
  const [saved, setSaved] = useState(0);
  useEffect(() => onSettingsChange((current) => setSettings(current)), []);
  return {
    settings,
    saved,
    change(changed) {
      setSettings((before) => ({ ...before, ...changed }));
      saveSettings(changed).then(() => setSaved((count) => count + 1), console.error);
    },
  };
}
