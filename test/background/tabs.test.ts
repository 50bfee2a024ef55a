import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Receiver } from '../../src/core/index.ts';
import { loadSettings, saveSettings } from '../../src/platform/settings.ts';
import { askFromScript } from '../../src/platform/wire/ask.ts';
import { browser, fake, fire, fromContent, OWN, resetBrowser, stopWorker } from '../fakes/browser.ts';
import {
  asContent,
  asPopup,
  brought,
  fakeEngine,
  located,
  MESSAGE,
  mail,
  openTab,
  SITE,
  settle,
  startBackground,
  TAB,
} from './scene.ts';

const GOOD = mail('verified shop.example');
const BAD = mail('failed bank.example');
const one = (source = GOOD) => ({ 0: { webmail: 'Roundcube', page: 'p1', messages: [{ id: '7', source }] } });

/** The receiving side as its user declares it. */
const DECLARED: Receiver = {
  name: 'Own',
  borderBy: ['mx.example.org'],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'above',
  returnPath: 'top',
};

beforeEach(resetBrowser);

describe('a click on the toolbar button', () => {
  it('finds the open message, checks its source and answers with its key while the check still runs', async () => {
    const { engine } = startBackground();
    const finish = engine.hold();
    openTab(one());
    const { answer } = await asPopup('page.lookAtTab', { tabId: TAB });
    expect(answer).toMatchObject({ webmail: 'Roundcube', problem: null, site: { origin: `${SITE}/*`, badges: false } });
    const [message] = answer?.messages ?? [];
    expect(message).toMatchObject({ id: '7', frameId: 0, focused: true, level: null });
    expect(message?.key).toMatch(/^[0-9a-f]{64}$/);
    finish();
    const got = await asPopup('page.getInspection', { key: message?.key ?? '', message: MESSAGE });
    expect(got.answer?.verdict).toMatchObject({ level: 'verified', domain: 'shop.example' });
    // Entries of one conversation are told apart by it.
    const time = got.answer?.route.arrivedAt;
    expect(Date.parse(time ?? '')).not.toBeNaN();
    const { answer: now } = await asPopup('page.lookAtTab', { tabId: TAB });
    expect(now?.messages).toMatchObject([{ level: 'verified', time }]);
    expect(engine.calls).toHaveLength(1);
    expect(engine.calls[0]?.source).toEqual(GOOD);
    expect(engine.calls[0]?.context.shown).toEqual({ from: 'alice@sender.example' });
  });

  it('shows the verdict in the toolbar, by shape and in words', async () => {
    startBackground();
    openTab(one(BAD));
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    expect(fake.icons.get(TAB)).toEqual({ 16: '/icons/failed-16.png', 32: '/icons/failed-32.png' });
    expect(fake.titles.get(TAB)).toContain('bank.example');
  });

  it('takes the message opened last, in whichever frame, and lists the others', async () => {
    startBackground();
    openTab({
      0: { webmail: 'Roundcube', page: 'p0', messages: [] },
      4: {
        webmail: 'Roundcube',
        page: 'p4',
        messages: [
          { id: 'a', source: GOOD, focused: true },
          { id: 'b', source: BAD, focused: false },
        ],
      },
    });
    const { answer } = await asPopup('page.lookAtTab', { tabId: TAB });
    expect(answer?.messages.map(({ id, focused, key }) => [id, focused, key !== null])).toEqual([
      ['a', true, true],
      ['b', false, false],
    ]);
    const other = await asPopup('page.checkMessage', { tabId: TAB, frameId: 4, id: 'b' });
    expect(other.answer?.key).not.toBeNull();
  });

  it('says so when its script was put in and does not answer, instead of calling the page no webmail', async () => {
    startBackground();
    openTab({});
    fake.inject = () => [{ frameId: 0 }];
    expect((await asPopup('page.lookAtTab', { tabId: TAB })).answer?.problem?.key).toBe('webmail_script_silent');
  });

  it('says which of three reasons keeps it from a message', async () => {
    startBackground();
    openTab({ 0: { webmail: null, page: 'p', messages: [] } });
    expect((await asPopup('page.lookAtTab', { tabId: TAB })).answer?.problem?.key).toBe('webmail_none');
    openTab({ 0: { webmail: 'Roundcube', page: 'p', messages: [] } });
    expect((await asPopup('page.lookAtTab', { tabId: TAB })).answer?.problem).toEqual({
      key: 'webmail_no_message',
      values: { webmail: 'Roundcube' },
    });
    openTab({});
    fake.inject = () => {
      throw new Error('Cannot access a chrome:// URL');
    };
    expect((await asPopup('page.lookAtTab', { tabId: TAB })).answer?.problem?.key).toBe('webmail_page_closed');
  });

  it('says so when the page hangs, in time: its script cannot be put in, or does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      startBackground();
      openTab(one());
      fake.frames.set(`${TAB}:0`, () => new Promise(() => undefined));
      const problemOf = async () => {
        const looking = asPopup('page.lookAtTab', { tabId: TAB });
        await vi.advanceTimersByTimeAsync(15_000);
        await vi.advanceTimersByTimeAsync(15_000);
        return (await looking).answer?.problem?.key;
      };
      expect(await problemOf()).toBe('webmail_script_silent');
      fake.inject = () => new Promise(() => undefined) as never;
      expect(await problemOf()).toBe('webmail_script_silent');
    } finally {
      vi.useRealTimers();
    }
  });

  it('passes on why the source could not be had', async () => {
    startBackground();
    openTab(one());
    fake.frames.set(`${TAB}:0`, (message) => {
      const { ask } = message as { ask: string };
      return Promise.resolve(
        ask === 'worker.locate'
          ? { answer: located(one()[0]), problem: null }
          : { answer: null, problem: { key: 'webmail_source_login', values: { webmail: 'Roundcube' } } },
      );
    });
    const { answer } = await asPopup('page.lookAtTab', { tabId: TAB });
    expect(answer?.messages[0]).toMatchObject({ key: null, problem: { key: 'webmail_source_login' } });
  });

  it('is shown what it found by the DNS, though a check without it began just before and ends later', async () => {
    for (const isLater of [false, true]) {
      resetBrowser();
      const { engine } = startBackground();
      openTab(one());
      const look = (following: boolean) => asPopup('page.lookAtTab', { tabId: TAB, following });
      await Promise.all(isLater ? [look(false), look(true)] : [look(true), look(false)]);
      await settle();
      expect(engine.calls.map(({ context }) => context.resolver !== null).sort()).toContain(true);
      const { answer: shown } = await look(true);
      const { answer: clicked } = await look(false);
      expect(shown?.messages[0]?.key).toBe(clicked?.messages[0]?.key);
    }
  });

  it('checks without the DNS where the ladder says so', async () => {
    const { engine } = startBackground();
    await saveSettings({ ladder: 'headers' });
    openTab(one());
    await asPopup('page.lookAtTab', { tabId: TAB });
    expect(engine.calls[0]?.context.resolver).toBeNull();
  });

  it('lends Gmail’s receiver to Gmail, and the user’s own word to the site it was given for', async () => {
    const { engine } = startBackground();
    openTab(
      { 0: { webmail: 'Gmail', page: 'p', messages: [{ id: '7', source: GOOD }] } },
      'https://mail.google.com/mail/u/0/',
    );
    await asPopup('page.lookAtTab', { tabId: TAB });
    expect(engine.calls[0]?.context.receiver?.name).toBe('Gmail');
    openTab({ 0: { webmail: 'Gmail', page: 'p', messages: [{ id: '7', source: BAD }] } });
    await asPopup('page.lookAtTab', { tabId: TAB });
    expect(engine.calls[1]?.context.receiver).toBeUndefined();
    await saveSettings({ receivers: { [SITE]: DECLARED } });
    const third = mail('unverified x.example');
    openTab(one(third));
    await asPopup('page.lookAtTab', { tabId: TAB });
    expect(engine.calls[2]?.context.receiver?.borderBy).toEqual(['mx.example.org']);
  });
});

