/**
 * The browser as the extension sees it, in memory: storage, permissions, and messages that are copied on the way. Its own
 * state lies open (`granted`, `opened`, `icons`, …) for tests to set and to look at. `resetBrowser()` makes it new.
 */
import { fakeEvent } from './browser-event.ts';
import { fakeStorage } from './browser-storage.ts';

export const ID = 'waybill@test';
export const OWN = 'chrome-extension://waybill-test/';

export interface FakeSender {
  id: string;
  url?: string;
  tab?: { id: number; url?: string; incognito?: boolean };
  frameId?: number;
}

/** Who sends with `runtime.sendMessage`: the background itself, a page of the extension, or a content script. */
export const FROM_BACKGROUND: FakeSender = { id: ID, url: `${OWN}background/main.js` };
export const FROM_POPUP: FakeSender = { id: ID, url: `${OWN}popup/popup.html` };
export function fromContent(tabId: number, url: string, frameId = 0): FakeSender {
  return { id: ID, url, frameId, tab: { id: tabId, url } };
}

export interface FakeTab {
  id: number;
  url: string;
  active: boolean;
  incognito?: boolean;
  windowId?: number;
  /** Firefox's: whose cookies it has. */
  cookieStoreId?: string;
}
/** `data_collection` is Firefox's: consents, not sites. */
type FakePermissions = { origins?: string[]; data_collection?: string[] };
type Listener = (message: unknown, sender: FakeSender) => unknown;
type Injection = {
  target: { tabId: number; frameIds?: number[]; allFrames?: boolean };
  files?: string[];
  func?: unknown;
};
type Script = { id: string; matches: string[]; [more: string]: unknown };

function state() {
  return {
    own: OWN,
    alive: true,
    /** Whether this page is in a private window. */
    incognito: false,
    sender: FROM_POPUP,
    language: 'en-US',
    granted: new Set<string>(),
    /** What the person answers when asked for a permission. */
    answersRequest: true,
    tabs: [] as FakeTab[],
    /** Content scripts by 'tab:frame'; `executeScript` calls `inject` to put them there. */
    frames: new Map<string, Listener>(),
    inject: (_injection: Injection): { frameId: number; result?: unknown }[] => [],
    scripts: [] as Script[],
    icons: new Map<number, unknown>(),
    titles: new Map<number, string>(),
    /** Of both halves of the extension, each with the half that made it. */
    menus: [] as { isPrivate: boolean; [more: string]: unknown }[],
    /** How often an icon was set: each time the browser fetches its drawings. */
    iconsSet: 0,
    opened: [] as string[],
    /** In which window each of them was; undefined = whichever was in front then. */
    openedIn: [] as (number | undefined)[],
    /** Tabs that were given an address, their own or another. */
    loadedAnew: [] as number[],
    popupsOpened: 0,
  };
}
export const fake = state();

const events = {
  message: fakeEvent<[unknown, FakeSender]>(),
  installed: fakeEvent<[{ reason: 'install' | 'update' }]>(),
  startup: fakeEvent<[]>(),
  added: fakeEvent<[{ origins: string[] }]>(),
  removed: fakeEvent<[{ origins: string[] }]>(),
  menuClicked: fakeEvent<[Record<string, unknown>, FakeTab]>(),
  tabRemoved: fakeEvent<[number]>(),
  tabActivated: fakeEvent<[{ tabId: number }]>(),
  tabUpdated: fakeEvent<[number, Record<string, unknown>, FakeTab]>(),
};
export const fire = {
  /** The browser goes on to another page in that tab: what its icon and title said goes with the old one. */
  navigated(tabId: number) {
    fake.icons.delete(tabId);
    fake.titles.delete(tabId);
  },
  installed: (reason: 'install' | 'update' = 'update') => events.installed.emit({ reason }),
  startup: () => events.startup.emit(),
  menuClicked: (info: Record<string, unknown>, tab: FakeTab) => events.menuClicked.emit(info, tab),
  tabRemoved: (tabId: number) => events.tabRemoved.emit(tabId),
  tabActivated: (tabId: number) => events.tabActivated.emit({ tabId }),
};

const storage = fakeStorage();

const notAlive = () => new Error('Extension context invalidated.');
const nobody = () => new Error('Could not establish connection. Receiving end does not exist.');

async function deliver(listeners: (() => unknown)[]): Promise<unknown> {
  if (listeners.length === 0) throw nobody();
  const answer = listeners.map((listener) => listener()).find((result) => result !== undefined);
  return structuredClone(await answer);
}

function findTab(tabId: number): FakeTab {
  const tab = fake.tabs.find((candidate) => candidate.id === tabId);
  if (!tab) throw new Error(`No tab with id: ${tabId}`);
  return tab;
}

