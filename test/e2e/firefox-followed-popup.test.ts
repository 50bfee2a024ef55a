/**
 * In Firefox, the popup over a webmail that shows its mail in a frame beside the list, on a site without badges: another mail comes into that
 * frame, of which the browser tells nobody.
 */
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findFirefox, runs } from './browsers/installed.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { FIREFOX_BUILD } from './paths.ts';
import { waitFor } from './services/process.ts';
import { roundcubePage } from './services/roundcube-page.ts';

const RUNS = runs('the popup over a page that goes on, in Firefox', findFirefox() === null ? 'firefox-esr' : null);
const mails = [rsaSigned('signed.example', 'A signed message'), rsaSigned('other.example', 'Another message')];
const addressOf = (uid: number) => `/?_task=mail&_action=show&_uid=${uid}`;
const BESIDE = `<!doctype html><title>Mail</title><iframe src="${addressOf(1)}" width="900" height="500"></iframe>`;

describe.runIf(RUNS)('the popup in Firefox', () => {
  let resolver: DohServer;
  let server: Server;
  let origin: string;
  let firefox: Firefox;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf(mails));
    server = createServer(({ url = '' }, response) => {
      const { searchParams } = new URL(url, 'http://localhost');
      const uid = Number(searchParams.get('_uid'));
      const mail = mails[uid - 1];
      const isSource = searchParams.get('_action') === 'viewsource';
      response.setHeader('content-type', isSource ? 'text/plain' : 'text/html; charset=utf-8');
      if (!mail) response.end(BESIDE);
      else response.end(isSource ? mail.source : roundcubePage(mail, uid));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.store({ resolvers: [resolver.url], language: 'en', ladder: 'always' });
    // The resolver's host alone: the page's is reached by the click.
    await firefox.grant(['http://127.0.0.1/*']);
  });
  afterAll(async () => {
    await firefox?.close();
    server?.close();
    await resolver?.stop();
  });

  const names = async (domain: string) =>
    await waitFor(`the popup to name ${domain}`, async () => {
      const said = await firefox.inPopup(
        `return document.querySelector('.verdict[data-level="verified"]')?.textContent ?? ''`,
      );
      return String(said).includes(domain);
    });

  it('judges the next mail, which comes into the frame beside the list', async () => {
    await firefox.goto(`${origin}/?preview=1`);
    await firefox.pressToolbarButton();
    await names('signed.example');
    await firefox.inPage(`document.querySelector('iframe').src = arguments[0];`, [addressOf(2)]);
    await names('other.example');
    expect(await firefox.inPage(`return document.querySelector('waybill-badge')`)).toBeNull();
    await firefox.closePopup();
  });

  it('closes when the page closes its tab, and another one comes to the front', async () => {
    await firefox.goto(`${origin}${addressOf(2)}`);
    await firefox.inPage('window.opened = window.open(arguments[0]);', [`${origin}${addressOf(1)}`]);
    await waitFor('the page in front', async () => (await firefox.front()).address.endsWith('_uid=1'));
    await firefox.pressToolbarButton();
    await names('signed.example');
    await firefox.inPage('window.opened.close();');
    await waitFor('the page behind', async () => (await firefox.front()).address.endsWith('_uid=2'));
    await waitFor('the popup to close', () =>
      firefox.inPopup('return true').then(
        () => false,
        () => true,
      ),
    );
  });
});
