/** Pages that are themselves a source, and pages that are nothing of the kind. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { keptInspection } from './browsers/kept.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { sha256OfFile, zoneOf } from './mails/files.ts';
import { latin1Header, rsaSigned } from './mails/honest.ts';
import { forgedFrom } from './mails/wrong.ts';
import { SCREENSHOTS } from './paths.ts';
import { sourceAddress, sourceHost } from './services/sources.ts';

const RUNS = runs('source pages in Chromium', findChromium() === null ? 'chromium' : null);
const mails = [rsaSigned(), latin1Header(), forgedFrom()];

describe.runIf(RUNS)('a page that is no webmail', () => {
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    hosted = await openHosted({
      zone: zoneOf(mails),
      hosts: {
        ...sourceHost(mails),
        'news.example': () => ({ body: '<!doctype html><title>News</title><h1>News of the day</h1>' }),
        'text.example': () => ({ headers: { 'content-type': 'text/plain' }, body: 'Buy milk\nand bread\n' }),
      },
      stored: { language: 'en' },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  it.each([0, 1])('but the source itself is judged by its bytes (mail %i)', async (position) => {
    const page = await chromium.openPage(sourceAddress(position));
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('verified');
    const inspection = await keptInspection(chromium, sha256OfFile(mails[position]?.source ?? new Uint8Array()));
    expect(inspection.route.standing).toBe('none');
    await page.close();
  });

  it('a forged sender in a source whose mailbox nobody knows is not proven false', async () => {
    const page = await chromium.openPage(sourceAddress(2));
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('unchecked');
    await page.close();
  });

  it.each(['https://news.example/', 'https://text.example/'])('says what else can be done at %s', async (address) => {
    const page = await chromium.openPage(address);
    const popup = await chromium.clickToolbarIcon(page);
    expect(await readProblem(popup)).toBe(translate('webmail_none'));
    await popup.screenshot({ path: join(SCREENSHOTS, 'no-webmail.png') });
    await page.close();
  });

  it("says so on the browser's own pages, which no extension may read", async () => {
    const page = await chromium.openPage('chrome://version/');
    const popup = await chromium.clickToolbarIcon(page);
    expect(await readProblem(popup)).toBe(translate('webmail_page_closed'));
    await page.close();
  });
});
