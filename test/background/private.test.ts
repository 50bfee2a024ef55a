/** Private windows and others over one storage, as Firefox has them and as Chromium's two halves share it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { beginPrivate } from '../../src/background/private-half.ts';
import { createHandlers } from '../../src/background/requests.ts';
import { createServices, forgetAll } from '../../src/background/services.ts';
import { onPrivateEnd, privateRealm } from '../../src/platform/realm.ts';
import { sessionStorageArea } from '../../src/platform/session.ts';
import { loadSettings } from '../../src/platform/settings.ts';
import { answerWorker } from '../../src/platform/wire/answer.ts';
import { ask } from '../../src/platform/wire/ask.ts';
import { onNews } from '../../src/platform/wire/news.ts';
import { browser, FROM_BACKGROUND, FROM_POPUP, fake, fire, resetBrowser } from '../fakes/browser.ts';
import { fakeEngine, MESSAGE, mail, openTab, settle, TAB } from './scene.ts';

function start() {
  const engine = fakeEngine();
  const open = createServices(engine.inspect);
  const hidden = createServices(engine.inspect, privateRealm(sessionStorageArea('private:')));
  answerWorker(createHandlers(open), createHandlers(hidden));
  return { engine, open, hidden };
}

/** The popup of a private window, or of another. */
function from(isPrivate: boolean): void {
  fake.incognito = isPrivate;
  fake.sender = FROM_POPUP;
}

const storedNames = () => [...browser.storage.session.items.keys()];

beforeEach(() => {
  resetBrowser();
  openTab({ 0: { webmail: 'Roundcube', page: 'p1', messages: [{ id: '7', source: mail('verified shop.example') }] } });
});

