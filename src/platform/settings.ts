/** The settings, kept in `storage.local`; read through `loadSettings`. */
import { browser } from './browser.ts';
import { readSetting, type SettingName } from './setting-values.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings-shape.ts';

const NAMES = Object.keys(DEFAULT_SETTINGS) as SettingName[];

/** @returns every setting; what was never set, or does not stand its check, is at its default */
export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(NAMES);
  return NAMES.reduce((settings, name) => keepSetting(settings, name, stored[name]), { ...DEFAULT_SETTINGS });
}

/**
 * Keeps some settings; the others stay.
 *
 * Not to be called with a list read long ago: what another page saved since would be lost.
 */
export async function saveSettings(changed: Partial<Settings>): Promise<void> {
  await browser.storage.local.set(changed);
}

/**
 * Tells of every change, whichever page made it, with all settings as they are then.
 *
 * @returns stops telling
 */
export function onSettingsChange(listener: (settings: Settings, changed: SettingName[]) => void): () => void {
  const receive = async (changes: Record<string, unknown>, area: string) => {
    const changed = NAMES.filter((name) => name in changes);
    if (area === 'local' && changed.length > 0) listener(await loadSettings(), changed);
  };
  browser.storage.onChanged.addListener(receive);
  return () => browser.storage.onChanged.removeListener(receive);
}

function keepSetting<N extends SettingName>(settings: Settings, name: N, stored: unknown): Settings {
  const value = readSetting(name, stored);
  return value === null ? settings : { ...settings, [name]: value };
}