export const browser = {
  runtime: {
    get id() {
      return fake.alive ? ID : undefined;
    },
    getURL: (path: string) => fake.own + path,
    getManifest: () => ({ version: '0.1.0' }),
    onMessage: events.message,
    onInstalled: events.installed,
    onStartup: events.startup,
    async sendMessage(message: unknown): Promise<unknown> {
      if (!fake.alive) throw notAlive();
      const copy = structuredClone(message);
      const { sender } = fake;
      const answers = events.message.emit(copy, sender);
      if (answers.length === 0) throw nobody();
      return structuredClone(await answers.find((answer) => answer !== undefined));
    },
    async openOptionsPage(): Promise<void> {
      fake.opened.push(`${fake.own}options/options.html`);
    },
  },
  storage,
  extension: {
    get inIncognitoContext() {
      return fake.incognito;
    },
  },
  permissions: {
    onAdded: events.added,
    onRemoved: events.removed,
    async contains({ origins = [], data_collection = [] }: FakePermissions): Promise<boolean> {
      return [...origins, ...data_collection].every((name) => fake.granted.has(name));
    },
    async getAll() {
      return { origins: [...fake.granted], permissions: [] };
    },
    async request({ origins = [], data_collection = [] }: FakePermissions): Promise<boolean> {
      if (!fake.answersRequest) return false;
      for (const name of [...origins, ...data_collection]) fake.granted.add(name);
      events.added.emit({ origins });
      return true;
    },
    async remove({ origins = [] }: { origins?: string[] }): Promise<boolean> {
      for (const origin of origins) fake.granted.delete(origin);
      events.removed.emit({ origins });
      return true;
    },
  },
  scripting: {
    async executeScript(injection: Injection) {
      findTab(injection.target.tabId);
      return fake.inject(injection);
    },
    async getRegisteredContentScripts() {
      return structuredClone(fake.scripts);
    },
    async registerContentScripts(scripts: Script[]): Promise<void> {
      for (const script of scripts) {
        if (fake.scripts.some((other) => other.id === script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
        fake.scripts.push(script);
      }
    },
    async unregisterContentScripts({ ids }: { ids: string[] }): Promise<void> {
      for (const id of ids)
        if (!fake.scripts.some((script) => script.id === id)) throw new Error(`Nonexistent script ID '${id}'`);
      fake.scripts = fake.scripts.filter((script) => !ids.includes(script.id));
    },
  },
  action: {
    async setIcon({ tabId, path }: { tabId: number; path: unknown }): Promise<void> {
      findTab(tabId);
      fake.iconsSet++;
      fake.icons.set(tabId, path);
    },
    getTitle: async ({ tabId }: { tabId: number }) => fake.titles.get(tabId) ?? 'action_title',
    async setTitle({ tabId, title }: { tabId: number; title: string }): Promise<void> {
      findTab(tabId);
      fake.titles.set(tabId, title);
    },
    async openPopup({ windowId }: { windowId?: number } = {}): Promise<void> {
      fake.openedIn.push(windowId);
      fake.popupsOpened++;
    },
  },
  tabs: {
    onRemoved: events.tabRemoved,
    onActivated: events.tabActivated,
    onUpdated: events.tabUpdated,
    get: (tabId: number) => {
      // Chromium throws at once, and rejects nothing.
      if (!Number.isInteger(tabId)) throw new TypeError('Error in invocation of tabs.get(integer tabId)');
      return Promise.resolve().then(() => structuredClone(findTab(tabId)));
    },
    query: async ({ url, active }: { url?: string | string[]; active?: boolean }) =>
      fake.tabs.filter(
        (tab) =>
          (active === undefined || tab.active === active) &&
          (url === undefined || [url].flat().some((pattern) => tab.url.startsWith(pattern.replace(/\*$/, '')))),
      ),
    async create({ url, windowId }: { url: string; windowId?: number }) {
      fake.opened.push(url);
      fake.openedIn.push(windowId);
      return { id: 900 };
    },
    async update(tabId: number, { url, active }: { url: string; active: boolean }) {
      fake.loadedAnew.push(tabId);
      return Object.assign(findTab(tabId), { url, active });
    },
    async sendMessage(tabId: number, message: unknown, { frameId = 0 }: { frameId?: number } = {}): Promise<unknown> {
      const frame = fake.frames.get(`${tabId}:${frameId}`);
      const copy = structuredClone(message);
      return await deliver(frame ? [() => frame(copy, FROM_BACKGROUND)] : []);
    },
  },
  contextMenus: {
    onClicked: events.menuClicked,
    /** As Chromium: each half has items of its own, and both may have one of the same id. */
    create(item: Record<string, unknown>) {
      const isPrivate = fake.incognito;
      if (!fake.menus.some((other) => other['id'] === item['id'] && other.isPrivate === isPrivate))
        fake.menus.push({ ...item, isPrivate });
    },
    async remove(id: string): Promise<void> {
      const at = fake.menus.findIndex((item) => item['id'] === id && item.isPrivate === fake.incognito);
      if (at < 0) throw new Error(`Cannot find menu item with id ${id}`);
      fake.menus.splice(at, 1);
    },
    /** As Chromium: those of the other half too. */
    removeAll: async () => void fake.menus.splice(0),
  },
  i18n: { getUILanguage: () => fake.language, getMessage: (key: string) => key },
};

/** A browser just installed: nothing stored, nothing granted, no listener. */
export function resetBrowser(): void {
  Object.assign(fake, state());
  storage.local.items.clear();
  storage.managed.items.clear();
  storage.session.items.clear();
  storage.onChanged.clear();
  for (const event of Object.values(events)) event.clear();
}

/** The worker is stopped and started again: its memory is gone, what is stored stays. */
export function stopWorker(): void {
  storage.onChanged.clear();
  for (const event of Object.values(events)) event.clear();
}