it('lends no receiver to a message within another one: a stranger wrote all of its route', async () => {
  const { engine } = startBackground();
  await saveSettings({ receivers: { [SITE]: DECLARED } });
  openTab(one());
  const whole = fake.frames.get(`${TAB}:0`);
  fake.frames.set(`${TAB}:0`, async (message, sender) => {
    const reply = (await whole?.(message, sender)) as { answer: object };
    const isSource = (message as { ask: string }).ask === 'worker.fetchSource';
    return isSource ? { ...reply, answer: { ...reply.answer, attached: true } } : reply;
  });
  expect((await asPopup('page.lookAtTab', { tabId: TAB })).answer?.messages[0]?.key).not.toBeNull();
  expect(engine.calls[0]?.context.receiver).toBeUndefined();
});

describe('a tab that goes on to another site while its mail is asked for', () => {
  const OTHER = 'https://other.example';
  const goOn = () => {
    fake.tabs = [{ id: TAB, url: `${OTHER}/inbox`, active: true }];
  };

  it('gives that site\u2019s mails under the first one\u2019s name to nobody: they are not told, checked or learned from', async () => {
    const { engine, services } = startBackground();
    openTab(one());
    const { inject } = fake;
    fake.inject = (injection) => {
      goOn();
      return inject(injection);
    };
    expect((await asPopup('page.lookAtTab', { tabId: TAB })).answer).toMatchObject({
      messages: [],
      problem: { key: 'webmail_page_closed' },
    });
    expect(engine.calls).toEqual([]);
    expect(await services.records.get(TAB)).toMatchObject({ messages: [] });
  });

  it('is asked for no source of a mail with the same number there', async () => {
    const { engine } = startBackground();
    const FRAME = one()[0];
    openTab(one());
    const before = fake.frames.get(`${TAB}:0`);
    // Between the two questions another page has come, with a mail of that number, and a script of ours that answers.
    fake.frames.set(`${TAB}:0`, (message, sender) => {
      const located = before?.(message, sender);
      openTab({ 0: { ...FRAME, page: 'p2', messages: [{ id: '7', source: BAD }] } }, SITE);
      return located;
    });
    const { answer } = await asPopup('page.lookAtTab', { tabId: TAB });
    expect(answer?.messages).toMatchObject([{ id: '7', key: null, problem: { key: 'webmail_message_changed' } }]);
    expect(engine.calls).toEqual([]);
  });

  it('takes no source that the first one brings, late, for a mail of the second', async () => {
    const { engine, services } = startBackground();
    openTab(one());
    fake.granted.add(`${SITE}/*`).add(`${OTHER}/*`);
    await saveSettings({ badgeSites: [`${SITE}/*`, `${OTHER}/*`] });
    fake.sender = fromContent(TAB, `${OTHER}/inbox`);
    goOn();
    await askFromScript('script.showsMessages', located(one()[0]));
    // The browser tells of the new address later than the page's script speaks.
    fake.tabs = [{ id: TAB, url: `${SITE}/inbox`, active: true }];
    expect((await asContent('script.bringsSource', brought(GOOD))).answer).toEqual({
      level: 'unchecked',
      domain: null,
    });
    expect(engine.calls).toEqual([]);
    expect(await services.records.get(TAB)).toMatchObject({ origin: OTHER, messages: [{ key: null, level: null }] });
  });
});

