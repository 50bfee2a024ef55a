/** What content scripts of webmails have done by the worker: a profile put into their frame, a source at another host. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askFromScript } from '../../src/platform/wire/ask.ts';
import { fake, fromContent, resetBrowser } from '../fakes/browser.ts';
import { openTab, startBackground, TAB } from './scene.ts';

const YAHOO = 'https://mail.yahoo.com/n/folders/1';
const SOURCE = 'https://apis.mail.yahoo.com/ws/v3/mailboxes/@.id==a/messages/@.id==b/content/rawplaintext';
const HOST = 'https://apis.mail.yahoo.com/*';

function answers() {
  const calls: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return new Response('From: a@b.example\r\n\r\n', { headers: { 'content-type': 'text/plain' } });
  });
  return calls;
}

beforeEach(() => {
  resetBrowser();
  startBackground();
  openTab({});
});
afterEach(() => vi.unstubAllGlobals());

describe('a webmail’s profile', () => {
  it('is put into the frame that asks for it, and nothing but a profile', async () => {
    const put: unknown[] = [];
    fake.inject = ({ target, files }) => {
      put.push([target, files]);
      return [];
    };
    fake.sender = fromContent(TAB, 'https://mail.example/', 3);
    expect((await askFromScript('script.wantsWebmail', { file: 'sogo' })).answer).toBe(true);
    for (const file of ['../background/main', 'sogo.js', '', 'a/b', 'A'])
      expect((await askFromScript('script.wantsWebmail', { file })).answer).not.toBe(true);
    expect(put).toEqual([[{ tabId: TAB, frameIds: [3] }, ['webmail/sogo.js']]]);
  });

  it('is missing where the browser lets nobody in', async () => {
    fake.inject = () => {
      throw new Error('Cannot access contents of the page');
    };
    fake.sender = fromContent(TAB, 'https://mail.example/');
    expect((await askFromScript('script.wantsWebmail', { file: 'sogo' })).answer).toBe(false);
  });
});

describe('a source at another host', () => {
  it('is fetched with the cookies of that host, once it was granted', async () => {
    const calls = answers();
    fake.sender = fromContent(TAB, YAHOO);
    expect((await askFromScript('script.wantsSource', { url: SOURCE })).problem).toEqual({
      key: 'webmail_source_permission',
      values: { host: 'apis.mail.yahoo.com' },
    });
    expect(calls).toEqual([]);
    fake.granted.add(HOST);
    const { answer } = await askFromScript('script.wantsSource', { url: SOURCE });
    expect(new TextDecoder().decode(answer?.source)).toBe('From: a@b.example\r\n\r\n');
    expect(calls).toMatchObject([{ url: SOURCE, init: { credentials: 'include', cache: 'no-store' } }]);
  });

  it('is fetched for no other page, and at no other address', async () => {
    const calls = answers();
    fake.granted.add(HOST).add('https://mail.google.com/*');
    const refused = [
      ['https://mail.example/', SOURCE],
      ['https://mail.yahoo.com.attack.example/', SOURCE],
      ['http://notmail.aol.com/', SOURCE],
      [YAHOO, 'https://mail.google.com/mail/u/0/'],
      [YAHOO, 'https://apis.mail.yahoo.com.attack.example/ws/v3/mailboxes/'],
      [YAHOO, 'https://apis.mail.yahoo.com/ws/v3/other'],
    ];
    for (const [page, url] of refused) {
      fake.sender = fromContent(TAB, page ?? '');
      expect((await askFromScript('script.wantsSource', { url: url ?? '' })).answer).toBeNull();
    }
    expect(calls).toEqual([]);
  });
});
