import { afterEach, describe, expect, it, vi } from 'vitest';
import { ownDatabase } from '../../src/platform/own-database.ts';

afterEach(() => vi.unstubAllGlobals());

/** As much of IndexedDB as it takes to be opened, closed by the browser, and used: it holds one value. */
function fakeIndexedDb() {
  const state = { opened: 0, fails: false, close: () => {} };
  const store = { get: () => ({ result: 'kept' }) };
  const open = () => {
    state.opened++;
    let isClosed = false;
    const transaction = () => {
      if (isClosed) throw new DOMException('closed', 'InvalidStateError');
      const running = { objectStore: () => store, oncomplete: () => {} };
      queueMicrotask(() => running.oncomplete());
      return running;
    };
    const request = {
      error: new DOMException('disk', 'UnknownError'),
      result: { transaction, onclose: () => {} },
      onsuccess: () => {},
      onerror: () => {},
    };
    state.close = () => {
      isClosed = true;
      request.result.onclose();
    };
    const { fails } = state;
    queueMicrotask(() => (fails ? request.onerror() : request.onsuccess()));
    return request;
  };
  vi.stubGlobal('indexedDB', { open });
  return state;
}

describe("a database of the extension's own", () => {
  it('is opened once', async () => {
    const state = fakeIndexedDb();
    const database = ownDatabase('x');
    expect([await database.get('a'), await database.get('a')]).toEqual(['kept', 'kept']);
    expect(state.opened).toBe(1);
  });

  it('is opened anew after it could not be, and after the browser closed it', async () => {
    const state = fakeIndexedDb();
    state.fails = true;
    const database = ownDatabase('x');
    await expect(database.get('a')).rejects.toThrow('disk');
    state.fails = false;
    expect(await database.get('a')).toBe('kept');
    state.close();
    expect(await database.get('a')).toBe('kept');
    expect(state.opened).toBe(3);
  });
});