describe('a worker that was stopped', () => {
  /** @returns the key of the message whose check was running then */
  async function stoppedWhileChecking(): Promise<string> {
    const stopped = fakeEngine();
    startBackground(stopped);
    stopped.hold();
    openTab(one());
    const key = (await asPopup('page.lookAtTab', { tabId: TAB })).answer?.messages[0]?.key ?? '';
    stopWorker();
    return key;
  }

  it('still has a finished result', async () => {
    startBackground();
    openTab(one());
    const key = (await asPopup('page.lookAtTab', { tabId: TAB })).answer?.messages[0]?.key ?? '';
    await settle();
    stopWorker();
    const { engine } = startBackground();
    expect((await asPopup('page.getInspection', { key, message: MESSAGE })).answer?.verdict.level).toBe('verified');
    expect(engine.calls).toHaveLength(0);
  });

  it('starts a check over from the page when it is asked for its result', async () => {
    const key = await stoppedWhileChecking();
    const { engine } = startBackground();
    expect((await asPopup('page.getInspection', { key, message: MESSAGE })).answer?.verdict.level).toBe('verified');
    expect(engine.calls).toHaveLength(1);
  });

  it('gives nobody the verdict of another mail, which the page gives under the same id by then', async () => {
    const key = await stoppedWhileChecking();
    startBackground();
    openTab(one(BAD));
    expect(await asPopup('page.getInspection', { key, message: MESSAGE })).toEqual({ answer: null, problem: null });
  });

  it('says that a result is gone when nobody has its source any more, or nobody says whose it was', async () => {
    startBackground();
    openTab(one());
    await asPopup('page.lookAtTab', { tabId: TAB });
    for (const message of [MESSAGE, null])
      expect(await asPopup('page.getInspection', { key: '0'.repeat(64), message })).toEqual({
        answer: null,
        problem: null,
      });
  });
});

