import { beforeEach, describe, expect, it } from 'vitest';
import { answerScript } from '../../../src/platform/wire/answer-script.ts';
import { browser, FROM_BACKGROUND, resetBrowser } from '../../fakes/browser.ts';

const LOOK = { page: 'p', webmail: null, messages: [] };
const sent = (message: unknown, sender = FROM_BACKGROUND) =>
  browser.runtime.onMessage.emit(message, sender).filter((answer: unknown) => answer !== undefined);

beforeEach(resetBrowser);

describe('a content script', () => {
  it('answers what it can, until it ends', async () => {
    const { signal, end } = ending();
    answerScript({ 'worker.locate': () => LOOK }, signal);
    const [answer] = sent({ ask: 'worker.locate', request: null });
    expect(await answer).toEqual({ answer: LOOK, problem: null });
    end();
    expect(sent({ ask: 'worker.locate', request: null })).toEqual([]);
  });

  it('leaves to others what another extension sends, what is no question, and what it has no answer to', () => {
    answerScript({ 'worker.locate': () => LOOK }, ending().signal);
    expect(sent({ ask: 'worker.locate', request: null }, { ...FROM_BACKGROUND, id: 'another@test' })).toEqual([]);
    for (const message of [null, undefined, 'ask', 7, {}, { request: null }])
      expect(sent(message), JSON.stringify(message)).toEqual([]);
    for (const ask of ['worker.fetchSource', 'toString', 'constructor'])
      expect(sent({ ask, request: null }), ask).toEqual([]);
  });
});

function ending() {
  const controller = new AbortController();
  return { signal: controller.signal, end: () => controller.abort() };
}
