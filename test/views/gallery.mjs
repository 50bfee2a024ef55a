/**
 * Photographs the popup with every story of test/fakes, in both languages, light and dark, and lets axe look at each:
 *
 *   node test/views/gallery.mjs [STORY …] [--tab=route] [--language=ja] [--scheme=dark] [--width=420] [--height=600]
 *                               [--click=SELECTOR] [--sheet] [--page=report]
 *
 * Pictures land in out/gallery/; with --sheet all stories stand on one picture. The pages are served under the
 * extension's own content security policy, so that what it would forbid fails here too. Ends with 1 when axe or the
 * browser's console complains.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = `${ROOT}out/gallery/`;
const STORIES = [
  'verified',
  'failed',
  'vouched',
  'listed',
  'internal',
  'ambiguous',
  'altered',
  'unchecked',
  'unverified',
  'oneHop',
  'sixHops',
  'sixtyHops',
  'longNames',
  'rightToLeft',
  'unreadable',
  'shownOnly',
  'personal',
  'checking0',
  'checking1',
  'checking2',
  'conversation',
  'looking',
  'offers',
  'noWebmail',
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tab: { type: 'string' },
    language: { type: 'string' },
    scheme: { type: 'string' },
    width: { type: 'string', default: '420' },
    height: { type: 'string', default: '600' },
    scale: { type: 'string', default: '2' },
    click: { type: 'string' },
    sheet: { type: 'boolean', default: false },
    page: { type: 'string', default: 'popup' },
  },
});
const stories = positionals.length > 0 ? positionals : STORIES;
const languages = options.language ? [options.language] : ['en', 'ja'];
const schemes = options.scheme ? [options.scheme] : ['light', 'dark'];
const width = Number(options.width);
const height = Number(options.height);

mkdirSync(OUT, { recursive: true });
const server = await serve();
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--hide-scrollbars',
    '--force-color-profile=srgb',
  ],
});
const complaints = [];
try {
  for (const scheme of schemes) {
    for (const language of languages) {
      if (options.sheet) await photographSheet(scheme, language);
      else for (const story of stories) await photograph(story, scheme, language);
    }
  }
} finally {
  await browser.close();
  server.close();
}
for (const complaint of complaints) console.error(complaint);
console.log(
  `${stories.length * schemes.length * languages.length} pictures in out/gallery, ${complaints.length} complaints`,
);
process.exitCode = complaints.length > 0 ? 1 : 0;

async function photograph(story, scheme, language) {
  const page = await openPage(scheme, { width, height });
  const name = [options.page === 'popup' ? '' : options.page, story, options.tab, language, scheme]
    .filter(Boolean)
    .join('-');
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(`${name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${name}: ${error.message}`));
  await page.goto(address({ story, language }));
  await prepare(page);
  await page.screenshot({ path: `${OUT}${name}.png` });
  complaints.push(...(await askAxe(page)).map((violation) => `${name}: ${violation}`));
  await page.close();
}

/** Chooses the tab and clicks what is to be opened. */
async function prepare(page) {
  await page.waitForSelector('.verdict');
  await settle(page);
  // Where there is no message there are no tabs.
  if (options.tab && (await page.$('[role="tab"]'))) {
    await page.locator(`[role="tab"][id$="-${options.tab}"]`).click();
    await settle(page);
  }
  // One after the other: '.head then .term-chip'.
  for (const selector of options.click?.split(' then ') ?? []) {
    // Every one that is there: '.checks details > summary' opens all that is folded.
    for (const element of await page.$$(selector)) await element.click();
    await settle(page);
  }
}

async function settle(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))),
  );
}

/** axe is injected past the page's policy, as the extension itself could not be. */
async function askAxe(page) {
  await page.evaluate(readFileSync(`${ROOT}node_modules/axe-core/axe.min.js`, 'utf8'));
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
  );
}

/** All stories side by side in frames of the popup's size. */
async function photographSheet(scheme, language) {
  const columns = Math.min(4, stories.length);
  const rows = Math.ceil(stories.length / columns);
  const page = await openPage(scheme, { width: columns * (width + 20) + 20, height: rows * (height + 20) + 20 });
  const frames = stories.map((story) => `<iframe src="${address({ story, language })}"></iframe>`).join('');
  const style = `body{margin:20px;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:20px;background:#c9cdd5}iframe{width:${width}px;height:${height}px;border:0}`;
  await page.goto(`http://127.0.0.1:${server.address().port}/blank`);
  await page.setContent(`<style>${style}</style>${frames}`);
  for (const frame of page.frames().slice(1)) await prepare(frame);
  await page.screenshot({ path: `${OUT}sheet-${[options.tab, language, scheme].filter(Boolean).join('-')}.png` });
  await page.close();
}

async function openPage(scheme, size) {
  const page = await browser.newPage();
  await page.setViewport({ ...size, deviceScaleFactor: options.sheet ? 1 : Number(options.scale) });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  return page;
}

function address(query) {
  return `http://127.0.0.1:${server.address().port}/popup?${new URLSearchParams({ ...query, page: options.page })}`;
}

/** The page, its script and its style; nothing else is there to be loaded. */
async function serve() {
  const bundle = await build({
    absWorkingDir: ROOT,
    entryPoints: { main: 'test/views/gallery-page.tsx', popup: `src/${options.page}/${options.page}.css` },
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const policy = JSON.parse(readFileSync(`${ROOT}manifest.json`, 'utf8')).content_security_policy.extension_pages;
  const files = new Map(bundle.outputFiles.map((file) => [file.path.split('/').at(-1), file.text]));
  const html = readFileSync(`${ROOT}src/popup/popup.html`, 'utf8');
  const found = createServer((request, response) => {
    const name = new URL(request.url, 'http://gallery').pathname.slice(1);
    if (name === 'blank') return response.setHeader('content-type', 'text/html').end('');
    response.setHeader('content-security-policy', policy);
    const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(name === 'favicon.ico' ? '' : (files.get(name) ?? html));
  });
  await new Promise((done) => found.listen(0, '127.0.0.1', done));
  return found;
}
