import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerWorker, type WorkerHandlers } from '../../../src/platform/wire/answer.ts';
import { ask, askFromScript } from '../../../src/platform/wire/ask.ts';
import { askScript, takeTurn } from '../../../src/platform/wire/ask-script.ts';
import { failure } from '../../../src/platform/wire/failure.ts';
import { browser, FROM_POPUP, fake, fromContent, ID, resetBrowser, stopWorker } from '../../fakes/browser.ts';

const KEY = 'ab'.repeat(32);
const unused = () => {
  throw new Error('not asked in this test');
};
const none: WorkerHandlers = {
  'page.lookAtTab': unused,
  'page.checkMessage': unused,
  'page.checkSource': unused,
  'page.getSource': unused,
  'page.getInspection': unused,
  'page.checkAgain': unused,
  'page.stopCheck': unused,
  'page.lookUpTransport': unused,
  'page.getProposals': unused,
  'page.openReport': unused,
  'page.getSettings': unused,
  'page.saveSettings': unused,
  'page.getReport': unused,
  'page.keepReport': unused,
  'page.confirmReceiver': unused,
  'page.getReceiverQuestion': unused,
  'page.refuseReceiver': unused,
  'script.started': unused,
  'script.showsMessages': unused,
  'script.badgeClicked': unused,
  'script.wantsWebmail': unused,
  'script.wantsSource': unused,
  'script.bringsSource': unused,
  'script.showsList': unused,
  'page.beat': () => null,
  'script.beat': () => null,
};

beforeEach(() => {
  resetBrowser();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Lets pauses and beats pass until the answer is there. */
async function settle<T>(asked: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(5_000);
  return await asked;
}

describe('ask', () => {
  it('brings the answer of the handler, bytes intact', async () => {
    let seen: Uint8Array | undefined;
    answerWorker({
      ...none,
      'page.checkSource': ({ source }) => {
        seen = source;
        return { key: KEY };
      },
    });
    const reply = await ask('page.checkSource', { source: new Uint8Array([0, 128, 255]) });
    expect(reply).toEqual({ answer: { key: KEY }, problem: null });
    expect(seen).toEqual(new Uint8Array([0, 128, 255]));
  });

  it('turns a handler that throws into a problem', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    answerWorker(none);
    const reply = await ask('page.getInspection', { key: KEY, message: null });
    expect(reply.answer).toBeNull();
    expect(reply.problem?.key).toBe('errors_unexpected');
  });

  it('asks again when the worker was stopped before it answered', async () => {
    let asked = 0;
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async () => {
      if (++asked === 1) throw new Error('the message channel closed before a response was received');
      return { answer: null, problem: null };
    });
    expect(await settle(ask('page.getInspection', { key: KEY, message: null }))).toEqual({
      answer: null,
      problem: null,
    });
    expect(asked).toBe(2);
  });

  it('gives up with a problem when nobody ever answers', async () => {
    const reply = await settle(ask('page.getInspection', { key: KEY, message: null }));
    expect(reply.problem?.key).toBe('errors_background_silent');
  });

  it('says so when the extension was replaced under a page', async () => {
    fake.alive = false;
    const reply = await settle(ask('page.getInspection', { key: KEY, message: null }));
    expect(reply.problem?.key).toBe('errors_extension_replaced');
  });

  it('beats every 8 seconds while it waits, and stops afterwards', async () => {
    let beats = 0;
    let finish: (answer: null) => void = () => {};
    answerWorker({
      ...none,
      'page.getInspection': () => new Promise((resolve) => (finish = resolve)),
      'page.beat': () => {
        beats++;
        return null;
      },
    });
    const asked = ask('page.getInspection', { key: KEY, message: null });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(beats).toBe(3);
    finish(null);
    await asked;
    await vi.advanceTimersByTimeAsync(25_000);
    expect(beats).toBe(3);
  });

  it('finds the worker again after it was started anew', async () => {
    answerWorker(none);
    stopWorker();
    const asked = ask('page.getInspection', { key: KEY, message: null });
    await vi.advanceTimersByTimeAsync(100);
    answerWorker({ ...none, 'page.getInspection': () => null });
    expect(await settle(asked)).toEqual({ answer: null, problem: null });
  });
});

