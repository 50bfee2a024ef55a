/** The report page: pasted sources and files, what is no mail at all, and what is saved. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Chromium } from './browsers/chromium.ts';
import { downloadsOf } from './browsers/downloads.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { keptInspection } from './browsers/kept.ts';
import { readVerdict } from './browsers/shown.ts';
import { reasonText } from './browsers/words.ts';
import { makeBadInputs } from './mails/bad-inputs.ts';
import { named, sha256OfFile, zoneOf } from './mails/files.ts';
import { latin1Header, rsaSigned } from './mails/honest.ts';
import { ROOT, SCREENSHOTS, temporaryFolder } from './paths.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs('the report page in Chromium', findChromium() === null ? 'chromium' : null);
const pasted = rsaSigned();
const opened = latin1Header();

describe.runIf(RUNS)('the report page', () => {
  const folder = temporaryFolder('report');
  let resolver: DohServer;
  let pages: HttpsServer;
  let chromium: Chromium;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([pasted, opened]));
    pages = await startHttps(folder.path, resolverHost(resolver));
    chromium = await Chromium.open({ stored: { language: 'en' }, httpsPort: pages.port });
  });
  afterAll(async () => {
    await chromium?.close();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const openFile = async (page: Page, name: string, bytes: Uint8Array) => {
    const path = join(folder.path, name);
    writeFileSync(path, bytes);
    const input = await page.waitForSelector('input[type="file"]');
    await input?.uploadFile(path);
  };

  it('judges a pasted source', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    await page.focus('textarea');
    await page.keyboard.sendCharacter(Buffer.from(pasted.source).toString('latin1'));
    await page.click('button[type="submit"]');
    expect((await readVerdict(page)).level).toBe('verified');
    await page.screenshot({ path: join(SCREENSHOTS, 'report-pasted.png') });
    await page.close();
  });

  it('judges an .eml file by its exact bytes', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    await openFile(page, 'latin1.eml', opened.source);
    expect((await readVerdict(page)).level).toBe('verified');
    await keptInspection(chromium, sha256OfFile(opened.source));
    await page.close();
  });

  it.each(named(makeBadInputs()))(
    'says of a file that is %s what it is and what to do',
    async (name, { bytes, problem }) => {
      const page = await chromium.openOwnPage('report/report.html');
      await openFile(page, `${name}.eml`, bytes);
      const verdict = await readVerdict(page, 60_000);
      expect(verdict.level).toBe('unchecked');
      expect(verdict.advice).not.toBe('');
      const key = new URL(page.url()).hash.slice(1);
      const inspection = await keptInspection(chromium, key);
      expect(inspection.source.problem?.code ?? null).toBe(problem);
      expect(verdict.reason).toBe(reasonText(inspection));
      await page.close();
    },
  );

  it('saves a page that needs nothing but a browser, and JSON as its schema says', async () => {
    const saved = await downloadsOf(chromium, folder.path);
    const page = await chromium.openOwnPage('report/report.html');
    await openFile(page, 'rsa.eml', pasted.source);
    const verdict = await readVerdict(page);

    await save(page, 'html');
    const html = await saved('.html');
    expect(readFileSync(html, 'utf8')).not.toMatch(/<script/i);
    const opened = await chromium.openPage(`file://${html}`);
    expect(await readVerdict(opened)).toEqual(verdict);
    await opened.screenshot({ path: join(SCREENSHOTS, 'report-saved.png') });
    await opened.close();

    await save(page, 'json');
    const json: unknown = JSON.parse(readFileSync(await saved('.json'), 'utf8'));
    const validate = new Ajv({ strict: false }).compile(
      JSON.parse(readFileSync(join(ROOT, 'docs', 'inspection.schema.json'), 'utf8')),
    );
    validate(json);
    expect(validate.errors ?? []).toEqual([]);
    await page.close();
  });
});

/** Opens the menu and chooses. */
async function save(page: Page, format: 'html' | 'json'): Promise<void> {
  await page.click('.footer .menu > button');
  const entry = await page.waitForSelector(`::-p-text(${translate(`view_save_${format}`)})`);
  await entry?.click();
}
