/** The settings; read through `loadSettings`. Where they lie: settings-place.ts. */
import { isFirefox } from './browser.ts';
import { readManaged } from './managed-settings.ts';
import { readSetting, type SettingName } from './setting-values.ts';
import { BY_WORKER, IN_STORAGE, inDatabase, type SettingsPlace } from './settings-place.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings-shape.ts';

const NAMES = Object.keys(DEFAULT_SETTINGS) as SettingName[];

let place: SettingsPlace = IN_STORAGE;
/** What an administrator had set when the settings were last read: reading it anew would take a click longer than Chromium's popup lives. */
let managedNow: readonly SettingName[] = [];

/** To be called first thing by each part that reads settings, the background or one of the extension's pages. */
export function findSettings(part: 'background' | 'page'): void {
  if (isFirefox()) place = part === 'background' ? inDatabase() : BY_WORKER;
}

/**
 * @returns every setting: the administrator's value, else the person's; what neither set, or does not stand its check, is at
 *   its default
 */
export async function loadSettings(): Promise<Settings> {
  const sources = await Promise.all([place.read(NAMES), readManaged(NAMES)]);
  managedNow = valid(sources[1]);
  return sources.reduce<Settings>(
    (settings, values) => NAMES.reduce((before, name) => keepSetting(before, name, values[name]), settings),
    { ...DEFAULT_SETTINGS },
  );
}

/** @returns the settings that an administrator set, which nobody can change here; what does not stand its check is not set */
export async function managedSettings(): Promise<SettingName[]> {
  return valid(await readManaged(NAMES));
}

function valid(values: Record<string, unknown>): SettingName[] {
  return NAMES.filter((name) => readSetting(name, values[name]) !== null);
}

/**
 * Keeps some settings; the others stay, and so does what the person had chosen before an administrator set it.
 *
 * Not to be called with a list read long ago: what another page saved since would be lost.
 */
export async function saveSettings(changed: Partial<Settings>): Promise<void> {
  const known = NAMES.filter((name) => Object.hasOwn(changed, name) && !managedNow.includes(name));
  await place.write(Object.fromEntries(known.map((name) => [name, changed[name]])));
}

/**
 * Tells of every change, whichever page made it, with all settings as they are then.
 *
 * @returns stops telling
 */
export function onSettingsChange(listener: (settings: Settings, changed: SettingName[]) => void): () => void {
  return place.onChange(async (names) => {
    const changed = NAMES.filter((name) => names.includes(name));
    if (changed.length > 0) listener(await loadSettings(), changed);
  });
}

function keepSetting<N extends SettingName>(settings: Settings, name: N, stored: unknown): Settings {
  const value = readSetting(name, stored);
  return value === null ? settings : { ...settings, [name]: value };
}
