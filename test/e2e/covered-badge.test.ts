/**
 * Mails whose CSS draws over the line of their sender, where the badge stands, in the real Roundcube: its washing of styles lets negative
 * margins, transforms and z-index through.
 */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type HostedRoundcube, openHostedRoundcube } from './browsers/hosted-roundcube.ts';
import { findChromium, hasRoundcube, runs } from './browsers/installed.ts';
import { asFile, zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { deliver, type Mail, STRANGER_ADDRESS, strictZone, write } from './mails/mail.ts';
import { SCREENSHOTS } from './paths.ts';
import { sleep, waitFor } from './services/process.ts';
import { openMail, signIn } from './services/roundcube-session.ts';

const missing = findChromium() === null || !hasRoundcube() ? 'chromium, Roundcube and Dovecot' : null;
const RUNS = runs('covered badges in Chromium', missing);

/** What it covers with: a white sheet, with the words of a badge of its own. */
const SHEET = 'background: white; width: 900px; height: 600px';
const COVERS: Record<string, string> = {
  'a negative margin': `margin-top: -420px; position: relative; z-index: 2147483647; ${SHEET}`,
  'a transform': `position: relative; transform: translateY(-420px); z-index: 2147483647; ${SHEET}`,
  'a sheet that takes no clicks': `margin-top: -420px; position: relative; z-index: 2147483647; pointer-events: none; ${SHEET}`,
  'a shadow': 'position: relative; z-index: 2147483647; width: 900px; height: 10px; box-shadow: 0 0 0 500px white',
};

function covering(how: string, css: string): Mail {
  const domain = 'bank.example';
  const name = `Covered by ${how}`;
  const html = `<div style="${css}">Really from bank.example</div><p>Please pay.</p>`;
  const { fields, body } = write(domain, name, { body: `${html}\r\n` });
  const asHtml = { fields: fields.map((field) => field.replace('text/plain', 'text/html')), body };
  return {
    name,
    source: deliver(asHtml, domain, {
      ip: STRANGER_ADDRESS,
      host: 'stranger.example',
      mailFrom: 'bounce@stranger.example',
    }),
    zone: { ...strictZone(domain), 'stranger.example': { TXT: [`v=spf1 ip4:${STRANGER_ADDRESS} -all`] } },
    declared: { level: 'failed', reason: 'verdict_reason_spf_other' },
  };
}

const honest = rsaSigned();
const covered = Object.entries(COVERS).map(([how, css]) => covering(how, css));
const mails = [honest, ...covered];

describe.runIf(RUNS).each(['elastic', 'classic'] as const)('a badge in Roundcube, skin %s', (skin) => {
  let hosted: HostedRoundcube;
  let origin: string;
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    hosted = await openHostedRoundcube({ zone: zoneOf(mails), files: mails.map(asFile), skin, badges: true });
    ({ chromium } = hosted);
    ({ origin } = hosted.roundcube);
    page = await chromium.openPage('about:blank');
    await signIn(page, origin);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const open = async (mail: Mail) => {
    await openMail(page, origin, mails.indexOf(mail) + 1);
    await waitForBadges(page, 1);
  };
  const titleOfIcon = async () => await chromium.titleOfIcon();

  it.each(Object.keys(COVERS))('stands above %s, and it is said in toolbar and popup', async (how) => {
    const mail = covered[Object.keys(COVERS).indexOf(how)];
    if (!mail) throw new Error('no mail');
    await open(mail);
    const title = await waitFor('the toolbar to say so', async () => {
      const said = await titleOfIcon();
      return said.startsWith(translate('badge_title_covered')) ? said : null;
    });
    expect(title).toContain(translate('badge_title_failed', { domain: 'bank.example' }));
    await page.screenshot({ path: join(SCREENSHOTS, `covered-${skin}-${mails.indexOf(mail)}.png`) });
    const isOnTop = await page.evaluate(() => {
      const badge = document.querySelector('waybill-badge');
      const { left, top, width, height } = badge?.getBoundingClientRect() ?? new DOMRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === badge;
    });
    expect(isOnTop).toBe(true);
    const popup = await chromium.clickToolbarIcon(page);
    await waitFor('the popup to say so', () =>
      popup.evaluate((text) => document.body.textContent?.includes(text), translate('popup_covered')),
    );
    await chromium.closePopup(popup);
  });

  it('is not said to be covered where nothing covers it', async () => {
    await open(honest);
    await sleep(4000);
    expect(await titleOfIcon()).toBe(translate('badge_title_verified', { domain: 'rsa.example' }));
  });
});
