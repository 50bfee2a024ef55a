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
import { findChromium, hasPdfReader, runs } from './browsers/installed.ts';
import { keptInspection } from './browsers/kept.ts';
import { printOnPaper, type Sheet } from './browsers/paper.ts';
import { readVerdict } from './browsers/shown.ts';
import { reasonText } from './browsers/words.ts';
import { makeBadInputs } from './mails/bad-inputs.ts';
import { named, sha256OfFile, zoneOf } from './mails/files.ts';
import { latin1Header, longWay, rsaSigned } from './mails/honest.ts';
import { slug } from './mails/mail.ts';
import { ROOT, SCREENSHOTS, temporaryFolder } from './paths.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs('the report page in Chromium', findChromium() === null ? 'chromium' : null);
const PRINTS = RUNS && runs('the report on paper', hasPdfReader() ? null : 'poppler-utils');
/** Of an A4 sheet 13 mm are left free above and below; a letter's feet may stand a little lower than its line. */
const MARGIN = (13 / 25.4) * 72 - 2;
const pasted = rsaSigned();
const opened = latin1Header();
const far = longWay(60);

describe.runIf(RUNS)('the report page', () => {
  const folder = temporaryFolder('report');
  let resolver: DohServer;
  let pages: HttpsServer;
  let chromium: Chromium;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([pasted, opened, far]));
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
    // An arrow leads to the header field that it rests on.
    const saidBy = await opened.$eval('.step[data-kind="submit"]', (step) => step.getAttribute('href') ?? '');
    await opened.click('.step[data-kind="submit"]');
    expect(await opened.$eval(':target', (target) => [`#${target.id}`, target.className])).toEqual([saidBy, 'field']);
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

  it.runIf(PRINTS)('prints sixty hops over pages of which none ends within a line, light on any screen', async () => {
    const saved = await downloadsOf(chromium, folder.path);
    const page = await chromium.openOwnPage('report/report.html');
    await openFile(page, 'far.eml', far.source);
    await readVerdict(page);
    await save(page, 'html');
    const paper = await chromium.openPage(`file://${await saved(`${slug(far.name)}.html`)}`);
    await paper.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    const sheets = await printOnPaper(paper, join(SCREENSHOTS, 'report-saved.pdf'));

    expect(sheets.length).toBeGreaterThan(3);
    const cut = sheets.flatMap(({ words, width, height }, index) =>
      words
        .filter(({ top, bottom, right }) => top < MARGIN || bottom > height - MARGIN || right > width)
        .map(({ text }) => `${text} on sheet ${index + 1}`),
    );
    expect(cut).toEqual([]);
    // The drawing, the journey in words, the list of servers, the header: each names every server.
    const names = sheets.flatMap(({ words }) => words.map(({ text }) => text));
    for (const hop of [1, 30, 58])
      expect(names.filter((name) => name === `relay${hop}.hops-60.example`).length).toBeGreaterThan(3);
    // The names over the lifelines stand on each sheet of the drawing.
    const isDrawn = (words: Sheet['words']) => words.some(({ text }) => text === 'MUA');
    expect(sheets.filter(({ words }) => isDrawn(words)).length).toBeGreaterThan(2);

    await paper.emulateMediaType('print');
    const looks = await paper.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      const verdict = document.querySelector('.verdict');
      return [backgroundColor, color, verdict && getComputedStyle(verdict).printColorAdjust];
    });
    expect(looks).toEqual(['rgb(255, 255, 255)', 'rgb(22, 26, 32)', 'exact']);
    await paper.close();
    await page.close();
  });
});

/** Opens the menu and chooses. */
async function save(page: Page, format: 'html' | 'json'): Promise<void> {
  await page.click('.footer .menu > button');
  const entry = await page.waitForSelector(`::-p-text(${translate(`view_save_${format}`)})`);
  await entry?.click();
}
