import { useEffect, useState } from 'preact/hooks';
import type { SettingName } from '../platform/setting-values.ts';
import { loadSettings, managedSettings, onSettingsChange, saveSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings-shape.ts';

export interface SettingsInUse {
  settings: Settings;
  /** Whether an administrator set it, so that it cannot be changed here. */
  isManaged(name: SettingName): boolean;
  /** Keeps a change; the page shows it at once. */
  change(changed: Partial<Settings>): void;
  /** Counts what was kept, so that it can be told. */
  saved: number;
  /** The last change could not be kept: what the page shows is what was kept before. */
  isRefused: boolean;
}

/** The settings as they are, whoever changes them: this page, the popup, another window, an administrator. */
export function useSettings(initial: Settings, managedAtFirst: readonly SettingName[]): SettingsInUse {
  const [settings, setSettings] = useState(initial);
  const [managed, setManaged] = useState(managedAtFirst);
  const [saved, setSaved] = useState(0);
  const [isRefused, setRefused] = useState(false);
  useEffect(
    () =>
      onSettingsChange((current) => {
        setSettings(current);
        managedSettings().then(setManaged, console.error);
      }),
    [],
  );
  return {
    settings,
    isManaged: (name) => managed.includes(name),
    change(changed) {
      setSettings((before) => ({ ...before, ...changed }));
      saveSettings(changed).then(
        () => {
          setRefused(false);
          setSaved((count) => count + 1);
        },
        async (error) => {
          console.error(error);
          setRefused(true);
          setSettings(await loadSettings());
        },
      );
    },
    saved,
    isRefused,
  };
}