describe('askScript', () => {
  const FRAME = { tabId: 1, frameId: 0 };
  /** A page that took over its process answers in our script's name. */
  const answering = (reply: unknown) => fake.frames.set('1:0', () => Promise.resolve(reply));
  const source = new Uint8Array([70, 58]);
  const LOOK = { page: 'p', webmail: 'Roundcube', messages: [] };

  it('takes of an answer only what was asked for: no verdict comes out of a page', async () => {
    const forged = { level: 'verified', domain: 'bank.example', key: KEY };
    answering({ answer: { source, fidelity: 'exact', ...forged }, problem: null, ...forged });
    const reply = await askScript(FRAME, 'worker.fetchSource', { id: '7' });
    expect(reply).toEqual({ answer: { source, fidelity: 'exact' }, problem: null });
    const shown = { from: 'a@shop.example', ...forged };
    answering({
      answer: { page: 'p', webmail: 'Roundcube', messages: [{ id: '7', shown, focused: true, ...forged }], ...forged },
      problem: null,
    });
    expect((await askScript(FRAME, 'worker.locate', null)).answer).toEqual({
      page: 'p',
      webmail: 'Roundcube',
      messages: [{ id: '7', shown: { from: 'a@shop.example' }, focused: true }],
    });
  });

  it.each([
    ['nothing', undefined],
    ['no envelope', { source, fidelity: 'exact' }],
    ['a source that is no bytes', { answer: { source: 'From: x', fidelity: 'exact' }, problem: null }],
    ['a fidelity of its own', { answer: { source, fidelity: 'verified' }, problem: null }],
    ['a problem that no text tells', { answer: null, problem: { key: 'webmail_really_from_your_bank', values: {} } }],
    ['a problem that is no problem of pages', { answer: null, problem: { key: 'errors_dns_off', values: {} } }],
    [
      'a problem with a long word',
      { answer: null, problem: { key: 'webmail_none', values: { webmail: 'x'.repeat(21) } } },
    ],
    ['a problem with a host of words', { answer: null, problem: { key: 'webmail_none', values: { host: 'a b' } } }],
    ['a problem with an object', { answer: null, problem: { key: 'webmail_none', values: { status: {} } } }],
  ])('has no answer in %s', async (_, reply) => {
    answering(reply);
    expect((await askScript(FRAME, 'worker.fetchSource', { id: '7' })).problem?.key).toBe('errors_page_gone');
  });

  it('brings the problem of a page', async () => {
    const problem = { key: 'webmail_source_http', values: { status: 403, webmail: 'Roundcube' } };
    answering({ answer: null, problem: { ...problem, values: { ...problem.values, level: 'verified' } } });
    expect((await askScript(FRAME, 'worker.fetchSource', { id: '7' })).problem).toEqual(problem);
  });

  it.each([
    ['froze after it was asked for a source', 0],
    ['freezes while it downloads', 65_000],
  ])('gives a page up soon that %s', async (_, freezesAt) => {
    const begun = Date.now();
    fake.frames.set('1:0', (message) => {
      const isFrozen = Date.now() - begun >= freezesAt;
      const isSource = (message as { ask: string }).ask === 'worker.fetchSource';
      return isFrozen || isSource ? new Promise(() => {}) : Promise.resolve({ answer: LOOK, problem: null });
    });
    let key: string | undefined;
    askScript(FRAME, 'worker.fetchSource', { id: '7' }).then(({ problem }) => {
      key = problem?.key;
    });
    await vi.advanceTimersByTimeAsync(freezesAt);
    expect(key).toBeUndefined();
    await vi.advanceTimersByTimeAsync(26_000);
    expect(key).toBe('webmail_script_silent');
  });

  it('waits for a download that is slow, as long as its page lives, and for ever for none', async () => {
    let slow = 175_000;
    const fetched = { answer: { source, fidelity: 'exact' }, problem: null };
    fake.frames.set('1:0', (message) =>
      (message as { ask: string }).ask === 'worker.locate'
        ? Promise.resolve({ answer: LOOK, problem: null })
        : new Promise((resolve) => setTimeout(resolve, slow, fetched)),
    );
    const asked = askScript(FRAME, 'worker.fetchSource', { id: '7' });
    await vi.advanceTimersByTimeAsync(176_000);
    expect((await asked).answer).toEqual({ source, fidelity: 'exact' });
    slow = 1e9;
    const never = askScript(FRAME, 'worker.fetchSource', { id: '7' });
    await vi.advanceTimersByTimeAsync(201_000);
    expect((await never).problem?.key).toBe('webmail_script_silent');
  });

  it('lets the frame that is asked take four turns meanwhile, for that question alone', async () => {
    let answer = (_: unknown) => {};
    fake.frames.set('1:0', () => new Promise((resolve) => (answer = resolve)));
    const asked = askScript(FRAME, 'worker.fetchSource', { id: '7' });
    expect(takeTurn({ tabId: 2, frameId: 0 }, 'worker.fetchSource')).toBe(false);
    expect(takeTurn({ tabId: 1, frameId: 3 }, 'worker.fetchSource')).toBe(false);
    expect(takeTurn(FRAME, 'worker.locate')).toBe(false);
    const turns = Array.from({ length: 6 }, () => takeTurn(FRAME, 'worker.fetchSource'));
    expect(turns).toEqual([true, true, true, true, false, false]);
    answer({ answer: { source, fidelity: 'exact' }, problem: null });
    await asked;
    expect(takeTurn(FRAME, 'worker.fetchSource')).toBe(false);
  });

  it('is a problem when the frame is gone', async () => {
    const reply = await askScript({ tabId: 1, frameId: 0 }, 'worker.locate', null);
    expect(reply.problem?.key).toBe('errors_page_gone');
  });
});

