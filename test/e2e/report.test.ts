/** The report page: pasted sources and files, what is no mail at all, and what is saved. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { MAX_MESSAGE_BYTES } from '../../src/core/limits.ts';
import { translate } from '../../src/text/translate.ts';
import { readPage } from '../docs/page.ts';
import { writeCompoundFile } from '../report/files/compound-file-writer.ts';
import type { Chromium } from './browsers/chromium.ts';
import { chooseToSave, downloadsOf } from './browsers/downloads.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, hasPdfReader, runs } from './browsers/installed.ts';
import { keptInspection, keptInspections } from './browsers/kept.ts';
import { printOnPaper, type Sheet } from './browsers/paper.ts';
import { pasteSource } from './browsers/paste.ts';
import { readProblem, readVerdict } from './browsers/shown.ts';
import { reasonText } from './browsers/words.ts';
import { makeBadInputs } from './mails/bad-inputs.ts';
import { named, sha256OfFile, zoneOf } from './mails/files.ts';
import { latin1Header, longWay, rsaSigned } from './mails/honest.ts';
import { type Mail, slug } from './mails/mail.ts';
import { ROOT, SCREENSHOTS } from './paths.ts';

const RUNS = runs('the report page in Chromium', findChromium() === null ? 'chromium' : null);
/** What functions see that run inside the extension; `dispatch` is how the browser itself fires an event. */
declare const chrome: Omit<ExtensionApi, 'contextMenus'> & {
  contextMenus: {
    update(id: string, changes: object): Promise<void>;
    onClicked: { dispatch(...news: unknown[]): void };
  };
};

const NOTES = 'notes.example';
const PRINTS = RUNS && runs('the report on paper', hasPdfReader() ? null : 'poppler-utils');
/** Of an A4 sheet 13 mm are left free above and below; a letter's feet may stand a little lower than its line. */
const MARGIN = (13 / 25.4) * 72 - 2;
const pasted = rsaSigned();
const opened = latin1Header();
const far = longWay(60);

