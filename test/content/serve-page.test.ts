import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { badgeSentences } from '../../src/background/words.ts';
import { BADGE_TAG } from '../../src/content/badge.ts';
import { servePage } from '../../src/content/serve-page.ts';
import type { BadgeState, ContentSettings } from '../../src/platform/wire/messages.ts';
import type { AnswerOf, Question, QuestionOf, WorkerQuestion } from '../../src/platform/wire/wire.ts';
import type { Language } from '../../src/text/translate.ts';
import { recognize } from '../../src/webmail/registry.ts';
import { webmail as maildev } from '../../src/webmail/sites/maildev.ts';
import type { Webmail } from '../../src/webmail/webmail.ts';
import { browser, FROM_BACKGROUND, fake, fromContent, resetBrowser } from '../fakes/browser.ts';
import { fakePage } from '../fakes/browser-page.ts';
import { FakeIntersectionObserver, outOfView, scrollTo } from '../fakes/intersection-observer.ts';

const PAGE = 'http://127.0.0.1:1080/';

/** maildev, whose page swaps its message in place: the viewer's id, its subject and its sender change under one's hands. */
function maildevPage() {
  const page = fakePage(
    PAGE,
    `<script></script><div id="root"><div data-testid="app"><div data-testid="sidebar"></div><div id="pane"><div data-testid="email-viewer" data-email-id="a">
      <h1 data-testid="email-subject">Topic a</h1><div><div><span>from </span><span id="sender">a@sender.example</span></div></div></div></div></div></div>`,
  );
  page.document.title = 'MailDev';
  vi.stubGlobal('MutationObserver', page.window.MutationObserver);
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver);
  const find = (selector: string) => page.document.querySelector(selector) as HTMLElement;
  return {
    page,
    badges: () => [...page.document.querySelectorAll(BADGE_TAG)],
    find,
    /** What React does when another mail is selected: the same elements with other text. */
    select(id: string, from: string) {
      find('[data-testid="email-viewer"]').setAttribute('data-email-id', id);
      find('[data-testid="email-subject"]').textContent = `Topic ${id}`;
      find('#sender').textContent = from;
    },
  };
}

const settingsOf = (badges: boolean, language: Language = 'en'): ContentSettings => ({
  badges,
  language,
  sentences: badgeSentences(language),
});

/** The background as the page meets it: what it was asked, and what it answers. */
function background(settings: ContentSettings = settingsOf(true)) {
  const asked: { type: string; request: unknown }[] = [];
  const known = new Map<string, BadgeState>();
  let afterCheck: (id: string) => Promise<BadgeState> = async (id) => ({ level: 'verified', domain: `${id}.example` });
  browser.runtime.onMessage.addListener((message, sender) => {
    const { ask: type, request } = message as Question;
    if (sender.tab === undefined || type === undefined) return undefined;
    asked.push({ type, request });
    return (async () => {
      if (type === 'script.started') return { answer: settings, problem: null };
      if (type === 'script.bringsSource')
        return { answer: await afterCheck((request as { id: string }).id), problem: null };
      const { messages } = request as { messages: { id: string }[] };
      const states = messages.map(({ id }) => ({ id, badge: known.get(id) ?? { level: 'checking', domain: null } }));
      return { answer: settings.badges ? states : [], problem: null };
    })();
  });
  return {
    asked,
    known,
    count: (type: string) => asked.filter((question) => question.type === type).length,
    last: (type: string) => asked.findLast((question) => question.type === type)?.request,
    onCheck(check: (id: string) => Promise<BadgeState>) {
      afterCheck = check;
    },
  };
}

/** A conversation whose worker lists the last two messages of three. */
function longConversation() {
  const page = fakePage(PAGE, ['a', 'b', 'c'].map((id) => `<p><span class="sender" id="${id}">x</span></p>`).join(''));
  vi.stubGlobal('MutationObserver', page.window.MutationObserver);
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver);
  let looks = 0;
  let hasSenders = true;
  const webmail: Webmail = {
    name: 'Long',
    openMessages({ root }) {
      looks++;
      return [...root.querySelectorAll('.sender')].map((sender) => ({
        id: sender.id,
        shown: {},
        sender: hasSenders ? sender : null,
      }));
    },
    sourceAddresses: () => [],
  };
  let answers: string[] = ['b', 'c'];
  let level: BadgeState['level'] = 'verified';
  let asked = 0;
  const brought: string[] = [];
  browser.runtime.onMessage.addListener(async (message) => {
    const { ask, request } = message as Question;
    if (ask === 'script.started') return { answer: settingsOf(true), problem: null };
    if (ask === 'script.bringsSource') brought.push((request as { id: string }).id);
    if (ask !== 'script.showsMessages') return { answer: null, problem: null };
    asked++;
    const badge: BadgeState = { level, domain: null };
    return { answer: answers.map((id) => ({ id, badge })), problem: null };
  });
  const controller = new AbortController();
  running.push(controller);
  const serve = () =>
    servePage(page.window, page, controller, {
      recognize: () => ({ file: 'long', name: 'Long' }),
      load: async () => webmail,
    });
  return {
    page,
    serve,
    asked: () => asked,
    looks: () => looks,
    answer(ids: string[]) {
      answers = ids;
    },
    brought,
    check() {
      level = 'checking';
    },
    hideSenders() {
      hasSenders = false;
    },
  };
}

