import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchSource } from '../../src/content/source.ts';
import { MAX_MESSAGE_BYTES } from '../../src/core/limits.ts';
import type { SourceAddress, Webmail } from '../../src/webmail/webmail.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';
import { fakePage } from '../fakes/browser-page.ts';
import { draft, toBytes } from '../messages/message.ts';

const page = fakePage('https://mail.example/', '');
const signal = new AbortController().signal;
const SOURCE = toBytes(draft());

/** A webmail with one open message, whose source is at these addresses. */
function webmail(addresses: SourceAddress[], isOpen = () => true): Webmail {
  const open = { id: '7', shown: {}, sender: null };
  return {
    name: 'Webmail',
    openMessages: () => (isOpen() ? [open] : []),
    sourceAddresses: () => addresses,
  };
}

const AT: SourceAddress = { url: 'https://mail.example/source', fidelity: 'exact' };

function answers(...given: { body?: Uint8Array | string; type?: string; status?: number; fails?: boolean }[]) {
  const calls: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    const { body = SOURCE, type = 'text/plain', status = 200, fails } = given[calls.length - 1] ?? {};
    if (fails) throw new TypeError('Failed to fetch');
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    return new Response(new Blob([bytes as Uint8Array<ArrayBuffer>]), { status, headers: { 'content-type': type } });
  });
  return calls;
}

async function problemOf(...given: Parameters<typeof answers>) {
  answers(...given);
  const fetched = await fetchSource(page, webmail([AT]), '7', signal);
  return 'problem' in fetched ? fetched.problem : null;
}

afterEach(() => vi.unstubAllGlobals());