describe('a check once more', () => {
  it('fetches the source again and does not take the result that is there', async () => {
    const { engine } = startBackground();
    openTab(one());
    const key = (await asPopup('page.lookAtTab', { tabId: TAB })).answer?.messages[0]?.key ?? '';
    await settle();
    const again = await asPopup('page.checkAgain', { message: MESSAGE, key });
    expect(again.answer).toEqual({ key });
    expect(engine.calls).toHaveLength(2);
  });

  it('looks up names made for one person only when the person says so', async () => {
    const { engine } = startBackground();
    openTab(one());
    const key = (await asPopup('page.lookAtTab', { tabId: TAB })).answer?.messages[0]?.key ?? '';
    await asPopup('page.checkAgain', { message: MESSAGE, key, personalLookups: true });
    await settle();
    expect(engine.calls.map(({ context }) => context.personalLookups)).toEqual([false, true]);
  });

  it('says so when the source is gone', async () => {
    startBackground();
    const { problem } = await asPopup('page.checkAgain', { message: MESSAGE, key: '0'.repeat(64) });
    expect(problem?.key).toBe('errors_source_gone');
  });
});

describe('badges', () => {
  const FRAME = one()[0];
  async function switchOn() {
    fake.granted.add(`${SITE}/*`);
    await saveSettings({ badgeSites: [`${SITE}/*`] });
  }

  it('that are covered by their mail, and messages past the list, are said', async () => {
    const { services } = startBackground();
    openTab(one());
    const { messages, ...page } = located(FRAME);
    const covered = messages.map((message) => ({ ...message, covered: true }));
    await asContent('script.showsMessages', { ...page, unlisted: 7, messages: covered });
    expect(fake.titles.get(TAB)).toMatch(/^This message covers its badge/);
    expect(await services.records.get(TAB)).toMatchObject({ unlisted: 7, messages: [{ covered: true }] });
    await asContent('script.showsMessages', located(FRAME));
    expect(fake.titles.get(TAB)).not.toMatch(/covers/);
    expect(await services.records.get(TAB)).toMatchObject({ unlisted: 0, messages: [{ covered: false }] });
  });

  it('are asked for by hundreds of messages at once, and those for which there is no room are said', async () => {
    const { services } = startBackground();
    openTab(one());
    await switchOn();
    const conversation = (subject: string) => {
      const message = { id: 'msg-f:1781234567890123456', source: GOOD, subject };
      return located({
        ...FRAME,
        messages: Array.from({ length: 500 }, (_, at) => ({ ...message, id: `${message.id}${at}` })),
      });
    };
    const ordinary = conversation('Re: The minutes of the meeting in November, and what came of it');
    expect((await asContent('script.showsMessages', ordinary)).answer).toHaveLength(500);
    expect(await services.records.get(TAB)).toMatchObject({ unlisted: 0 });
    const { answer } = await asContent('script.showsMessages', { ...conversation('long '.repeat(180)), unlisted: 3 });
    const { messages, unlisted } = await services.records.get(TAB);
    expect(answer?.length).toBe(messages.length);
    expect(messages.length).toBeLessThan(500);
    expect(messages.length + unlisted).toBe(503);
    expect(messages.at(-1)?.id).toMatch(/499$/);
  });

  it('are none where they are not wanted, or not granted', async () => {
    startBackground();
    openTab(one());
    expect((await asContent('script.showsMessages', located(FRAME))).answer).toEqual([]);
    await saveSettings({ badgeSites: [`${SITE}/*`] });
    expect((await asContent('script.showsMessages', located(FRAME))).answer).toEqual([]);
    expect((await asContent('script.started', null)).answer).toMatchObject({ badges: false, language: 'en' });
    await switchOn();
    expect((await asContent('script.started', null)).answer).toMatchObject({ badges: true, language: 'en' });
  });

  it('are not to be had by bringing a source where they are off: nothing is checked, asked or learned of it', async () => {
    const { engine } = startBackground();
    openTab(one());
    await saveSettings({ ladder: 'always' });
    // The script came by a click on the toolbar button: it knows the message, and the page has taken over its process.
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    const before = (await asPopup('page.lookAtTab', { tabId: TAB })).answer;
    const bring = async () => (await asContent('script.bringsSource', brought(BAD))).answer;
    expect(await bring()).toEqual({ level: 'unchecked', domain: null });
    fake.granted.add(`${SITE}/*`);
    expect(await bring()).toEqual({ level: 'unchecked', domain: null });
    expect(engine.calls.map(({ source }) => source)).toEqual([GOOD]);
    expect((await asPopup('page.lookAtTab', { tabId: TAB })).answer).toEqual(before);
    await switchOn();
    expect(await bring()).toEqual({ level: 'failed', domain: 'bank.example' });
  });

  it('come after the source was checked, without the DNS until a click', async () => {
    const { engine } = startBackground();
    openTab(one());
    await switchOn();
    expect((await asContent('script.showsMessages', located(FRAME))).answer).toEqual([
      { id: '7', badge: { level: 'checking', domain: null } },
    ]);
    const { answer } = await asContent('script.bringsSource', brought(GOOD));
    expect(answer).toEqual({ level: 'verified', domain: 'shop.example' });
    expect(engine.calls[0]?.context.resolver).toBeNull();
    expect((await asContent('script.showsMessages', located(FRAME))).answer).toEqual([
      { id: '7', badge: { level: 'verified', domain: 'shop.example' } },
    ]);
  });

  it('show what a click found by the DNS, not the silent check that began before it and ends after it', async () => {
    const { engine } = startBackground();
    openTab(one());
    await switchOn();
    await asContent('script.showsMessages', located(FRAME));
    const finishSilent = engine.hold();
    const silent = asContent('script.bringsSource', brought(GOOD));
    await vi.waitFor(() => expect(engine.calls).toHaveLength(1));
    const finishClick = engine.hold();
    await asPopup('page.lookAtTab', { tabId: TAB });
    finishSilent();
    // Its check has not ended: the badge has nothing to say yet, least of all what was found without the DNS.
    expect((await silent).answer).toEqual({ level: 'checking', domain: null });
    finishClick();
  });

  it('ask the DNS when the ladder says always', async () => {
    const { engine } = startBackground();
    openTab(one());
    await switchOn();
    await saveSettings({ ladder: 'always' });
    await asContent('script.showsMessages', located(FRAME));
    await asContent('script.bringsSource', brought(GOOD));
    expect(engine.calls[0]?.context.resolver).not.toBeNull();
  });

  it('say that nothing could be checked when there is no source', async () => {
    startBackground();
    openTab(one());
    await switchOn();
    await asContent('script.showsMessages', located(FRAME));
    const problem = { key: 'webmail_source_login', values: {} } as const;
    const { answer } = await asContent('script.bringsSource', { id: '7', fetched: null, problem });
    expect(answer).toEqual({ level: 'unchecked', domain: null });
  });

  it('carry nothing over to another page in the same frame, though the id comes again', async () => {
    startBackground();
    openTab(one());
    await switchOn();
    await asContent('script.showsMessages', located(FRAME));
    await asContent('script.bringsSource', brought(GOOD));
    const { answer } = await asContent('script.showsMessages', located({ ...FRAME, page: 'p2' }));
    expect(answer).toEqual([{ id: '7', badge: { level: 'checking', domain: null } }]);
  });

  it('carry nothing over to a message with other words on the page, though the id is the same', async () => {
    startBackground();
    openTab(one());
    await switchOn();
    await asContent('script.showsMessages', located(FRAME));
    await asContent('script.bringsSource', brought(GOOD));
    const changed = located({ ...FRAME, messages: [{ id: '7', source: GOOD, subject: 'Other' }] });
    expect((await asContent('script.showsMessages', changed)).answer).toEqual([
      { id: '7', badge: { level: 'checking', domain: null } },
    ]);
    expect(fake.icons.get(TAB)).toEqual({ 16: '/icons/icon-16.png', 32: '/icons/icon-32.png' });
  });

  it('hear of what the popup’s check found', async () => {
    const { engine } = startBackground();
    const { told } = openTab(one());
    await switchOn();
    await asContent('script.showsMessages', located(FRAME));
    await asContent('script.bringsSource', brought(GOOD));
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    expect(engine.calls.map(({ context }) => context.resolver !== null)).toEqual([false, true]);
    expect(told.findLast((question) => question.ask === 'worker.showBadges')?.request).toEqual({
      badges: [{ id: '7', badge: { level: 'verified', domain: 'shop.example' } }],
    });
  });

  it('open the popup with their message, until another one is opened', async () => {
    startBackground();
    const frame = {
      webmail: 'Gmail',
      page: 'p',
      messages: [
        { id: 'a', source: BAD },
        { id: 'b', source: GOOD },
      ],
    };
    openTab({ 0: frame });
    await switchOn();
    await asContent('script.showsMessages', located(frame));
    await asContent('script.badgeClicked', { id: 'a' });
    expect(fake.popupsOpened).toBe(1);
    const focused = async () =>
      (await asPopup('page.lookAtTab', { tabId: TAB })).answer?.messages.find((m) => m.focused)?.id;
    expect(await focused()).toBe('a');
    frame.messages.push({ id: 'c', source: mail('verified c.example') });
    await asContent('script.showsMessages', located(frame));
    expect(await focused()).toBe('c');
  });

  it('open nothing for a page that sends clicks in our script’s name', async () => {
    startBackground();
    openTab(one());
    const click = (id: string) => asContent('script.badgeClicked', { id });
    await asContent('script.showsMessages', located(FRAME));
    // Badges are off here.
    await click('7');
    await switchOn();
    // No such message is open.
    await click('8');
    // The tab is behind another one.
    fake.tabs = fake.tabs.map((tab) => ({ ...tab, active: false }));
    await click('7');
    expect(fake.popupsOpened).toBe(0);
    // It had its tab go on to another site, and clicks as it goes.
    const other = 'https://other.example';
    fake.tabs = fake.tabs.map((tab) => ({ ...tab, active: true }));
    fake.granted.add(`${other}/*`);
    await saveSettings({ badgeSites: [`${SITE}/*`, `${other}/*`] });
    fake.sender = fromContent(TAB, `${other}/`);
    await askFromScript('script.badgeClicked', { id: '7' });
    expect(fake.popupsOpened).toBe(0);
    // By the hundred.
    fake.tabs = fake.tabs.map((tab) => ({ ...tab, active: true }));
    for (let count = 0; count < 100; count++) await click('7');
    expect(fake.popupsOpened).toBe(1);
    expect(fake.opened).toEqual([]);
  });

  it('open one thing for a hundred clicks that come at the same moment, be it popup or report', async () => {
    startBackground();
    openTab(one());
    await switchOn();
    await asContent('script.showsMessages', located(FRAME));
    const clicks = () => Promise.all(Array.from({ length: 100 }, () => asContent('script.badgeClicked', { id: '7' })));
    await clicks();
    expect(fake.popupsOpened).toBe(1);
    stopWorker();
    startBackground();
    const { openPopup } = browser.action;
    browser.action.openPopup = async () => {
      throw new Error('Could not find an active browser window.');
    };
    await clicks();
    browser.action.openPopup = openPopup;
    expect(fake.opened).toHaveLength(1);
  });

  it('open popup and report in the window of their tab, never over a page of another one', async () => {
    startBackground();
    openTab(one());
    fake.tabs = fake.tabs.map((tab) => ({ ...tab, windowId: 5 }));
    await switchOn();
    await asContent('script.showsMessages', located(FRAME));
    await asContent('script.badgeClicked', { id: '7' });
    stopWorker();
    startBackground();
    const { openPopup } = browser.action;
    browser.action.openPopup = async () => {
      throw new Error('Could not find an active browser window.');
    };
    // There is no result of it yet.
    await asContent('script.badgeClicked', { id: '7' });
    browser.action.openPopup = openPopup;
    expect(fake.openedIn).toEqual([5, 5]);
  });

  it('set the icon of a tab only where what it says changes, and anew on the next page there', async () => {
    startBackground();
    openTab(one());
    await switchOn();
    await asContent('script.showsMessages', located(FRAME));
    await asContent('script.bringsSource', brought(GOOD));
    const before = fake.iconsSet;
    for (let count = 0; count < 5; count++) await asContent('script.showsMessages', located(FRAME));
    expect(fake.iconsSet).toBe(before);
    fire.navigated(TAB);
    await asContent('script.showsMessages', located(FRAME));
    expect(fake.icons.get(TAB)).toEqual({ 16: '/icons/verified-16.png', 32: '/icons/verified-32.png' });
    expect(fake.titles.get(TAB)).toContain('shop.example');
    // Two verdicts at once: the last one stays, in the icon as in the words.
    const bad = { ...FRAME, messages: [{ id: '8', source: BAD }] };
    await Promise.all([
      asContent('script.showsMessages', located(FRAME)),
      asContent('script.showsMessages', located(bad)),
    ]);
    await asContent('script.bringsSource', { ...brought(BAD), id: '8' });
    expect(fake.icons.get(TAB)).toEqual({ 16: '/icons/failed-16.png', 32: '/icons/failed-32.png' });
    expect(fake.titles.get(TAB)).toContain('bank.example');
  });

  it('have their icon in each tab, though the browser never finishes with the one of another', async () => {
    startBackground();
    openTab(one());
    fake.tabs.push({ id: 2, url: `${SITE}/inbox`, active: false });
    const setIcon = vi.spyOn(browser.action, 'setIcon');
    let finish: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    setIcon.mockImplementation(async ({ tabId }) => (tabId === TAB ? await slow : undefined));
    await switchOn();
    asContent('script.showsMessages', located(FRAME));
    asContent('script.bringsSource', brought(GOOD));
    await settle();
    fake.sender = fromContent(2, `${SITE}/inbox`, 0);
    await askFromScript('script.showsMessages', located(FRAME));
    expect((await askFromScript('script.bringsSource', brought(BAD))).answer?.level).toBe('failed');
    expect(setIcon).toHaveBeenLastCalledWith({
      tabId: 2,
      path: { 16: '/icons/failed-16.png', 32: '/icons/failed-32.png' },
    });
    finish();
    await settle();
    setIcon.mockRestore();
  });

  it('know nothing of the site that was in the tab before: neither its messages nor whose mailbox it was', async () => {
    const { services } = startBackground();
    openTab(one());
    await switchOn();
    const before = { ...FRAME, webmail: 'SOGo', account: 'bob@other.example' };
    fake.granted.add('https://other.example/*');
    await saveSettings({ badgeSites: [`${SITE}/*`, 'https://other.example/*'] });
    fake.sender = fromContent(TAB, 'https://other.example/', 4);
    fake.sender.tab = { id: TAB, url: 'https://other.example/' };
    fake.tabs = [{ id: TAB, url: 'https://other.example/', active: true }];
    await askFromScript('script.showsMessages', located(before));
    expect(await services.records.get(TAB)).toMatchObject({ account: 'bob@other.example' });
    openTab(one());
    const { answer } = await asContent('script.showsMessages', located({ ...FRAME, webmail: null }));
    expect(answer).toHaveLength(1);
    expect(await services.records.get(TAB)).toMatchObject({
      ...{ origin: SITE, account: null, webmail: null },
      messages: [{ frameId: 0, id: '7' }],
    });
  });

  it('take no verdict from another tab: a message that shows somebody else has a check of its own', async () => {
    const { engine, services } = startBackground();
    openTab(one());
    await switchOn();
    const shows = async (from: string) => {
      const messages = [{ id: '7', shown: { from }, focused: true }];
      await asContent('script.showsMessages', { page: 'p1', webmail: 'Roundcube', messages });
    };
    await shows('orders@shop.example');
    await asContent('script.bringsSource', brought(GOOD));
    const shop = (await services.records.get(TAB)).messages[0]?.key;
    await shows('ceo@bank.example');
    await asContent('script.bringsSource', brought(GOOD));
    const bank = (await services.records.get(TAB)).messages[0]?.key;
    expect(engine.calls.map(({ context }) => context.shown?.from)).toEqual(['orders@shop.example', 'ceo@bank.example']);
    expect(bank).not.toBe(shop);
    // Nor can its check be asked for by the other's key.
    expect((await asPopup('page.checkAgain', { message: MESSAGE, key: shop ?? '' })).problem?.key).toBe(
      'errors_source_gone',
    );
  });

  it('tell whoever has the popup open what the page shows now, where they are off too', async () => {
    startBackground();
    openTab(one());
    const heard: string[][] = [];
    browser.runtime.onMessage.addListener((message: unknown) => {
      const { tell, news } = message as { tell?: string; news?: { tab: { messages: { id: string }[] } } };
      if (tell === 'news.tab' && news) heard.push(news.tab.messages.map(({ id }) => id));
    });
    await asContent('script.showsMessages', located(FRAME));
    expect(heard).toEqual([['7']]);
  });

  it('tell no faster than people read: a page that took over its process tells thousands of times', async () => {
    startBackground();
    openTab(one());
    let heard = 0;
    browser.runtime.onMessage.addListener((message: unknown) => {
      if ((message as { tell?: string }).tell === 'news.tab') heard++;
    });
    vi.useFakeTimers();
    try {
      // Each with a frame that the page made for it.
      const told = Array.from({ length: 2_000 }, (_, frameId) =>
        asContent('script.showsMessages', located(FRAME), frameId),
      );
      await vi.advanceTimersByTimeAsync(1_000);
      expect(heard).toBeGreaterThan(10);
      expect(heard).toBeLessThan(50);
      await vi.advanceTimersByTimeAsync(60_000);
      await Promise.all(told);
      expect(heard).toBeLessThan(100);
      // Another tab does not wait for it, and later nor does this one.
      await asContent('script.showsMessages', located(FRAME));
    } finally {
      vi.useRealTimers();
    }
    expect(heard).toBeLessThan(100);
  });

  it('open the report where the browser opens no popup', async () => {
    const { services } = startBackground();
    openTab(one());
    await switchOn();
    await asContent('script.showsMessages', located(FRAME));
    await asContent('script.bringsSource', brought(GOOD));
    const openPopup = browser.action.openPopup;
    browser.action.openPopup = async () => {
      throw new Error('Could not find an active browser window.');
    };
    await asContent('script.badgeClicked', { id: '7' });
    browser.action.openPopup = openPopup;
    expect(fake.opened).toEqual([`${OWN}report/report.html`]);
    expect(await services.reportTabs.get(900)).toEqual({ key: expect.any(String), message: MESSAGE });
  });

  // The attack: from a window without tabs a page that took over its process stays in front, and has another report opened each second.
  it('open no second report while the first is there', async () => {
    const { services } = startBackground();
    openTab(one());
    await switchOn();
    await asContent('script.showsMessages', located(FRAME));
    const openPopup = browser.action.openPopup;
    browser.action.openPopup = async () => {
      throw new Error('Could not find an active browser window.');
    };
    const now = vi.spyOn(performance, 'now');
    const report = { id: 900, url: `${OWN}report/report.html`, active: false };
    try {
      for (let click = 1; click <= 5; click++) {
        now.mockReturnValue(click * 10_000);
        await asContent('script.badgeClicked', { id: '7' });
        if (click === 1) fake.tabs.push(report);
      }
      expect(fake.opened).toEqual([report.url]);
      expect(fake.loadedAnew).toEqual([900, 900, 900, 900]);
      // Its reader went on from it: that page is left alone.
      report.url = 'https://elsewhere.example/';
      now.mockReturnValue(60_000);
      await asContent('script.badgeClicked', { id: '7' });
      expect(fake.opened).toHaveLength(2);
      expect(fake.loadedAnew).toHaveLength(4);
      expect(await services.reportTabs.get(900)).toBeNull();
    } finally {
      now.mockRestore();
      browser.action.openPopup = openPopup;
    }
  });
});

describe('a change of settings', () => {
  it('is obeyed by the next check: what rested on the old ones is forgotten', async () => {
    const { engine, services } = startBackground();
    openTab(one());
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    await services.sharedChecks.forget();
    await services.records.forgetVerdicts();
    expect((await loadSettings()).ladder).toBe('click');
    await asPopup('page.lookAtTab', { tabId: TAB });
    expect(engine.calls).toHaveLength(2);
  });
});
