/** Every setting once: name, default. Kept in `storage.local`; read through `loadSettings`. */
import type { Receiver } from '../core/index.ts';
import { browser } from './browser.ts';
import { readSetting, type SettingName } from './setting-values.ts';

/** The privacy ladder: what is looked up, and when. */
export type Ladder = 'headers' | 'click' | 'always';

export interface Settings {
  /** For opened messages with badges. A click on the toolbar button always checks, unless this says 'headers'. */
  ladder: Ladder;
  /** RFC 8484 addresses, in order; the first is asked, the next only if it fails and the user listed it. */
  resolvers: string[];
  language: 'auto' | 'en' | 'ja';
  /** Match patterns of sites on which badges are wanted: 'https://mail.example.org/*'. */
  badgeSites: string[];
  /** The user's own word about the receiving side of a webmail, by the webmail's origin. */
  receivers: Record<string, Receiver>;
  trustedSealers: string[];
  ownDomains: string[];
}

export const DEFAULT_SETTINGS: Settings = {
  ladder: 'click',
  resolvers: ['https://cloudflare-dns.com/dns-query'],
  language: 'auto',
  badgeSites: [],
  receivers: {},
  trustedSealers: [],
  ownDomains: [],
};

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
