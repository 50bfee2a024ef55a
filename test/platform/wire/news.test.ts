import { beforeEach, describe, expect, it, vi } from 'vitest';
import { onNews, tellPages } from '../../../src/platform/wire/news.ts';
import { browser, FROM_BACKGROUND, fake, fromContent, resetBrowser } from '../../fakes/browser.ts';

const news = { tab: { tabId: 1, webmail: null, site: null, messages: [], problem: null } };

beforeEach(resetBrowser);

describe('announcements', () => {
  it('reach a page that listens, until it stops', async () => {
    const listener = vi.fn();
    fake.sender = FROM_BACKGROUND;
    const stop = onNews('news.tab', listener);
    tellPages('news.tab', news);
    expect(listener).toHaveBeenCalledExactlyOnceWith(news);
    stop();
    tellPages('news.tab', news);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('are no failure when no page is open', async () => {
    fake.sender = FROM_BACKGROUND;
    expect(() => tellPages('news.tab', news)).not.toThrow();
    await Promise.resolve();
  });

  it('are not believed from a content script, whose page may have taken it over', () => {
    const listener = vi.fn();
    onNews('news.tab', listener);
    fake.sender = fromContent(1, 'https://mail.example/');
    tellPages('news.tab', news);
    expect(listener).not.toHaveBeenCalled();
  });

  // The attack: another extension shows the webmail in its side panel, whose frames are in no tab.
  it('are not believed from a content script in a frame of no tab', () => {
    const listener = vi.fn();
    onNews('news.tab', listener);
    const { id, url } = fromContent(1, 'https://mail.example/');
    fake.sender = { id, url: url as string, frameId: 3 };
    tellPages('news.tab', news);
    expect(listener).not.toHaveBeenCalled();
  });

  it('are not believed from another extension, nor those for another kind of window', () => {
    const listener = vi.fn();
    onNews('news.tab', listener);
    fake.sender = { ...FROM_BACKGROUND, id: 'another@test' };
    tellPages('news.tab', news);
    fake.sender = FROM_BACKGROUND;
    tellPages('news.tab', news, true);
    expect(listener).not.toHaveBeenCalled();
  });

  it('are told from all else that is sent', () => {
    const listener = vi.fn();
    onNews('news.tab', listener);
    const others = [
      null,
      undefined,
      'tell',
      7,
      {},
      { ask: 'news.tab' },
      { tell: 'news.settings', news, isPrivate: false },
    ];
    for (const message of others) browser.runtime.onMessage.emit(message, FROM_BACKGROUND);
    expect(listener).not.toHaveBeenCalled();
  });
});