/** It looks at its badges once a second. */
const seconds = async (count: number) => await new Promise((resolve) => setTimeout(resolve, count * 1000 + 200));

function start(page: ReturnType<typeof maildevPage>['page']) {
  const controller = new AbortController();
  running.push(controller);
  servePage(page.window, page, controller, {
    recognize,
    // Imported above: on a busy machine the first import outlasts what a test waits.
    load: async (file) => (file === 'maildev' ? maildev : null),
  });
  const listener = [...listeners()].at(-1);
  const tell = async <N extends WorkerQuestion>(name: N, request: QuestionOf<N>) =>
    (await listener?.({ ask: name, request }, FROM_BACKGROUND)) as { answer: AnswerOf<N> };
  return { controller, tell };
}

const running: AbortController[] = [];
let added: ((message: unknown, sender: unknown) => unknown)[] = [];
const listeners = () => added;
/** Before anything is drawn. */
const sameTurn = () => new Promise((resolve) => setImmediate(resolve));
/** Many short waits, one after the other: on a busy machine a single long one ends before what waits in turn behind it. */
const settle = async () => {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
};

beforeEach(() => {
  resetBrowser();
  fake.sender = fromContent(1, PAGE);
  const body = new TextEncoder().encode('From: a@sender.example\r\n\r\n');
  vi.stubGlobal('fetch', async () => new Response(body));
  added = [];
  const add = browser.runtime.onMessage.addListener;
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
    added.push(listener as (typeof added)[number]);
    add(listener);
  });
});
afterEach(() => {
  for (const controller of running.splice(0)) controller.abort();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a page with badges', () => {
  it('gets one beside the sender, after its source was checked', async () => {
    const { page, badges, find } = maildevPage();
    const { last } = background();
    start(page);
    await settle();
    expect(badges()).toHaveLength(1);
    expect(badges()[0]?.previousElementSibling).toBe(find('#sender'));
    expect(last('script.bringsSource')).toMatchObject({ id: 'a', fetched: { fidelity: 'exact' }, problem: null });
    expect(last('script.showsMessages')).toMatchObject({
      webmail: 'MailDev',
      messages: [{ id: 'a', shown: { from: 'a@sender.example', subject: 'Topic a' }, focused: true }],
    });
  });

  it('fetches nothing for a message whose verdict is known', async () => {
    const { page, badges } = maildevPage();
    const { known, count } = background();
    known.set('a', { level: 'failed', domain: 'bank.example' });
    start(page);
    await settle();
    expect(badges()).toHaveLength(1);
    expect(count('script.bringsSource')).toBe(0);
  });

  it('loses the badge in the very turn in which it shows another message, and gets that one’s', async () => {
    const { page, badges, select } = maildevPage();
    const { last } = background();
    start(page);
    await settle();
    const [first] = badges();
    select('b', 'b@sender.example');
    await sameTurn();
    expect(badges()).not.toContain(first);
    await settle();
    expect(badges()).toHaveLength(1);
    expect(badges()[0]).not.toBe(first);
    expect(last('script.bringsSource')).toMatchObject({ id: 'b' });
  });

  it('loses it in that turn too when the next one has the same sender and subject, and a link of the page alone names it', async () => {
    const page = fakePage(
      PAGE,
      '<menu><a href="/message/7">Source</a></menu><h1><span class="sender">Alice</span></h1>',
    );
    vi.stubGlobal('MutationObserver', page.window.MutationObserver);
    vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver);
    const find = (selector: string) => page.root.querySelector(selector) as HTMLElement;
    const webmail: Webmail = {
      name: 'Linked',
      openMessages: () => {
        const shown = { from: 'alice@sender.example', subject: 'Minutes' };
        return [{ id: find('a').getAttribute('href') ?? '', shown, sender: find('.sender') }];
      },
      sourceAddresses: () => [],
    };
    background().known.set('/message/7', { level: 'verified', domain: 'sender.example' });
    const controller = new AbortController();
    running.push(controller);
    const site = { file: 'linked', name: 'Linked' };
    servePage(page.window, page, controller, { recognize: () => site, load: async () => webmail });
    await settle();
    const first = find(BADGE_TAG);
    expect(first).not.toBe(null);
    find('a').setAttribute('href', '/message/8');
    await sameTurn();
    expect(first.isConnected).toBe(false);
  });

  it('never shows a verdict that arrives when its message is gone', async () => {
    const { page, badges, select, find } = maildevPage();
    const { onCheck, known } = background();
    let finish: (state: BadgeState) => void = () => {};
    onCheck((id) =>
      id === 'a'
        ? new Promise((resolve) => (finish = resolve))
        : Promise.resolve({ level: 'unverified', domain: null }),
    );
    start(page);
    await settle();
    known.set('b', { level: 'failed', domain: 'b.example' });
    select('b', 'b@sender.example');
    await settle();
    const [ofB] = badges();
    finish({ level: 'verified', domain: 'a.example' });
    await settle();
    expect(badges()).toEqual([ofB]);
    expect(find('[data-email-id]').getAttribute('data-email-id')).toBe('b');
  });

  it('does not take the same id with another sender for the same message', async () => {
    const { page, select, badges } = maildevPage();
    const { count } = background();
    start(page);
    await settle();
    const [first] = badges();
    select('a', 'other@attack.example');
    await sameTurn();
    expect(badges()).not.toContain(first);
    await settle();
    expect(badges()[0]).not.toBe(first);
    expect(count('script.bringsSource')).toBe(2);
  });

  it('gets its badge again when the webmail threw it out', async () => {
    const { page, badges } = maildevPage();
    const { known } = background();
    known.set('a', { level: 'verified', domain: 'a.example' });
    start(page);
    await settle();
    badges()[0]?.remove();
    await settle();
    expect(badges()).toHaveLength(1);
  });

  it('hears of a better verdict from the popup’s check', async () => {
    const { page, badges } = maildevPage();
    background();
    const { tell } = start(page);
    await settle();
    const [badge] = badges();
    await tell('worker.showBadges', { badges: [{ id: 'a', badge: { level: 'failed', domain: 'a.example' } }] });
    expect(badges()).toEqual([badge]);
  });

  it('loses all badges when they are switched off, and gets them when they are switched on', async () => {
    const { page, badges } = maildevPage();
    background();
    const { tell } = start(page);
    await settle();
    await tell('worker.applySettings', settingsOf(false));
    expect(badges()).toEqual([]);
    await tell('worker.applySettings', settingsOf(true, 'ja'));
    await settle();
    expect(badges()).toHaveLength(1);
  });

  it('is left as it was found when the script ends', async () => {
    const { page, badges, select } = maildevPage();
    const { count } = background();
    const { controller } = start(page);
    await settle();
    controller.abort();
    expect(badges()).toEqual([]);
    const before = count('script.showsMessages');
    select('b', 'b@sender.example');
    await settle();
    expect(badges()).toEqual([]);
    expect(count('script.showsMessages')).toBe(before);
  });

  it('loses what an older script of the extension left behind', () => {
    const { page, badges, find } = maildevPage();
    background();
    find('#sender').after(page.document.createElement(BADGE_TAG));
    start(page);
    expect(badges()).toEqual([]);
  });
});

