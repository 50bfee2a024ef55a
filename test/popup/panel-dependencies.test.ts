/** A side panel does nothing by a click but what a button of it asks for: the worker is told so. */
import { beforeEach, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/platform/settings-shape.ts';
import type { Question } from '../../src/platform/wire/wire.ts';
import { panelDependencies } from '../../src/popup/panel-dependencies.ts';
import { browser, resetBrowser } from '../fakes/browser.ts';

const KEY = 'a'.repeat(64);
const MESSAGE = { tabId: 1, frameId: 0, id: '7' };

beforeEach(resetBrowser);

it('tells of all that it asks by itself', async () => {
  const asked: Record<string, unknown> = {};
  browser.runtime.onMessage.addListener((message) => {
    const { ask, request } = message as Question;
    asked[ask] = (request as { following?: boolean }).following ?? false;
    return Promise.resolve({ answer: null, problem: null });
  });
  const { ask } = panelDependencies(DEFAULT_SETTINGS);
  await ask('page.lookAtTab', { tabId: 1 });
  await ask('page.checkMessage', MESSAGE);
  await ask('page.getInspection', { key: KEY, message: MESSAGE });
  await ask('page.getReceiverQuestion', { tabId: 1 });
  await ask('page.checkAgain', { key: KEY, message: MESSAGE });
  await ask('page.lookUpTransport', { key: KEY });
  expect(asked).toEqual({
    'page.lookAtTab': true,
    'page.checkMessage': true,
    'page.getInspection': true,
    'page.getReceiverQuestion': true,
    'page.checkAgain': false,
    'page.lookUpTransport': false,
  });
});