describe('what is read in a private window', () => {
  async function readInPrivate() {
    from(true);
    const key = (await ask('page.lookAtTab', { tabId: TAB })).answer?.messages[0]?.key ?? '';
    await settle();
    expect((await ask('page.getInspection', { key, message: null })).answer?.verdict.level).toBe('verified');
    return key;
  }

  it('is not to be had from another one, even by its key', async () => {
    start();
    const key = await readInPrivate();
    from(false);
    expect((await ask('page.getInspection', { key, message: MESSAGE })).answer).toBeNull();
    expect(storedNames().filter((name) => !name.startsWith('private:'))).toEqual([]);
  });

  it('teaches nothing about its webmail', async () => {
    const { open, hidden } = start();
    for (const host of ['a', 'b', 'c']) {
      openTab({ 0: { webmail: 'Roundcube', page: host, messages: [{ id: '7', source: mail(`verified ${host}`) }] } });
      await readInPrivate();
    }
    expect(storedNames().filter((name) => name.endsWith('samples'))).toEqual([]);
    expect([await open.receivers.proposed(), await hidden.receivers.proposed()]).toEqual([[], []]);
  });

  it('is told to pages in private windows alone', async () => {
    const { hidden, open } = start();
    const heard: string[] = [];
    onNews('news.resultsForgotten', () => heard.push(fake.incognito ? 'in private' : 'outside'));
    fake.sender = FROM_BACKGROUND;
    for (const incognito of [true, false]) {
      fake.incognito = incognito;
      hidden.realm.tell('news.resultsForgotten', null);
    }
    expect(heard).toEqual(['in private']);
    fake.incognito = true;
    open.realm.tell('news.resultsForgotten', null);
    expect(heard).toEqual(['in private']);
  });

  it('is gone when the last private window is closed, and only then; what is of others stays', async () => {
    const { hidden } = start();
    let ended = 0;
    onPrivateEnd(() => {
      ended++;
      return forgetAll(hidden);
    });
    await readInPrivate();
    from(false);
    await ask('page.lookAtTab', { tabId: TAB });
    await settle();
    fake.tabs = [...fake.tabs, { id: 8, url: '', active: false, incognito: true }];
    fire.tabRemoved(9);
    await settle();
    expect(ended).toBe(0);
    fire.tabRemoved(8);
    await settle();
    expect(ended).toBe(1);
    expect(storedNames().filter((name) => name.startsWith('private:'))).toEqual([]);
    expect(storedNames().length).toBeGreaterThan(0);
  });

  it('is not looked for again at each tab that closes where nothing was kept since', async () => {
    const { hidden } = start();
    onPrivateEnd(() => forgetAll(hidden));
    const { session } = browser.storage;
    const get = session.get.bind(session);
    let reads = 0;
    session.get = async (names) => {
      if (names === null) reads++;
      return await get(names);
    };
    const close = async () => {
      fire.tabRemoved(9);
      await settle();
    };
    for (let tab = 0; tab < 5; tab++) await close();
    // A background that has just begun knows nothing.
    expect(reads).toBe(1);
    await readInPrivate();
    await close();
    expect(storedNames().filter((name) => name.startsWith('private:'))).toEqual([]);
    await close();
    session.get = get;
    expect(reads).toBe(2);
  });

  it('leaves no answers of the DNS behind either: the next private window asks anew', async () => {
    const { hidden } = start();
    const choose = async () => await hidden.resolvers.choose(await loadSettings());
    const before = await choose();
    expect(await choose()).toBe(before);
    await forgetAll(hidden);
    expect(await choose()).not.toBe(before);
  });

  it('begins once a private window, however often the worker starts, and anew after the last one was closed', async () => {
    const { hidden } = start();
    let begun = 0;
    const begin = async () => void begun++;
    for (let starts = 0; starts < 3; starts++) await beginPrivate(hidden.realm, begin);
    expect(begun).toBe(1);
    await forgetAll(hidden);
    await beginPrivate(hidden.realm, begin);
    expect(begun).toBe(2);
  });

  it('is kept no more when its check ends after the last private window', async () => {
    const { engine, hidden } = start();
    const finish = engine.hold();
    from(true);
    await ask('page.lookAtTab', { tabId: TAB });
    await settle();
    await forgetAll(hidden);
    finish();
    await settle();
    expect(storedNames().filter((name) => name.startsWith('private:inspection'))).toEqual([]);
  });

  it('and what is read outside, find room in the one store of Firefox however much it is: each has its verdicts', async () => {
    fake.own = 'moz-extension://waybill-test/';
    const engine = fakeEngine();
    // As those of mails in other scripts than Latin are; the last ones fill the room that the others left.
    const inspect: typeof engine.inspect = async (source, context) => {
      const found = await engine.inspect(source, context);
      const subject = '\u3042'.repeat(engine.calls.length % 36 < 30 ? 100_000 : 1);
      return { ...found, message: { ...found.message, subject } } as typeof found;
    };
    const halves = [createServices(inspect), createServices(inspect, privateRealm(sessionStorageArea('private:')))];
    for (const { sharedChecks } of halves)
      for (let at = 0; at < 36; at++) {
        const order = { source: mail(`verified ${at}`), fidelity: 'exact', receiver: null, withDns: false } as const;
        await (await sharedChecks.start(order)).done;
      }
    // Of each half several are still known.
    const kept = storedNames().filter((name) => /inspection:\w{64}/.test(name));
    const ofPrivate = kept.filter((name) => name.startsWith('private:'));
    expect(Math.min(ofPrivate.length, kept.length - ofPrivate.length)).toBeGreaterThan(5);
    const long = Array.from({ length: 300 }, (_, at) => ({
      id: `${at}`,
      source: mail(`verified ${at}`),
      subject: '\u3042'.repeat(200),
    }));
    openTab({ 0: { webmail: 'Roundcube', page: 'p1', messages: long } });
    for (const { tabs, records } of halves) {
      await tabs.look(TAB);
      await settle();
      const { messages } = await records.get(TAB);
      expect([messages.length, messages.at(-1)?.level]).toEqual([300, 'verified']);
    }
  });
});
