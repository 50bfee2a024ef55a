import type { ValueStore } from './value-store.ts';

const STORE = 'values';

/**
 * A database of the extension's own origin: never a content script reaches it. In Chromium's private windows it lies in memory
 * and goes with the last of them.
 *
 * @param name of the database; it is made at the first use
 */
export function ownDatabase(name: string): ValueStore {
  let opened: Promise<IDBDatabase> | null = null;
  /** It could not be opened, or the browser closed it (its data was cleared, its disk was full): the next use opens it anew. */
  const forget = () => {
    opened = null;
  };
  const open = () => {
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => {
        request.result.onclose = forget;
        resolve(request.result);
      };
      request.onerror = () => {
        forget();
        reject(request.error);
      };
    });
    return opened;
  };
  const run = async (mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest | undefined) => {
    const transaction = (await open()).transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    return await new Promise<unknown>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = () => reject(transaction.error);
    });
  };
  return {
    get: (key) => run('readonly', (store) => store.get(key)),
    async set(values) {
      await run('readwrite', (store) => {
        for (const [key, value] of Object.entries(values)) store.put(value, key);
        return undefined;
      });
    },
    async remove(keys) {
      await run('readwrite', (store) => {
        for (const key of keys) store.delete(key);
        return undefined;
      });
    },
    async clear() {
      await run('readwrite', (store) => store.clear());
    },
  };
}
