/** What stands in a browser's place in the static site. Its pages are tried in a real browser: test/e2e/site.test.ts. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

type Site = typeof import('../../src/web/browser.ts')['default'];

/** A page's own storage; `null` = the person switched it off. */
function fakeLocalStorage(items: Map<string, string> | null) {
  const of = () => {
    if (items === null) throw new DOMException('switched off', 'SecurityError');
    return items;
  };
  return {
    getItem: (name: string) => of().get(name) ?? null,
    setItem: (name: string, value: string) => void of().set(name, value),
  };
}

let onStorage: (event: object) => void = () => undefined;

async function load(items: Map<string, string> | null): Promise<Site> {
  vi.resetModules();
  vi.stubGlobal('location', new URL('https://site.example/waybill/report/report.html'));
  vi.stubGlobal('localStorage', fakeLocalStorage(items));
  vi.stubGlobal('addEventListener', (_: string, listener: typeof onStorage) => {
    onStorage = listener;
  });
  return (await import('../../src/web/browser.ts')).default;
}

describe("the static site's browser", () => {
  let items: Map<string, string>;
  let site: Site;
  beforeEach(async () => {
    items = new Map();
    site = await load(items);
  });

  it('keeps settings in the storage of the site, under names that nothing else there has', async () => {
    items.set('learn', '"progress"');
    await site.storage.local.set({ language: 'ja', ownDomains: ['a.example'] });
    expect(await site.storage.local.get(['language', 'ownDomains', 'learn', 'ladder'])).toEqual({
      language: 'ja',
      ownDomains: ['a.example'],
    });
    expect(items.get('learn')).toBe('"progress"');
  });

  it('keeps nothing of a mail there', async () => {
    await site.storage.session.set({ 'inspection:1': 'a mail' });
    expect([...items]).toEqual([]);
    expect(await site.storage.session.get(null)).toEqual({ 'inspection:1': 'a mail' });
    await site.storage.session.remove(['inspection:1']);
    expect(await site.storage.session.get('inspection:1')).toEqual({});
  });

  it('works with storage switched off, and with what cannot be read', async () => {
    items.set('setting:language', '{');
    expect(await site.storage.local.get('language')).toEqual({});
    const without = await load(null);
    await without.storage.local.set({ language: 'ja' });
    expect(await without.storage.local.get('language')).toEqual({ language: 'ja' });
  });

  it('tells of a change, here or in another page of the site', async () => {
    const heard: string[] = [];
    site.storage.onChanged.addListener((changes) => heard.push(...Object.keys(changes)));
    await site.storage.local.set({ ladder: 'headers' });
    onStorage({ key: 'setting:language', storageArea: localStorage });
    onStorage({ key: 'learn', storageArea: localStorage });
    expect(heard).toEqual(['ladder', 'language']);
  });

  it('carries a question to who answers it, as a copy, and says from which page', async () => {
    const asked = { ask: 'x', bytes: new Uint8Array([1]) };
    let got: unknown;
    site.runtime.onMessage.addListener(() => undefined);
    site.runtime.onMessage.addListener((message, sender) => {
      got = message;
      return Promise.resolve(sender.url);
    });
    expect(await site.runtime.sendMessage(asked)).toBe('https://site.example/waybill/report/report.html');
    expect(got).toEqual(asked);
    expect(got).not.toBe(asked);
    expect(site.runtime.getURL('learn/learn.html')).toBe('https://site.example/waybill/learn/learn.html');
  });
});
