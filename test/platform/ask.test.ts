import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerRequests, type Handlers } from '../../src/platform/answer.ts';
import { ask, askContent } from '../../src/platform/ask.ts';
import { browser, FROM_POPUP, fake, fromContent, ID, resetBrowser, stopWorker } from '../fakes/browser.ts';

const KEY = 'ab'.repeat(32);
const unused = () => {
  throw new Error('not asked in this test');
};
const none: Handlers = {
  'tab.look': unused,
  'tab.inspect': unused,
  'source.inspect': unused,
  'source.get': unused,
  'inspection.get': unused,
  'inspection.again': unused,
  'records.get': unused,
  'receivers.proposed': unused,
  'receiver.confirm': unused,
  'receiver.question': unused,
  'receiver.refuse': unused,
  'content.started': unused,
  'badge.wanted': unused,
  'badge.clicked': unused,
  'content.source': unused,
  'webmail.wanted': unused,
  'source.elsewhere': unused,
  beat: () => null,
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
    answerRequests({
      ...none,
      'source.inspect': ({ source }) => {
        seen = source;
        return { key: KEY };
      },
    });
    const reply = await ask('source.inspect', { source: new Uint8Array([0, 128, 255]), name: 'a.eml' });
    expect(reply).toEqual({ answer: { key: KEY }, problem: null });
    expect(seen).toEqual(new Uint8Array([0, 128, 255]));
  });

  it('turns a handler that throws into a problem', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    answerRequests(none);
    const reply = await ask('inspection.get', { key: KEY });
    expect(reply.answer).toBeNull();
    expect(reply.problem?.key).toBe('errors_unexpected');
  });

  it('asks again when the worker was stopped before it answered', async () => {
    let asked = 0;
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async () => {
      if (++asked === 1) throw new Error('the message channel closed before a response was received');
      return { answer: null, problem: null };
    });
    expect(await settle(ask('inspection.get', { key: KEY }))).toEqual({ answer: null, problem: null });
    expect(asked).toBe(2);
  });

  it('gives up with a problem when nobody ever answers', async () => {
    const reply = await settle(ask('inspection.get', { key: KEY }));
    expect(reply.problem?.key).toBe('errors_background_silent');
  });

  it('says so when the extension was replaced under a page', async () => {
    fake.alive = false;
    const reply = await settle(ask('inspection.get', { key: KEY }));
    expect(reply.problem?.key).toBe('errors_extension_replaced');
  });

  it('beats every 8 seconds while it waits, and stops afterwards', async () => {
    let beats = 0;
    let finish: (answer: null) => void = () => {};
    answerRequests({
      ...none,
      'inspection.get': () => new Promise((resolve) => (finish = resolve)),
      beat: () => {
        beats++;
        return null;
      },
    });
    const asked = ask('inspection.get', { key: KEY });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(beats).toBe(3);
    finish(null);
    await asked;
    await vi.advanceTimersByTimeAsync(25_000);
    expect(beats).toBe(3);
  });

  it('finds the worker again after it was started anew', async () => {
    answerRequests(none);
    stopWorker();
    const asked = ask('inspection.get', { key: KEY });
    await vi.advanceTimersByTimeAsync(100);
    answerRequests({ ...none, 'inspection.get': () => null });
    expect(await settle(asked)).toEqual({ answer: null, problem: null });
  });
});

describe('askContent', () => {
  it('is a problem when the frame is gone', async () => {
    const reply = await askContent(1, 0, 'content.locate', null);
    expect(reply.problem?.key).toBe('errors_page_gone');
  });
});

describe('answerRequests', () => {
  const asPage = () => ask('inspection.get', { key: KEY });
  const asContent = () => ask('badge.clicked', { id: '7' });
  const answers = { ...none, 'inspection.get': () => null, 'badge.clicked': () => null } satisfies Handlers;

  it('lets only pages of the extension ask what pages ask', async () => {
    answerRequests(answers);
    fake.sender = fromContent(1, 'https://mail.example/');
    expect((await asPage()).problem?.key).toBe('errors_refused');
    fake.sender = FROM_POPUP;
    expect((await asPage()).problem).toBeNull();
  });

  it('lets only content scripts ask what content scripts ask', async () => {
    answerRequests(answers);
    fake.sender = FROM_POPUP;
    expect((await asContent()).problem?.key).toBe('errors_refused');
    fake.sender = fromContent(1, 'https://mail.example/');
    expect((await asContent()).problem).toBeNull();
  });

  it('refuses another extension', async () => {
    answerRequests(answers);
    fake.sender = { ...FROM_POPUP, id: 'other@extension' };
    expect((await asPage()).problem?.key).toBe('errors_refused');
  });

  it('does not take a page whose address merely holds ours for one of ours', async () => {
    answerRequests(answers);
    fake.sender = fromContent(1, 'https://mail.example/?chrome-extension://waybill-test/popup.html');
    expect((await asPage()).problem?.key).toBe('errors_refused');
  });

  it('refuses a request of another shape', async () => {
    answerRequests(answers);
    fake.sender = fromContent(1, 'https://mail.example/');
    expect((await ask('badge.clicked', { id: 7 } as never)).problem?.key).toBe('errors_refused');
    expect((await ask('badge.clicked', null as never)).problem?.key).toBe('errors_refused');
  });

  it('tells the handler which tab and frame asks', async () => {
    const asker = vi.fn(() => null);
    answerRequests({ ...none, 'badge.clicked': asker });
    fake.sender = fromContent(3, 'https://mail.example/f', 5);
    await asContent();
    expect(asker).toHaveBeenCalledWith({ id: '7' }, { frame: { tabId: 3, frameId: 5, url: 'https://mail.example/f' } });
  });

  it('leaves messages alone that are no question', () => {
    answerRequests(none);
    expect(browser.runtime.onMessage.emit({ announce: 'tab.changed' }, { id: ID })).toEqual([undefined]);
    expect(browser.runtime.onMessage.emit({ ask: 'toString', request: null }, { id: ID })).toEqual([undefined]);
  });
});
