/** The watch over all requests sees one when there is one, however it is made: else it would pass every run. */
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { openHosted } from './browsers/hosted.ts';
import { findChromium, findFirefox, runs } from './browsers/installed.ts';
import { FIREFOX_BUILD } from './paths.ts';
import { sleep } from './services/process.ts';

const RUNS = runs('requests of Chromium', findChromium() === null ? 'chromium' : null);
const RUNS_FIREFOX = runs('requests of Firefox', findFirefox() === null ? 'firefox-esr' : null);
const STRANGE = 'tracker.example';
const REDIRECT = '/on';
/** Ways in which a page asks. */
const WAYS: Record<string, string> = {
  picture: `<img src="https://${STRANGE}/picture">`,
  // As bodies of mails are: it has no origin.
  sandbox: `<iframe sandbox srcdoc="<img src='https://${STRANGE}/sandbox'>"></iframe>`,
  redirect: `<img src="${REDIRECT}">`,
  script: `<script>fetch('https://${STRANGE}/script').catch(() => {})</script>`,
  socket: `<script>new WebSocket('wss://${STRANGE}/socket')</script>`,
};
const PAGE = `<!doctype html><title>Page</title>${Object.values(WAYS).join('')}`;
const LOCATION = `https://${STRANGE}/redirect`;
const OWN = `https://${STRANGE}/own`;
const ALL = [...Object.keys(WAYS), 'own'].sort();

/** @returns the last parts of the addresses of which the error tells */
async function asked(closing: Promise<unknown>): Promise<string[]> {
  const said = await closing.then(
    () => '',
    (error: Error) => error.message,
  );
  return [...said.matchAll(/ asked for (?:https|wss):\/\/tracker\.example\/(\w+)$/gm)]
    .map(([, way = '']) => way)
    .sort();
}

describe('a request to a host that is not on the stage fails the run', () => {
  it.runIf(RUNS)('in Chromium', async () => {
    const hosted = await openHosted({
      hosts: {
        'page.example': ({ url }) =>
          url.pathname === REDIRECT ? { status: 302, headers: { location: LOCATION }, body: '' } : { body: PAGE },
      },
    });
    const worker = await hosted.chromium.worker();
    await worker.evaluate(async (url) => void (await fetch(url).catch(() => undefined)), OWN);
    await hosted.chromium.openPage('https://page.example/');
    await sleep(2000);
    expect(await asked(hosted.close())).toEqual(ALL);
  });

  it.runIf(RUNS_FIREFOX)('in Firefox', async () => {
    const server = createServer(({ url }, response) => {
      if (url === REDIRECT) return response.writeHead(302, { location: LOCATION }).end();
      response.setHeader('content-type', 'text/html');
      return response.end(PAGE);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.goto(firefox.extensionPage('options/options.html'));
    await firefox.inPage(`(window.wrappedJSObject ?? window).fetch('${OWN}').catch(() => {}); return null;`);
    await firefox.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    await sleep(2000);
    const strange = await asked(firefox.close());
    server.close();
    expect([...new Set(strange)]).toEqual(ALL);
  });
});
