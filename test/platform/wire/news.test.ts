import { beforeEach, describe, expect, it, vi } from 'vitest';
import { onNews, tellPages } from '../../../src/platform/wire/news.ts';
import { FROM_BACKGROUND, fake, fromContent, resetBrowser } from '../../fakes/browser.ts';

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
});