describe('the source of an open message', () => {
  it('comes byte for byte, with the session of the page and past every cache', async () => {
    const bytes = new Uint8Array([...SOURCE, 0, 0x80, 0xff]);
    const calls = answers({ body: bytes });
    expect(await fetchSource(page, webmail([AT]), '7', signal)).toEqual({ source: bytes, fidelity: 'exact' });
    expect(calls[0]).toMatchObject({ url: AT.url, init: { credentials: 'same-origin', cache: 'no-store' } });
  });

  it('comes from the next address when the best one fails', async () => {
    const html = '<!doctype html><pre id="raw">From: Ren\u00e9 &lt;a@b.example&gt;\nSubject: x\n\ncut off</pre>';
    vi.stubGlobal('DOMParser', page.window.DOMParser);
    const calls = answers({ status: 404 }, { body: html, type: 'text/html' });
    const second: SourceAddress = { url: 'https://mail.example/shown', element: 'pre#raw', fidelity: 'headers' };
    const fetched = await fetchSource(page, webmail([AT, second]), '7', signal);
    expect(calls).toHaveLength(2);
    expect(fetched).toEqual({
      source: new TextEncoder().encode('From: Ren\u00e9 <a@b.example>\r\nSubject: x\r\n\r\n'),
      fidelity: 'headers',
    });
  });

  it('is not the login page that came with "200 OK"', async () => {
    const body = '<!DOCTYPE html><form><input name="_user"><input type="password" name="_pass"></form>';
    expect(await problemOf({ body, type: 'text/html; charset=UTF-8' })).toEqual({
      key: 'webmail_source_login',
      values: { webmail: 'Webmail' },
    });
    expect((await problemOf({ body: `\n  ${body}` }))?.key).toBe('webmail_source_login');
  });

  it('is not another page of the webmail', async () => {
    expect((await problemOf({ body: '<html><h1>Error</h1>', type: 'text/html' }))?.key).toBe('webmail_source_page');
    expect((await problemOf({ body: '\ufeff<html><h1>Error</h1>' }))?.key).toBe('webmail_source_page');
  });

  it('is not an answer with an error, which is told with its number', async () => {
    expect(await problemOf({ status: 503 })).toEqual({
      key: 'webmail_source_http',
      values: { webmail: 'Webmail', status: 503 },
    });
  });

  it('is said to be a part of another message where it is one', async () => {
    answers();
    expect(await fetchSource(page, webmail([{ ...AT, attached: true }]), '7', signal)).toMatchObject({
      source: SOURCE,
      attached: true,
    });
  });

  it('is not empty, without a header, or too big', async () => {
    expect((await problemOf({ body: '' }))?.key).toBe('webmail_source_empty');
    expect((await problemOf({ body: 'Your session has expired.\nPlease log in.' }))?.key).toBe(
      'webmail_source_no_header',
    );
    expect(await problemOf({ body: new Uint8Array(MAX_MESSAGE_BYTES + 1) })).toEqual({
      key: 'webmail_source_too_big',
      values: { webmail: 'Webmail', limit: 50 },
    });
  });

  it('is not what the webmail leads on to, be it the sign-in of another host', async () => {
    answers();
    vi.stubGlobal('fetch', async () => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' }));
    const fetched = await fetchSource(page, webmail([AT]), '7', signal);
    expect(fetched).toMatchObject({ problem: { key: 'webmail_source_login' } });
  });

  it.each([
    ['https://attachments.example/7', true],
    ['https://mail.example/7', true],
    ['https://attack.example/7', false],
  ])('comes from the one host that its profile names, or the page’s own: %s', async (url, isSource) => {
    answers();
    const calls: RequestInit[] = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      calls.push(init);
      return Object.defineProperty(new Response(new Blob([SOURCE as Uint8Array<ArrayBuffer>])), 'url', { value: url });
    });
    const address = { ...AT, redirectsTo: 'https://attachments.example' };
    expect('source' in (await fetchSource(page, webmail([address]), '7', signal))).toBe(isSource);
    await fetchSource(page, webmail([AT]), '7', signal);
    expect(calls.map(({ redirect }) => redirect)).toEqual(['follow', 'manual']);
  });

  it.each([
    ['had while it was asked, and has no more when the answer is there', [{}, null]],
    ['got meanwhile', [null, {}]],
  ])('is exact from no page in Firefox whose service worker it %s', async (_, controllers) => {
    fake.own = 'moz-extension://1234/';
    const left = [...controllers];
    const serviceWorker = {
      get controller() {
        return left.length > 1 ? left.shift() : left[0];
      },
    };
    vi.stubGlobal('navigator', { serviceWorker });
    answers();
    expect(await fetchSource(page, webmail([AT]), '7', signal)).toMatchObject({ fidelity: 'headers' });
    resetBrowser();
  });

  it('is not a part of it, and no JSON', async () => {
    expect((await problemOf({ status: 206 }))?.key).toBe('webmail_source_part');
    expect((await problemOf({ body: '{"error": "session expired"}' }))?.key).toBe('webmail_source_no_header');
    expect((await problemOf({ body: ' [{"From": "a@b.example"}]\n', type: 'application/json' }))?.key).toBe(
      'webmail_source_no_header',
    );
    expect(await problemOf({ body: '{x}: odd, but a field\r\nFrom: a@b.example\r\n\r\n' })).toBeNull();
  });

  it.each([
    ['JSON that breaks off', '{"error": "session expired", "deta'],
    ['JSON in lines', '{\n  "From": "a@b.example",\n  "Subject": "x"'],
    ['a list that breaks off', '[{"From": "a@b.example"},\n{"Subject":'],
    ['markup without its beginning', '<p>Error: no session</p>\n<style>a{color:red}</style>'],
    ['markup behind a byte order mark', '\ufeff<p>Error: no session</p>'],
  ])('is no %s', async (_, body) => {
    expect((await problemOf({ body }))?.key).toMatch(/^webmail_source_(no_header|page)$/);
  });

  it('is one behind a byte order mark, and whatever its sender puts before its header', async () => {
    const header = 'From: a@b.example\r\nSubject: x\r\n\r\n';
    for (const before of ['\ufeff', '{"a": "b",\r\n', '<p>\r\n', '[\r\n'])
      expect(await problemOf({ body: `${before}${header}` })).toBeNull();
  });

  it.each([
    [204, 'webmail_source_empty'],
    [202, 'webmail_source_http'],
    [203, 'webmail_source_http'],
    [226, 'webmail_source_http'],
    [304, 'webmail_source_http'],
    [401, 'webmail_source_login'],
    [403, 'webmail_source_refused'],
    [440, 'webmail_source_refused'],
    [429, 'webmail_source_http'],
    [503, 'webmail_source_http'],
    [511, 'webmail_source_http'],
  ])('is nothing that comes with the status %i', async (status, key) => {
    const body = status === 204 || status === 304 ? null : new Blob([SOURCE as Uint8Array<ArrayBuffer>]);
    vi.stubGlobal('fetch', async () => new Response(body, { status, headers: { 'content-type': 'text/plain' } }));
    const fetched = await fetchSource(page, webmail([AT]), '7', signal);
    expect(fetched).toMatchObject({ problem: { key } });
  });

  it('is no page, however its media type is written', async () => {
    for (const type of ['Text/HTML', 'application/xhtml+xml; charset=utf-8'])
      expect((await problemOf({ body: 'From: a@b.example\r\n\r\n', type }))?.key).toBe('webmail_source_page');
  });

  it('is given up when nothing comes for 20 seconds, at its beginning or later', async () => {
    vi.useFakeTimers();
    try {
      for (const begins of [false, true]) {
        vi.stubGlobal('fetch', (_: string, { signal: ends }: RequestInit) => {
          const aborted = new Promise<never>((_, reject) => ends?.addEventListener('abort', () => reject(new Error())));
          const body = new ReadableStream({
            start: (controller) => controller.enqueue(SOURCE),
            pull: () => aborted,
          });
          return begins ? Promise.resolve(new Response(body)) : aborted;
        });
        const fetching = fetchSource(page, webmail([AT]), '7', signal);
        await vi.advanceTimersByTimeAsync(20_001);
        expect(await fetching).toEqual({ problem: { key: 'webmail_source_timeout', values: { webmail: 'Webmail' } } });
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it('is given up when it trickles for minutes', async () => {
    vi.useFakeTimers();
    try {
      vi.stubGlobal('fetch', async (_: string, { signal: ends }: RequestInit) => {
        const body = new ReadableStream({
          start: (controller) => {
            const drops = setInterval(() => controller.enqueue(new Uint8Array([65])), 10_000);
            ends?.addEventListener('abort', () => {
              clearInterval(drops);
              controller.error(new Error());
            });
          },
        });
        return new Response(body);
      });
      const fetching = fetchSource(page, webmail([AT]), '7', signal);
      await vi.advanceTimersByTimeAsync(200_000);
      expect(await fetching).toMatchObject({ problem: { key: 'webmail_source_timeout' } });
    } finally {
      vi.useRealTimers();
    }
  });

  it('is told to be out of reach when the network is', async () => {
    expect((await problemOf({ fails: true }))?.key).toBe('webmail_source_unreachable');
  });

  it('may begin with blanks before its first field, which is an attack for the engine to tell', async () => {
    expect(await problemOf({ body: ' From: <first@attack.example>\r\nFrom: <a@b.example>\r\n\r\n' })).toBeNull();
  });

  it('is dropped when the page shows another message by the time it is there', async () => {
    let open = true;
    answers({});
    const leaving = webmail([AT, AT], () => open);
    const fetching = fetchSource(page, leaving, '7', signal);
    open = false;
    expect(await fetching).toEqual({ problem: { key: 'webmail_message_changed', values: {} } });
  });

  it('is not asked for when the page has no address for that message', async () => {
    const calls = answers({});
    expect(await fetchSource(page, webmail([]), '7', signal)).toEqual({
      problem: { key: 'webmail_message_changed', values: {} },
    });
    expect(calls).toHaveLength(0);
  });
});
