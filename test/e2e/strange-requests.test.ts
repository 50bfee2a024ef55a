/** The watch over all requests sees one when there is one, however it is made: else it would pass every run. */
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { openHosted } from './browsers/hosted.ts';
import { findChromium, findFirefox, findThunderbird, runs } from './browsers/installed.ts';
import { Thunderbird } from './browsers/thunderbird.ts';
import { FIREFOX_BUILD, THUNDERBIRD_BUILD } from './paths.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('requests of Chromium', findChromium() === null ? 'chromium' : null);
const RUNS_FIREFOX = runs('requests of Firefox', findFirefox() === null ? 'firefox-esr' : null);
const RUNS_THUNDERBIRD = runs('requests of Thunderbird', findThunderbird() === null ? 'thunderbird' : null);
const STRANGE = 'tracker.example';
const REDIRECT = '/on';
/** Ways in which a page asks. Each ends, since nobody is there; the frame is as bodies of mails are, without an origin. */
const WAYS = ['picture', 'redirect', 'sandbox', 'script', 'socket'];
const PAGE = `<!doctype html><title>Page</title><script>
const ended = (target, ...types) => new Promise((resolve) => types.forEach((type) => target.addEventListener(type, resolve)));
const picture = Object.assign(new Image(), { src: 'https://${STRANGE}/picture' });
const redirect = Object.assign(new Image(), { src: '${REDIRECT}' });
const sandbox = document.createElement('iframe');
sandbox.sandbox = '';
sandbox.srcdoc = '<img src="https://${STRANGE}/sandbox">';
const socket = new WebSocket('wss://${STRANGE}/socket');
Promise.all([
  ended(picture, 'error'), ended(redirect, 'error'), ended(sandbox, 'load'), ended(socket, 'error', 'close'),
  fetch('https://${STRANGE}/script').catch(() => {}),
]).then(() => { document.title = 'Asked'; });
document.documentElement.append(sandbox);
</script>`;
const LOCATION = `https://${STRANGE}/redirect`;
const OWN = `https://${STRANGE}/own`;
const ALL = ['own', ...WAYS];

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
    const page = await hosted.chromium.openPage('https://page.example/');
    await page.waitForFunction(() => document.title === 'Asked');
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
    // Not by its title, which the page writes itself as soon as it is drawn.
    await firefox.inPage(
      `(window.wrappedJSObject ?? window).fetch('${OWN}').catch(() => { document.documentElement.dataset.asked = ''; }); return null;`,
    );
    await waitFor('the extension to have asked', () =>
      firefox.inPage('return document.documentElement.dataset.asked !== undefined'),
    );
    await firefox.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    await waitFor('the page to have asked', async () => (await firefox.inPage('return document.title')) === 'Asked');
    const strange = await asked(firefox.close());
    server.close();
    expect([...new Set(strange)]).toEqual(ALL);
  });

  // What a message asks for, Thunderbird itself holds back: so the extension alone is to ask.
  it.runIf(RUNS_THUNDERBIRD)('in Thunderbird', async () => {
    const thunderbird = await Thunderbird.open({ extensionId: geckoId(THUNDERBIRD_BUILD) });
    await thunderbird.fetchInOwnPage(OWN);
    expect([...new Set(await asked(thunderbird.close()))]).toEqual(['own']);
  });
});
