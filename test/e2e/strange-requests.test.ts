/** The watch over all requests sees one when there is one: else it would pass every run. */
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, findFirefox, runs } from './browsers/installed.ts';
import { FIREFOX_BUILD } from './paths.ts';
import { sleep } from './services/process.ts';

const RUNS = runs('requests of Chromium', findChromium() === null ? 'chromium' : null);
const RUNS_FIREFOX = runs('requests of Firefox', findFirefox() === null ? 'firefox-esr' : null);
const STRANGE = 'tracker.example/pixel.png?bob';
/** Ways in which a page asks, each with how the one who asked is named. */
const WAYS: Record<string, { page: string; by: RegExp }> = {
  'a picture': { page: `<img src="https://${STRANGE}">`, by: /^https:\/\/page\.example asked/ },
  'a frame without an origin, as bodies of mails are': {
    page: `<iframe sandbox srcdoc="<img src='https://${STRANGE}'>"></iframe>`,
    by: /^null.* asked/,
  },
  'a redirect': { page: '<img src="/on">', by: /^https:\/\/page\.example asked/ },
  'a script': { page: `<script>fetch('https://${STRANGE}').catch(() => {})</script>`, by: /page\.example asked/ },
  'a socket': { page: `<script>new WebSocket('wss://${STRANGE}')</script>`, by: /page\.example asked/ },
};

describe.runIf(RUNS)('a request to a host that is not on the stage fails the run in Chromium', () => {
  const strangeOf = async (hosted: Hosted) => {
    const failed = await hosted.close().catch((error: Error) => error.message);
    return String(failed).split('\n').slice(1);
  };

  it.each(Object.keys(WAYS))('made by %s', async (way) => {
    const { page = '', by = /^$/ } = WAYS[way] ?? {};
    const body = `<!doctype html><title>Page</title>${page}`;
    const hosted = await openHosted({
      hosts: {
        'page.example': ({ url }) =>
          url.pathname === '/on' ? { status: 302, headers: { location: `https://${STRANGE}` }, body: '' } : { body },
      },
    });
    await hosted.chromium.openPage('https://page.example/');
    await sleep(1000);
    const strange = await strangeOf(hosted);
    expect(strange).toHaveLength(1);
    expect(strange[0]).toMatch(by);
    expect(strange[0]).toContain(STRANGE);
  });

  it('made by the worker of the extension', async () => {
    const hosted = await openHosted({});
    const worker = await hosted.chromium.worker();
    await worker.evaluate(async (url) => void (await fetch(url).catch(() => undefined)), `https://${STRANGE}`);
    expect(await strangeOf(hosted)).toEqual([
      `chrome-extension://${hosted.chromium.extensionId} asked for https://${STRANGE}`,
    ]);
  });
});

describe.runIf(RUNS_FIREFOX)('a request to a host that is not on the stage fails the run in Firefox', () => {
  it.each(Object.keys(WAYS))('made by %s', async (way) => {
    const server = createServer(({ url }, response) => {
      if (url === '/on') return response.writeHead(302, { location: `https://${STRANGE}` }).end();
      response.setHeader('content-type', 'text/html');
      return response.end(`<!doctype html><title>Page</title>${WAYS[way]?.page ?? ''}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    await sleep(1000);
    await expect(firefox.close()).rejects.toThrow(STRANGE);
    server.close();
  });

  it('made by the extension itself', async () => {
    const firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.goto(firefox.extensionPage('options/options.html'));
    await firefox.inPage(
      `(window.wrappedJSObject ?? window).fetch('https://${STRANGE}').catch(() => {}); return null;`,
    );
    await sleep(1000);
    await expect(firefox.close()).rejects.toThrow(`moz-extension://`);
  });
});