describe('answerWorker', () => {
  const asPage = () => ask('page.getInspection', { key: KEY, message: null });
  const asContent = () => askFromScript('script.badgeClicked', { id: '7' });
  const answers = {
    ...none,
    'page.getInspection': () => null,
    'script.badgeClicked': () => null,
  } satisfies WorkerHandlers;

  it('lets only pages of the extension ask what pages ask', async () => {
    answerWorker(answers);
    fake.sender = fromContent(1, 'https://mail.example/');
    expect((await asPage()).problem?.key).toBe('errors_refused');
    fake.sender = FROM_POPUP;
    expect((await asPage()).problem).toBeNull();
  });

  it('answers no script of which the browser does not tell where it is, nor another extension', async () => {
    answerWorker(answers);
    const whole = fromContent(1, 'https://mail.example/');
    const { tab: _tab, ...nowhere } = whole;
    const { frameId: _frame, ...inNoFrame } = whole;
    const { url: _url, ...ofNoPage } = whole;
    for (const sender of [nowhere, inNoFrame, ofNoPage, { ...whole, id: 'another@test' }]) {
      fake.sender = sender;
      expect((await asContent()).problem?.key).toBe('errors_refused');
    }
  });

  it('takes the page at the top by its own address, where the tab has gone on meanwhile', async () => {
    const asked: string[] = [];
    const noting: WorkerHandlers['script.badgeClicked'] = (_, { url }) => {
      asked.push(url);
      return null;
    };
    answerWorker({ ...answers, 'script.badgeClicked': noting });
    fake.sender = { ...fromContent(1, 'https://mail.example/'), tab: { id: 1, url: 'https://other.example/' } };
    expect((await asContent()).problem).toBeNull();
    expect(asked).toEqual(['https://mail.example/']);
    fake.sender = { ...fake.sender, frameId: 3 };
    expect((await asContent()).problem?.key).toBe('errors_refused');
  });

  it('lets only content scripts ask what content scripts ask', async () => {
    answerWorker(answers);
    fake.sender = FROM_POPUP;
    expect((await asContent()).problem?.key).toBe('errors_refused');
    fake.sender = fromContent(1, 'https://mail.example/');
    expect((await asContent()).problem).toBeNull();
  });

  it('refuses another extension', async () => {
    answerWorker(answers);
    fake.sender = { ...FROM_POPUP, id: 'other@extension' };
    expect((await asPage()).problem?.key).toBe('errors_refused');
  });

  it('does not take a page whose address merely holds ours for one of ours', async () => {
    answerWorker(answers);
    fake.sender = fromContent(1, 'https://mail.example/?chrome-extension://waybill-test/popup.html');
    expect((await asPage()).problem?.key).toBe('errors_refused');
  });

  it('refuses a request of another shape', async () => {
    answerWorker(answers);
    fake.sender = fromContent(1, 'https://mail.example/');
    expect((await askFromScript('script.badgeClicked', { id: 7 } as never)).problem?.key).toBe('errors_refused');
    expect((await askFromScript('script.badgeClicked', null as never)).problem?.key).toBe('errors_refused');
  });

  it('hands on only the fields of the shape', async () => {
    const handler = vi.fn(() => null);
    answerWorker({ ...none, 'script.badgeClicked': handler });
    fake.sender = fromContent(1, 'https://mail.example/');
    await askFromScript('script.badgeClicked', { id: '7', level: 'verified', ['__proto__']: { url: 'x' } } as never);
    expect(handler).toHaveBeenCalledWith({ id: '7' }, expect.anything());
  });

  it('puts a failure into the envelope', async () => {
    answerWorker({ ...none, 'page.getSource': () => failure('errors_source_gone') });
    const reply = await ask('page.getSource', { message: { tabId: 1, frameId: 0, id: '7' }, key: KEY });
    expect(reply).toEqual({ answer: null, problem: { key: 'errors_source_gone', values: {} } });
  });

  it('tells the handler which tab and frame asks', async () => {
    const asker = vi.fn(() => null);
    answerWorker({ ...none, 'script.badgeClicked': asker });
    fake.sender = fromContent(3, 'https://mail.example/f', 5);
    await asContent();
    expect(asker).toHaveBeenCalledWith({ id: '7' }, { tabId: 3, frameId: 5, url: 'https://mail.example/f' });
  });

  it('refuses a frame of another site than its tab: an advertisement that took over its own process', async () => {
    answerWorker(answers);
    const tab = { id: 1, url: 'https://mail.example/inbox' };
    const from = (url: string, frameId: number) => ({ ...fromContent(1, url, frameId), tab });
    for (const url of ['https://ads.example/', 'http://mail.example/', 'about:srcdoc', 'https://mail.example:8443/']) {
      fake.sender = from(url, 4);
      expect((await asContent()).problem?.key, url).toBe('errors_refused');
    }
    fake.sender = from('https://mail.example/preview?id=7', 4);
    expect((await asContent()).problem).toBeNull();
    // Without a permission for the tab's site the browser does not tell its address.
    fake.sender = { ...fromContent(1, 'https://ads.example/', 4), tab: { id: 1 } };
    expect((await asContent()).problem).toBeNull();
  });

  it('leaves messages alone that are no question', () => {
    answerWorker(none);
    expect(browser.runtime.onMessage.emit({ tell: 'news.tab' }, { id: ID })).toEqual([undefined]);
    expect(browser.runtime.onMessage.emit({ ask: 'page.toString', request: null }, { id: ID })).toEqual([undefined]);
    expect(browser.runtime.onMessage.emit({ ask: 'beat', request: null }, { id: ID })).toEqual([undefined]);
  });
});