describe('a page that is open all day', () => {
  it('still has badges after hundreds of messages', async () => {
    const { page, badges, select } = maildevPage();
    background();
    start(page);
    await settle();
    for (let message = 0; message < 130; message++) {
      select(`m${message}`, `m${message}@sender.example`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await settle();
    expect(badges()).toHaveLength(1);
  });

  it('draws no badge again that is thrown out at once, until it is left alone for a while', async () => {
    const { page, find } = maildevPage();
    const { known } = background();
    known.set('a', { level: 'verified', domain: 'a.example' });
    let thrown = 0;
    const observer = new page.window.MutationObserver(() => {
      for (const badge of page.document.querySelectorAll(BADGE_TAG)) {
        thrown++;
        badge.remove();
      }
    });
    observer.observe(find('#pane'), { childList: true, subtree: true });
    start(page);
    await vi.waitFor(() => expect(thrown).toBeGreaterThan(3), { timeout: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    observer.disconnect();
    expect(thrown).toBeLessThan(25);
  });
});

describe('a conversation longer than the list', () => {
  it('is told once, not every second, and looked at once a second', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { page, serve, asked, looks } = longConversation();
    serve();
    await settle();
    expect(
      [...page.document.querySelectorAll(`${BADGE_TAG}`)].map((badge) => badge.previousElementSibling?.id),
    ).toEqual(['b', 'c']);
    const before = { asked: asked(), looks: looks() };
    await seconds(2);
    expect({ asked: asked(), looks: looks() }).toEqual({ ...before, looks: before.looks + 2 });
  });

  it('gets the badges again that the webmail threw out', async () => {
    const { page, serve } = longConversation();
    serve();
    await settle();
    for (const badge of page.document.querySelectorAll(BADGE_TAG)) badge.remove();
    await seconds(1);
    expect(page.document.querySelectorAll(BADGE_TAG)).toHaveLength(2);
  });

  it('is told again when nothing was answered', async () => {
    const { page, serve, answer } = longConversation();
    answer([]);
    serve();
    await settle();
    answer(['b', 'c']);
    await seconds(1);
    expect(page.document.querySelectorAll(BADGE_TAG)).toHaveLength(2);
  });
});

describe('a page with badges and no message open', () => {
  it('is looked at when something changes, and by no clock', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { page, serve, looks } = longConversation();
    const open = [...page.document.querySelectorAll('p')];
    for (const one of open) one.remove();
    serve();
    await settle();
    const before = looks();
    await seconds(2);
    expect(looks()).toBe(before);
    page.document.body.append(...open);
    await settle();
    expect(page.document.querySelectorAll(BADGE_TAG)).toHaveLength(2);
    for (const one of open) one.remove();
    await seconds(1);
    const after = looks();
    await seconds(2);
    expect(looks()).toBe(after);
  });
});

describe('sources', () => {
  it('are fetched when their message comes into view, and not before; that of the one opened last at once', async () => {
    const { page, serve, check, brought } = longConversation();
    const senderOf = (id: string) => page.document.getElementById(id) as HTMLElement;
    check();
    // The attack: a mail's styles clip the line of its sender, which nobody ever sees.
    for (const id of ['b', 'c']) outOfView.add(senderOf(id));
    serve();
    await settle();
    expect(brought).toEqual(['c']);
    scrollTo(senderOf('b'));
    await settle();
    expect(brought).toEqual(['c', 'b']);
  });

  it('are fetched of the message opened last where the line of its sender is not shown at all', async () => {
    const { serve, check, brought, hideSenders } = longConversation();
    check();
    hideSenders();
    serve();
    await settle();
    expect(brought).toEqual(['c']);
  });

  it('are neither waited for nor asked for once their message is gone', async () => {
    const { page, select } = maildevPage();
    const { last, count } = background();
    const fetched: string[] = [];
    let wasBrokenOff = false;
    vi.stubGlobal('fetch', (url: string, { signal }: RequestInit) => {
      fetched.push(url);
      if (!url.includes('/a/')) return Promise.resolve(new Response('From: x@sender.example\r\n\r\n'));
      // Never answered.
      return new Promise((_, reject) =>
        signal?.addEventListener('abort', () => {
          wasBrokenOff = true;
          reject(new Error());
        }),
      );
    });
    start(page);
    await settle();
    select('b', 'b@sender.example');
    await settle();
    expect(wasBrokenOff).toBe(true);
    expect(last('script.bringsSource')).toMatchObject({ id: 'b', problem: null });
    expect(count('script.bringsSource')).toBe(1);
    expect(fetched).toHaveLength(2);
  });
});

describe('a page without badges', () => {
  it('still tells which messages are open, and fetches a source only when asked', async () => {
    const { page, badges } = maildevPage();
    const { count } = background(settingsOf(false));
    const { tell } = start(page);
    await settle();
    expect(badges()).toEqual([]);
    expect(count('script.showsMessages')).toBe(1);
    expect(count('script.bringsSource')).toBe(0);
    expect((await tell('worker.locate', null)).answer).toMatchObject({ webmail: 'MailDev', messages: [{ id: 'a' }] });
    expect((await tell('worker.fetchSource', { id: 'a' })).answer).toMatchObject({ fidelity: 'exact' });
  });

  it('gives no source for a message of the page before it in that tab, whatever number its own has', async () => {
    const { page } = maildevPage();
    background(settingsOf(false));
    const { tell } = start(page);
    await settle();
    const name = (await tell('worker.locate', null)).answer.page;
    expect((await tell('worker.fetchSource', { id: 'a', page: name })).answer).toMatchObject({ fidelity: 'exact' });
    expect(await tell('worker.fetchSource', { id: 'a', page: 'another' })).toMatchObject({
      answer: null,
      problem: { key: 'webmail_message_changed' },
    });
  });

  it('ends its work when the extension was replaced', async () => {
    const { page } = maildevPage();
    const { count } = background(settingsOf(false));
    const { controller } = start(page);
    await settle();
    fake.alive = false;
    page.document.title = 'MailDev 2';
    page.document.querySelector('[data-email-id]')?.setAttribute('data-email-id', 'c');
    await settle();
    expect(controller.signal.aborted).toBe(true);
    expect(count('script.showsMessages')).toBe(1);
  });
});
