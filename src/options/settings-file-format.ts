/**
 * All settings as the text of one file, and back. What comes in passes the same readers as the store; but where the store leaves out what
 * it cannot read, a file is refused as a whole, and each fault is named: half a file would be a loss that nobody sees.
 */
import type { Receiver } from '../core/index.ts';
import { readReceiver, readSetting, type SettingName } from '../platform/setting-values.ts';
import { DEFAULT_SETTINGS, type Settings } from '../platform/settings-shape.ts';
import type { Refusal } from './entry-form.tsx';

const KIND = 'waybill-settings';
const VERSION = 1;
/** Far more than full lists need. */
export const MAX_FILE_BYTES = 4_000_000;
const MAX_FAULTS = 20;
const LISTS = ['borderBy', 'networks', 'gateways', 'authservIds'] as const;
const NO_LISTS = Object.fromEntries(LISTS.map((list) => [list, []]));
const RECEIVER_FIELDS = [...LISTS, 'name', 'results', 'returnPath', 'believeBelow', 'inferred'];
const NAMES = Object.keys(DEFAULT_SETTINGS) as SettingName[];

/** The text of a file with these settings. */
export function writeSettings(settings: Settings): string {
  return `${JSON.stringify({ kind: KIND, version: VERSION, settings }, null, 2)}\n`;
}

/** @returns the settings that the file holds, those that it does not name left out; or everything that is wrong with it */
export function readSettings(text: string): { settings: Partial<Settings> } | { faults: Refusal[] } {
  const file = parse(text);
  if (!isRecord(file) || file['kind'] !== KIND || !isRecord(file['settings'])) {
    return { faults: [{ text: 'options_file_not_ours' }] };
  }
  if (file['version'] !== VERSION) return { faults: [{ text: 'options_file_newer' }] };
  const given = Object.entries(file['settings']);
  const faults = [
    ...unknownIn(file, ['kind', 'version', 'settings'], ''),
    ...given.flatMap(([name, value]) => (isSetting(name) ? faultsOf(name, value) : [fault('unknown', name)])),
  ];
  if (faults.length > 0) return { faults: faults.slice(0, MAX_FAULTS) };
  const values = given.map(([name, value]) => [name, readSetting(name as SettingName, value)] as const);
  return { settings: Object.fromEntries(values) as Partial<Settings> };
}

function faultsOf(name: SettingName, value: unknown): Refusal[] {
  if (name === 'receivers') return isRecord(value) ? faultsOfReceivers(value) : [fault('value', name)];
  if (!Array.isArray(value)) return readSetting(name, value) === null ? [fault('value', name)] : [];
  const readOne = (entry: unknown) => readSetting(name, [entry]);
  return faultsOfList(name, value, readOne, (all) => readSetting(name, all));
}

function faultsOfReceivers(receivers: Record<string, unknown>): Refusal[] {
  const sites = Object.keys(receivers);
  const faults = sites.flatMap((site) => {
    const field = `receivers ${site}`;
    const given = receivers[site];
    const read = readSetting('receivers', { [site]: given }) ?? {};
    // Its own: a site called "constructor" is none.
    if (!isRecord(given) || !Object.hasOwn(read, site)) return [fault('value', field)];
    return faultsOfReceiver(field, given);
  });
  const read = readSetting('receivers', receivers);
  const isWhole = faults.length > 0 || (read !== null && Object.keys(read).length === sites.length);
  return isWhole ? faults : [fault('many', 'receivers')];
}

function faultsOfReceiver(field: string, given: Record<string, unknown>): Refusal[] {
  const listFaults = LISTS.flatMap((list) => {
    const value = given[list];
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [fault('value', `${field} ${list}`)];
    // Without the others, which would be read again for each entry of this one.
    const read = (entries: readonly unknown[]) =>
      readReceiver({ ...given, ...NO_LISTS, [list]: entries })?.[list] ?? null;
    return faultsOfList(`${field} ${list}`, value, (entry) => read([entry]), read);
  });
  const marks = (['believeBelow', 'inferred'] satisfies (keyof Receiver)[]).filter(
    (mark) => given[mark] !== undefined && typeof given[mark] !== 'boolean',
  );
  return [
    ...unknownIn(given, RECEIVER_FIELDS, `${field} `),
    ...listFaults,
    ...marks.map((mark) => fault('value', `${field} ${mark}`)),
  ];
}

/** Each entry on its own, since the reader of a list leaves out what it cannot read; then whether all of them found room. */
function faultsOfList(
  field: string,
  entries: readonly unknown[],
  readOne: (entry: unknown) => unknown,
  readAll: (entries: readonly unknown[]) => unknown,
): Refusal[] {
  const read = entries.map((entry) => readOne(entry));
  const faults = read.flatMap((one, index) =>
    Array.isArray(one) && one.length === 1 ? [] : [fault('value', `${field} [${index + 1}]`)],
  );
  if (faults.length > 0) return faults;
  const all = readAll(entries);
  // An empty list that its reader refuses: at least one entry is needed.
  if (!Array.isArray(all)) return [fault('value', field)];
  const distinct = new Set(read.map((one) => (one as unknown[])[0]));
  return distinct.size > all.length ? [fault('many', field)] : [];
}

function unknownIn(given: Record<string, unknown>, known: readonly string[], before: string): Refusal[] {
  return Object.keys(given).flatMap((name) => (known.includes(name) ? [] : [fault('unknown', `${before}${name}`)]));
}

function fault(kind: 'unknown' | 'value' | 'many', field: string): Refusal {
  return { text: `options_file_${kind}`, values: { field } };
}

function isSetting(name: string): name is SettingName {
  return (NAMES as string[]).includes(name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
