import { type FakeEvent, fakeEvent } from './browser-event.ts';

export type StorageChanges = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/** One storage area, with a copy of each value, as the browser makes one. */
export function fakeStorageArea(area: string, onChanged: FakeEvent<[StorageChanges, string]>, quota: number) {
  const items = new Map<string, unknown>();
  const size = () => [...items].reduce((sum, [key, value]) => sum + key.length + sizeOf(JSON.stringify(value)), 0);
  return {
    items,
    async get(keys?: string | string[] | null): Promise<Record<string, unknown>> {
      const names = keys == null ? [...items.keys()] : [keys].flat();
      return structuredClone(Object.fromEntries(names.filter((n) => items.has(n)).map((n) => [n, items.get(n)])));
    },
    async set(values: Record<string, unknown>): Promise<void> {
      const changes: StorageChanges = {};
      for (const [key, newValue] of Object.entries(structuredClone(values))) {
        changes[key] = { oldValue: items.get(key), newValue };
        items.set(key, newValue);
        if (size() > quota) {
          items.delete(key);
          throw new Error('Session storage quota bytes exceeded. Values were not stored.');
        }
      }
      onChanged.emit(changes, area);
    },
    async remove(keys: string | string[]): Promise<void> {
      const changes: StorageChanges = {};
      for (const key of [keys].flat()) {
        if (items.has(key)) changes[key] = { oldValue: items.get(key) };
        items.delete(key);
      }
      onChanged.emit(changes, area);
    },
    async setAccessLevel(): Promise<void> {},
  };
}

export function fakeStorage() {
  const onChanged = fakeEvent<[StorageChanges, string]>();
  const quota = 10 * 1024 * 1024;
  return {
    onChanged,
    local: fakeStorageArea('local', onChanged, quota),
    managed: fakeStorageArea('managed', onChanged, quota),
    session: fakeStorageArea('session', onChanged, quota),
  };
}

/** As Firefox counts: two bytes a character as soon as one is not Latin-1. */
function sizeOf(text: string): number {
  return /[^\0-\xff]/.test(text) ? 2 * text.length : text.length;
}