describe.runIf(RUNS)('the report page', () => {
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    hosted = await openHosted({
      zone: zoneOf([pasted, opened, far]),
      hosts: {
        [NOTES]: () => ({
          body: `<!doctype html><title>Notes</title><h1>Look at this:</h1><pre>${asHtml(pasted)}</pre>`,
        }),
      },
      stored: { language: 'en' },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const openFile = async (page: Page, name: string, bytes: Uint8Array) => {
    const path = join(hosted.folder, name);
    writeFileSync(path, bytes);
    const input = await page.waitForSelector('input[type="file"]');
    await input?.uploadFile(path);
  };

  it('judges a pasted source', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    await pasteSource(page, pasted.source);
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

  it('judges an .eml file that is dropped on it', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    const path = join(hosted.folder, 'dropped.eml');
    writeFileSync(path, opened.source);
    const target = await page.waitForSelector('.intake');
    await dropFile(page, path, (await target?.clickablePoint()) ?? { x: 0, y: 0 });
    expect((await readVerdict(page)).level).toBe('verified');
    await keptInspection(chromium, sha256OfFile(opened.source));
    await page.close();
  });

  it('judges what is selected on any page, by the context menu', async () => {
    const page = await chromium.openPage(`https://${NOTES}/`);
    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('pre') ?? document.body));
    // No driver reaches a browser's own menu. A click on the toolbar grants the tab as one in the menu does.
    const popup = await chromium.clickToolbarIcon(page);
    await readProblem(popup);
    await chromium.closePopup(popup);
    await clickInContextMenu(chromium, await page.evaluate(() => String(getSelection())));
    const address = `chrome-extension://${chromium.extensionId}/report/report.html`;
    const target = await chromium.browser.waitForTarget((candidate) => candidate.url() === address);
    const report = await target.asPage();
    expect((await readVerdict(report)).level).toBe('verified');
    const kept = await keptInspections(chromium);
    expect(kept.map(({ source }) => source.fidelity)).toContain('rewritten');
    await report.close();
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
      const inspection = await keptInspection(chromium, sha256(bytes.subarray(0, MAX_MESSAGE_BYTES + 1)));
      expect(inspection.source.problem?.code ?? null).toBe(problem);
      expect(verdict.reason).toBe(reasonText(inspection));
      await page.close();
    },
  );

  it('judges an mbox and other files one by one, in a list that leaves none out', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    const inLf = ({ source }: Mail) => Buffer.from(source).toString('latin1').replaceAll('\r\n', '\n');
    const separator = 'From - Fri Nov 20 10:00:00 2026\n';
    const files = {
      'inbox.mbox': Buffer.from([pasted, opened].map((mail) => `${separator}${inLf(mail)}\n`).join(''), 'latin1'),
      '7.emlx': Buffer.concat([
        Buffer.from(`${opened.source.length}\n`),
        opened.source,
        Buffer.from('<?xml version="1.0"?>'),
      ]),
      'letter.msg': writeCompoundFile({}),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(hosted.folder, name), bytes);
    const input = await page.waitForSelector('input[type="file"]');
    await input?.uploadFile(...Object.keys(files).map((name) => join(hosted.folder, name)));
    await page.waitForSelector('.batch[aria-busy="false"] li:nth-child(3) [data-level="verified"]');
    const rows = await page.$$eval('.batch-item', (items) => items.map((item) => item.getAttribute('data-level')));
    expect(rows).toEqual(['verified', 'verified', 'verified', null]);
    expect(await page.$eval('.batch li:last-child', (row) => row.textContent)).toContain('is an Outlook file (.msg)');
    await page.screenshot({ path: join(SCREENSHOTS, 'report-files.png') });
    await page.click('.batch li:nth-child(3) button');
    expect((await readVerdict(page)).level).toBe('verified');
    await keptInspection(chromium, sha256OfFile(opened.source));
    // Not by the file's name, which mostly is the subject: the browser writes titles to its history.
    expect(await page.title()).toMatch(/^Domain verified · .* – Waybill report$/);
    await page.close();
  });

  it('says of a folder that is dropped among files that it cannot be read, and judges the files, in their order', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    const paths = ['a.eml', 'folder.eml', 'z.eml'].map((name) => join(hosted.folder, name));
    const [first = '', folder = '', last = ''] = paths;
    writeFileSync(first, pasted.source);
    mkdirSync(folder, { recursive: true });
    writeFileSync(last, opened.source);
    const target = await page.waitForSelector('.intake');
    await dropFile(page, paths, (await target?.clickablePoint()) ?? { x: 0, y: 0 });
    await page.waitForSelector('.batch[aria-busy="false"] li:nth-child(3) [data-level="verified"]');
    const rows = await page.$$eval('.batch-item', (items) => items.map((item) => item.getAttribute('data-level')));
    expect(rows).toEqual(['verified', null, 'verified']);
    const said = await page.$eval('.batch li:nth-child(2)', (row) => row.textContent ?? '');
    expect(said).toContain(translate('report_file_unreadable', { name: 'folder.eml' }));
    await page.close();
  });

  it('lists what a message holds, in a Worker of its own, and judges a message that is attached to it', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    const head =
      'From: colleague@work.example\r\nSubject: look at this\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
    const pdf = `Content-Type: application/pdf; name=bill.pdf\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa('%PDF-1.7')}\r\n`;
    const around = [`${head}--b\r\n${pdf}--b\r\nContent-Type: message/rfc822\r\n\r\n`, '\r\n--b--\r\n'];
    const [before = '', after = ''] = around;
    await openFile(page, 'forwarded.eml', Buffer.concat([Buffer.from(before), pasted.source, Buffer.from(after)]));
    expect((await readVerdict(page)).level).not.toBe('verified');
    await page.click('.report-contents > summary');
    await page.waitForSelector('.contents-parts li');
    const listed = await page.$eval('.contents-parts', (list) => list.textContent ?? '');
    expect(listed).toContain('bill.pdf');
    expect(listed).toContain(sha256(Buffer.from('%PDF-1.7')));
    await page.screenshot({ path: join(SCREENSHOTS, 'report-contents.png'), fullPage: true });
    await page.click('.contents-message button');
    await page.waitForSelector('.verdict[data-level="verified"]');
    await keptInspection(chromium, sha256(pasted.source));
    expect(await page.title()).toBe('Attached message 1 – Waybill report');
    await page.close();
  });

  it('lists of many attachments as many as a person can read, and judges what is attached to an attached message', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    const around = (boundary: string, parts: readonly (string | Uint8Array)[]) => {
      const head = `From: colleague@work.example\r\nSubject: ${boundary}\r\nContent-Type: multipart/mixed; boundary=${boundary}\r\n\r\n`;
      const each = parts.flatMap((part) => [`--${boundary}\r\n`, part, '\r\n']);
      return Buffer.concat([head, ...each, `--${boundary}--\r\n`].map((one) => Buffer.from(one)));
    };
    const attached = (source: Uint8Array) =>
      Buffer.concat([Buffer.from('Content-Type: message/rfc822\r\n\r\n'), Buffer.from(source)]);
    const file = (_: unknown, number: number) =>
      `Content-Type: text/csv; name=${number}.csv\r\nContent-Disposition: attachment\r\n\r\na`;
    const inner = around('inner', [attached(pasted.source)]);
    await openFile(page, 'many.eml', around('outer', [attached(inner), ...Array.from({ length: 250 }, file)]));
    await readVerdict(page);
    await page.click('.report-contents > summary');
    await page.waitForSelector('.contents-parts li');
    expect(await page.$$eval('.contents-parts li', (parts) => parts.length)).toBe(200);
    const more = translate('files_contents_more', { count: 51 });
    expect(await page.$eval('.contents', (contents) => contents.textContent)).toContain(more);
    for (const [title, source] of [
      ['inner', inner],
      ['', pasted.source],
    ] as const) {
      const buttons = await page.$$('.contents-message button');
      expect(buttons.length, title).toBe(1);
      await buttons[0]?.click();
      await keptInspection(chromium, sha256(source));
      if (title === '') continue;
      await page.waitForSelector('.report-contents:not([open]) > summary');
      await page.click('.report-contents > summary');
      await page.waitForSelector('.contents-message button');
    }
    await page.waitForSelector('.verdict[data-level="verified"]');
    await page.close();
  });

  it('says when what a message holds cannot be listed in time, and keeps its verdict', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    const slow = Buffer.concat([Buffer.from(pasted.source), Buffer.alloc(10_000_000, '\r\n')]);
    await openFile(page, 'slow.eml', slow);
    const verdict = await readVerdict(page);
    await page.click('.report-contents > summary');
    await page.waitForSelector('.contents [role="alert"]', { timeout: 10_000 });
    expect(await readVerdict(page)).toEqual(verdict);
    await page.close();
  });

  it('supposes something else of a message, says that it does, and brings it back as it came', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    await openFile(page, 'supposed.eml', pasted.source);
    expect((await readVerdict(page)).level).toBe('verified');
    await page.click('.report-what-if > summary');
    await page.waitForSelector('.what-if-switch');
    for (const one of await page.$$('.what-if-switch'))
      if ((await one.evaluate((element) => element.textContent))?.includes('the body had been changed'))
        await one.click();
    await page.waitForSelector('.supposed');
    expect((await readVerdict(page)).level).not.toBe('verified');
    await page.screenshot({ path: join(SCREENSHOTS, 'report-what-if.png'), fullPage: true });
    await page.click('.supposed .button');
    await page.waitForSelector('.verdict[data-level="verified"]');
    await page.close();
  });

  it('leads from a reason to its entry in the handbook, and every code has one there', async () => {
    const page = await chromium.openOwnPage('report/report.html');
    await openFile(page, 'explained.eml', pasted.source);
    await readVerdict(page);
    const address = await page.$eval('.verdict-reason .handbook-link', (link) => (link as HTMLAnchorElement).href);
    await page.click('.verdict-reason .handbook-link');
    const handbook = await (await chromium.browser.waitForTarget((target) => target.url() === address)).asPage();
    const { code } = (await keptInspection(chromium, sha256OfFile(pasted.source))).verdict.reason;
    expect(await handbook.$eval(':target', ({ id, localName }) => [localName, id])).toEqual(['h4', code]);
    const codes = readPage(join(ROOT, 'docs', 'checks.md')).entries.map((entry) => entry.code);
    const lost = await handbook.evaluate(
      (names) => names.filter((name) => document.getElementById(name)?.localName !== 'h4'),
      codes,
    );
    expect(lost).toEqual([]);
    await handbook.screenshot({ path: join(SCREENSHOTS, 'handbook.png') });
    await handbook.close();
    await page.close();
  });

  it('compares a message with that of another tab, and with that of a file', async () => {
    const first = await chromium.openOwnPage('report/report.html');
    await openFile(first, 'first.eml', pasted.source);
    await readVerdict(first);
    const second = await chromium.openOwnPage('report/report.html');
    await openFile(second, 'second.eml', opened.source);
    await readVerdict(second);
    await second.click('.report-compare > summary');
    const offer = await second.waitForSelector('.compare-offer');
    expect(await offer?.evaluate((button) => button.textContent)).toContain('@');
    // Its own is not among them.
    expect(await second.$$('.compare-offer')).toHaveLength(1);
    await offer?.click();
    await second.waitForSelector('.compare-table tbody tr');
    expect(await second.$eval('.compare-words', (list) => list.textContent)).toContain('From domains differ');
    const other = await second.waitForSelector('.compare-choice input[type="file"]');
    await other?.uploadFile(join(hosted.folder, 'second.eml'));
    await second.waitForFunction(() => document.querySelectorAll('[data-same="false"]').length === 0);
    await second.screenshot({ path: join(SCREENSHOTS, 'report-compare.png'), fullPage: true });
    await second.close();
    await first.close();
  });

  it('saves an abuse report to whom a person named, and a message without the people in it', async () => {
    const into = async (name: string) => {
      mkdirSync(join(hosted.folder, name));
      return await downloadsOf(chromium, join(hosted.folder, name));
    };
    const reports = await into('reports');
    const page = await chromium.openOwnPage('report/report.html');
    await openFile(page, 'abused.eml', pasted.source);
    await readVerdict(page);
    await page.click('.report-abuse > summary');
    const to = await page.waitForSelector('.abuse input[type="text"]');
    await to?.type('no address');
    await page.click('.abuse button');
    await page.waitForSelector('::-p-text(One of these is not an email address)');
    await to?.evaluate((input) => (input as HTMLInputElement).select());
    await to?.type('abuse@provider.example');
    await page.click('.abuse button');
    const report = readFileSync(await reports('.eml'));
    expect(report.toString('latin1')).toMatch(/^X-Unsent: 1\r\nTo: abuse@provider\.example\r\n/);
    expect(report.includes(Buffer.from(pasted.source))).toBe(true);

    const mails = await into('mails');
    await page.click('.footer .menu > button');
    await (await page.waitForSelector('::-p-text(Blank recipients in files)'))?.click();
    await (await page.waitForSelector('::-p-text(The message itself)'))?.click();
    const blanked = readFileSync(await mails('.eml'), 'utf8');
    expect(blanked).toMatch(/^X-Waybill-Blanked: /);
    expect(blanked).toContain('recipient-1@blanked.invalid');
    await page.close();
  });

  it('saves a page that needs nothing but a browser, and JSON as its schema says', async () => {
    const saved = await downloadsOf(chromium, hosted.folder);
    const page = await chromium.openOwnPage('report/report.html');
    await openFile(page, 'rsa.eml', pasted.source);
    const verdict = await readVerdict(page);

    await chooseToSave(page, 'html');
    const html = await saved('.html');
    expect(readFileSync(html, 'utf8')).not.toMatch(/<script/i);
    const opened = await chromium.openPage(`file://${html}`);
    expect(await readVerdict(opened)).toEqual(verdict);
    await opened.screenshot({ path: join(SCREENSHOTS, 'report-saved.png') });
    // An arrow leads to the header field that it rests on.
    const saidBy = await opened.$eval('.step[data-kind="write"]', (step) => step.getAttribute('href') ?? '');
    await opened.click('.step[data-kind="write"]');
    expect(await opened.$eval(':target', (target) => [`#${target.id}`, target.className])).toEqual([saidBy, 'field']);
    await opened.close();

    await chooseToSave(page, 'json');
    const json: unknown = JSON.parse(readFileSync(await saved('.json'), 'utf8'));
    const validate = new Ajv({ strict: false }).compile(
      JSON.parse(readFileSync(join(ROOT, 'docs', 'inspection.schema.json'), 'utf8')),
    );
    validate(json);
    expect(validate.errors ?? []).toEqual([]);
    await page.close();
  });

  it.runIf(PRINTS).each(['A4', 'Letter'] as const)(
    'prints the whole report on %s, whichever tab is shown',
    async (format) => {
      const page = await chromium.openOwnPage('report/report.html');
      await page.waitForNetworkIdle();
      // At once: as the verdict comes, in the same breath, the sheet would be there.
      const atOnce = page.evaluate(sheetsWithVerdict);
      await openFile(page, 'printed.eml', pasted.source);
      expect(await atOnce).toBe(1);
      const sheets = await printOnPaper(page, join(SCREENSHOTS, `report-printed-${format}.pdf`), format);
      const [first] = sheets;
      expect(Math.abs((first?.width ?? 0) - { A4: 595.3, Letter: 612 }[format])).toBeLessThan(2);
      const words = sheets.map(({ words }) => words.map(({ text }) => text).join(' ')).join(' ');
      const { fields, source } = await keptInspection(chromium, sha256OfFile(pasted.source));
      // Each part: the verdict, the diagram, every check, every field, the hash at the foot.
      for (const part of ['Really from', 'MUA', 'DKIM', 'DMARC', source.sha256, ...fields.map(({ name }) => name)])
        expect(words, part).toContain(part);
      const cut = sheets.flatMap(({ words, width, height }) =>
        words.filter(({ top, bottom, right }) => top < MARGIN || bottom > height - MARGIN || right > width),
      );
      expect(cut.map(({ text }) => text)).toEqual([]);
      // And the page is itself again.
      expect((await readVerdict(page)).level).toBe('verified');
      expect(await page.$$('.sheet')).toHaveLength(0);
      await page.close();
    },
  );

  it.runIf(PRINTS)('prints sixty hops over pages of which none ends within a line, light on any screen', async () => {
    const saved = await downloadsOf(chromium, hosted.folder);
    const page = await chromium.openOwnPage('report/report.html');
    await openFile(page, 'far.eml', far.source);
    await readVerdict(page);
    await chooseToSave(page, 'html');
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

/** As a person drops a file out of a file manager: the browser itself makes the events of it. */
async function dropFile(page: Page, paths: string | string[], { x, y }: { x: number; y: number }): Promise<void> {
  const session = await page.createCDPSession();
  const data = { items: [], files: [paths].flat(), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
}

/** Clicks our entry of the context menu over a selection of the tab in front; Chromium tells it without its line ends. */
async function clickInContextMenu(chromium: Chromium, selection: string): Promise<void> {
  const worker = await chromium.worker();
  await worker.evaluate(
    async (selectionText) => {
      const menuItemId = 'inspect-selection';
      // Fails when there is no such entry.
      await chrome.contextMenus.update(menuItemId, {});
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const click = { menuItemId, editable: false, frameId: 0, pageUrl: tab?.url, selectionText };
      chrome.contextMenus.onClicked.dispatch(click, tab);
    },
    selection.replace(/\s+/g, ' '),
  );
}

function asHtml({ source }: Mail): string {
  return Buffer.from(source).toString('latin1').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** In the page: how many sheets there would be on paper if a person printed in the moment in which the finished verdict comes. */
async function sheetsWithVerdict(): Promise<number> {
  return await new Promise((found) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.verdict[data-level="verified"]') || document.querySelector('.progress-stop'))
        return;
      observer.disconnect();
      dispatchEvent(new Event('beforeprint'));
      found(document.querySelectorAll('.sheet').length);
      dispatchEvent(new Event('afterprint'));
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
}
