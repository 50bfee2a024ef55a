/** An extension's storage, in a page: settings lie in the site's own storage, what comes from a mail only in the page's memory. */
import { createEvent } from './event.ts';

type Names = string | string[] | null;

/** What the site keeps beside (the progress of the lessons) has names of its own. */
const PREFIX = 'setting:';

/** Tells which settings have changed, whichever page of the site changed them. */
export const onChanged = createEvent<[Record<string, unknown>, 'local']>();

/** The settings. Where storage is switched off they hold as long as the page. */
export const local = {
  async get(names: Names): Promise<Record<string, unknown>> {
    const wanted = [names ?? []].flat();
    return Object.fromEntries(wanted.map((name) => [name, read(name)]).filter(([, value]) => value !== undefined));
  },
  async set(values: Record<string, unknown>): Promise<void> {
    for (const [name, value] of Object.entries(values)) write(name, value);
    onChanged.tell(values, 'local');
  },
};

/** What was checked: no storage of the browser's, since that lies on the disk. */
export const session = createMemory();

function createMemory() {
  const values = new Map<string, unknown>();
  return {
    async get(names: Names): Promise<Record<string, unknown>> {
      const wanted = names === null ? [...values.keys()] : [names].flat();
      return Object.fromEntries(wanted.filter((name) => values.has(name)).map((name) => [name, values.get(name)]));
    },
    async set(given: Record<string, unknown>): Promise<void> {
      for (const [name, value] of Object.entries(given)) values.set(name, value);
    },
    async remove(names: string | string[]): Promise<void> {
      for (const name of [names].flat()) values.delete(name);
    },
  };
}

/** Settings that could not be kept. */
const unkept = new Map<string, unknown>();

function read(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? '');
  } catch {
    return unkept.get(name);
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    unkept.set(name, value);
  }
}

// The browser tells the other pages of the site, not the one that wrote.
addEventListener('storage', ({ key, storageArea }) => {
  if (storageArea === localStorage && key?.startsWith(PREFIX))
    onChanged.tell({ [key.slice(PREFIX.length)]: null }, 'local');
});
