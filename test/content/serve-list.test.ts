import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { badgeSentences } from '../../src/background/words.ts';
import { BADGE_TAG } from '../../src/content/badge.ts';
import { createBadges } from '../../src/content/badges.ts';
import type { Running } from '../../src/content/running.ts';
import { serveList } from '../../src/content/serve-list.ts';
import { watchPage } from '../../src/content/watch.ts';
import { answerScript } from '../../src/platform/wire/answer-script.ts';
import { askFromScript } from '../../src/platform/wire/ask.ts';
import type { CheckedMessage } from '../../src/platform/wire/messages.ts';
import type { Question } from '../../src/platform/wire/wire.ts';
import { webmail } from '../../src/webmail/sites/roundcube.ts';
import { browser, FROM_BACKGROUND, fake, fromContent, resetBrowser } from '../fakes/browser.ts';
import { fakePage } from '../fakes/browser-page.ts';
import { FakeIntersectionObserver } from '../fakes/intersection-observer.ts';

const ADDRESS = 'https://mail.example/?_task=mail&_mbox=INBOX';
/** By the session's token, which is 'T0ken'. */
const idOf = (uid: number) => `ca403c55/INBOX/${uid}`;
const checked = (uid: number, level: 'verified' | 'failed', subject = `Topic ${uid}`): CheckedMessage => ({
  ...{ id: idOf(uid), subject, badge: { level, domain: 'shop.example' } },
});
const row = (uid: number, subject = `Topic ${uid}`) =>
  `<tr class="message" id="row${uid}"><td class="subject"><a href="./?_task=mail&amp;_mbox=INBOX&amp;_uid=${uid}&amp;_action=show">${subject}</a></td>
    <td class="fromto"><span class="adr">Alice</span></td></tr>`;

/** A list of Roundcube's whose script is put there; what the worker knows is `known`. */
function openList(known: CheckedMessage[], rows: string) {
  const script = `<script>rcmail.set_env({"request_token":"T0ken","rcversion":1});</script>`;
  const page = fakePage(ADDRESS, `${script}<table id="messagelist"><tbody>${rows}</tbody></table>`);
  vi.stubGlobal('MutationObserver', page.window.MutationObserver);
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver);
  const asked: string[] = [];
  browser.runtime.onMessage.addListener((message) => {
    const { ask } = message as Question;
    if (!ask.startsWith('script.')) return undefined;
    asked.push(ask);
    return Promise.resolve({
      answer: { checked: known, language: 'en', sentences: badgeSentences('en'), badges: true },
      problem: null,
    });
  });
  const controller = new AbortController();
  controllers.push(controller);
  const running: Running = {
    isAlive: () => !controller.signal.aborted,
    stop: () => controller.abort(),
    ...{ page, signal: controller.signal, askFromScript, answerScript, createBadges, watchPage },
  };
  if (webmail.list) serveList(page.window, running, webmail.list, webmail.bodies);
  const find = (selector: string) => page.document.querySelector(selector) as HTMLElement;
  return {
    ...{ page, asked, controller, find },
    /** The rows that have a mark, by their ids. */
    marked: () => [...page.document.querySelectorAll(BADGE_TAG)].map((mark) => mark.closest('tr')?.id),
    /** What the worker says to the script. */
    tell: async (ask: string) => {
      fake.sender = FROM_BACKGROUND;
      await browser.runtime.sendMessage({ ask, request: null });
      fake.sender = fromContent(1, ADDRESS);
    },
  };
}

const controllers: AbortController[] = [];
/** Many short waits, one after the other: on a busy machine a single long one ends before what waits in turn behind it. */
const settle = async () => {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
};
/** Before anything is drawn. */
const sameTurn = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  resetBrowser();
  fake.sender = fromContent(1, ADDRESS);
});
afterEach(() => {
  for (const controller of controllers.splice(0)) controller.abort();
  vi.unstubAllGlobals();
});

describe('a list of messages', () => {
  it('has a mark before the sender of each message that was checked, and of no other', async () => {
    const { marked, find } = openList([checked(7, 'verified'), checked(9, 'failed')], row(7) + row(8) + row(9));
    await settle();
    expect(marked()).toEqual(['row7', 'row9']);
    expect(find('#row7 .fromto').firstElementChild?.localName).toBe(BADGE_TAG);
  });

  it('has nothing watched for what covers it: a mark stands where no body is', async () => {
    const watched: Element[] = [];
    vi.spyOn(FakeIntersectionObserver.prototype, 'observe').mockImplementation((element) => void watched.push(element));
    const { marked } = openList([checked(7, 'verified')], row(7));
    await settle();
    expect(marked()).toEqual(['row7']);
    expect(watched).toEqual([]);
    vi.restoreAllMocks();
  });

  it('takes no sender and no subject for the message: only its id, and only with its subject', async () => {
    const { marked } = openList([checked(7, 'verified'), checked(9, 'verified')], row(8, 'Topic 7') + row(9, 'Other'));
    await settle();
    expect(marked()).toEqual([]);
  });

  it('takes a mark away in the very turn in which its row becomes another message', async () => {
    const { marked, find } = openList([checked(7, 'verified')], row(7));
    await settle();
    expect(marked()).toEqual(['row7']);
    find('#row7 a').setAttribute('href', './?_task=mail&_mbox=INBOX&_uid=8&_action=show');
    await sameTurn();
    expect(marked()).toEqual([]);
  });

  it('marks rows that come later, and loses its marks with its rows', async () => {
    const { marked, find } = openList([checked(7, 'verified'), checked(8, 'verified')], row(7));
    await settle();
    find('tbody').innerHTML = row(8);
    await settle();
    expect(marked()).toEqual(['row8']);
  });

  it('asks again when more is known, and when settings changed', async () => {
    const known: CheckedMessage[] = [];
    const { marked, page, tell } = openList(known, row(7));
    await settle();
    expect(marked()).toEqual([]);
    known.push(checked(7, 'verified'));
    await tell('worker.checkedMore');
    await settle();
    expect(marked()).toEqual(['row7']);
    // A mark that stands is not drawn anew: the page would see all of them go and come.
    const [mark] = page.document.querySelectorAll(BADGE_TAG);
    known.unshift(checked(8, 'verified'));
    await tell('worker.checkedMore');
    await settle();
    expect(page.document.querySelector(BADGE_TAG) === mark).toBe(true);
    known.shift();
    known.pop();
    await tell('worker.applySettings');
    await settle();
    expect(marked()).toEqual([]);
  });

  it('asks for nothing but what is known', async () => {
    const { asked, find } = openList([checked(7, 'verified')], row(7));
    await settle();
    find('tbody').innerHTML = row(8) + row(9) + row(10);
    await settle();
    expect(asked).toEqual(['script.showsList']);
  });

  it('has none in a body that imitates a list', async () => {
    const { marked, find } = openList([checked(7, 'verified')], '');
    find('#messagelist').remove();
    find('body').innerHTML += `<div id="messagebody"><table id="messagelist"><tbody>${row(7)}</tbody></table></div>`;
    await settle();
    expect(marked()).toEqual([]);
  });

  it('is left as it was when the script ends', async () => {
    const { marked, controller } = openList([checked(7, 'verified')], row(7));
    await settle();
    controller.abort();
    expect(marked()).toEqual([]);
  });
});
