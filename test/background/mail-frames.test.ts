/** Mail in a frame of another host: its messages, their keys and badges are that frame's, the site is that of the page around it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createHandlers } from '../../src/background/requests.ts';
import { createServices } from '../../src/background/services.ts';
import { saveSettings } from '../../src/platform/settings.ts';
import { answerWorker } from '../../src/platform/wire/answer.ts';
import { askFromScript } from '../../src/platform/wire/ask.ts';
import { patternsBesideSite } from '../../src/webmail/elsewhere.ts';
import { isPartOf, mailFrames } from '../../src/webmail/mail-frames.ts';
import { fake, fromContent, resetBrowser } from '../fakes/browser.ts';
import { asPopup, brought, fakeEngine, located, mail, openTab, settle, TAB } from './scene.ts';

const PAGE = 'https://navigator.gmx.net/mail';
const SITE = 'https://navigator.gmx.net/*';
const FRAME = 'https://3c.gmx.net/mail/client/';
const AT = 3;
const frame = { webmail: 'GMX', page: 'p1', messages: [{ id: '7', source: mail('verified shop.example') }] };

/** As the browser says it: the frame's own address, and the tab's where that may be known. */
function fromFrame(address: string, page: string | undefined = PAGE) {
  fake.sender = { ...fromContent(TAB, address, AT), tab: { id: TAB, ...(page ? { url: page } : {}) } };
}

async function switchOn(...granted: string[]): Promise<void> {
  for (const pattern of granted) fake.granted.add(pattern);
  await saveSettings({ badgeSites: [SITE] });
}

function start() {
  const services = createServices(fakeEngine().inspect);
  const handlers = createHandlers(services);
  answerWorker(handlers, handlers, isPartOf);
  return services;
}

beforeEach(resetBrowser);

describe('mail in a frame of another host', () => {
  it('has its message, its key and its badge there', async () => {
    await switchOn(SITE, 'https://3c.gmx.net/*');
    start();
    openTab({ 0: { webmail: 'GMX', page: 'p0', messages: [] }, [AT]: frame }, PAGE);
    const looked = await asPopup('page.lookAtTab', { tabId: TAB });
    expect(looked.answer).toMatchObject({ site: { origin: SITE, badges: true }, messages: [{ frameId: AT, id: '7' }] });
    fromFrame(FRAME);
    expect((await askFromScript('script.started', null)).answer?.badges).toBe(true);
    expect((await askFromScript('script.showsMessages', located(frame))).answer).toMatchObject([{ id: '7' }]);
    const { answer } = await askFromScript('script.bringsSource', brought(mail('verified shop.example')));
    expect(answer).toMatchObject({ level: 'verified', domain: 'shop.example' });
    await settle();
    const again = await asPopup('page.lookAtTab', { tabId: TAB });
    expect(again.answer?.messages).toMatchObject([{ frameId: AT, id: '7', level: 'verified' }]);
    expect(again.answer?.site?.origin).toBe(SITE);
  });

  it('has no badges where they are off for the page around it', async () => {
    start();
    openTab({ [AT]: frame }, PAGE);
    fromFrame(FRAME);
    expect((await askFromScript('script.started', null)).answer?.badges).toBe(false);
  });

  // The browser does not tell of a page that was never granted. The attack: it puts the webmail's frame into itself, and the popup over
  // it would tell whom its mail is from.
  it.each([FRAME, 'https://3c-bap.web.de/mail/client/', 'https://3c-lxa.mail.com/mail/client/?a#b'])(
    'is nothing where the page around it is not known: %s',
    async (address) => {
      await switchOn(SITE, 'https://3c.gmx.net/*');
      const services = start();
      openTab({ [AT]: frame }, 'https://attack.example/');
      fromFrame(address, '');
      expect((await askFromScript('script.showsMessages', located(frame))).problem?.key).toBe('errors_refused');
      expect((await askFromScript('script.wantsWebmail', { file: 'gmx' })).problem?.key).toBe('errors_refused');
      expect((await services.records.get(TAB)).messages).toEqual([]);
    },
  );

  it.each([
    ['an advertisement of another host', 'https://ads.example/', PAGE],
    ['a host that begins alike', 'https://3c.gmx.net.attack.example/mail/client/', PAGE],
    ['the frame of another webmail', 'https://3c.web.de/mail/client/', PAGE],
    ['a frame that came without TLS', 'http://3c.gmx.net/mail/client/', PAGE],
    ['that frame in any other page', FRAME, 'https://attack.example/'],
    ['that frame in a page whose host begins alike', FRAME, 'https://navigator.gmx.net.attack.example/'],
    ['that frame in a page that came without TLS', FRAME, 'http://navigator.gmx.net/'],
    ['the page in a frame of the frame', PAGE, FRAME],
    ['a frame within the frame, which has a tab of its own', `${FRAME}mailbody/tmai1`, FRAME],
  ])('is nothing that comes from %s', async (_, address, page) => {
    await switchOn(SITE, 'https://3c.gmx.net/*', 'https://attack.example/*');
    start();
    openTab({ [AT]: frame }, page);
    fromFrame(address, page);
    expect((await askFromScript('script.showsMessages', located(frame))).problem?.key).toBe('errors_refused');
    expect((await askFromScript('script.wantsWebmail', { file: 'gmx' })).problem?.key).toBe('errors_refused');
  });

  it('needs the permission of that host too, in the click that asks for the page', () => {
    expect(patternsBesideSite(SITE)).toEqual(['https://3c.gmx.net/*', 'https://3c-bap.gmx.net/*']);
    expect(patternsBesideSite('https://navigator-lxa.mail.com/*')).toContain('https://3c-lxa.mail.com/*');
    for (const site of [
      'http://navigator.gmx.net/*',
      'https://navigator.gmx.net.example/*',
      'https://www.gmx.net/*',
      '',
    ])
      expect(mailFrames(site)).toEqual([]);
  });

  it('gets the script registered where that host was granted, and only for a site with badges', async () => {
    const services = start();
    await switchOn(SITE, 'https://3c.gmx.net/*', 'https://3c.web.de/*');
    await services.sites.reconcile();
    expect(fake.scripts.map(({ matches }) => matches)).toEqual([
      [SITE, 'https://3c.gmx.net/*'],
      [SITE, 'https://3c.gmx.net/*'],
    ]);
  });
});
