/**
 * Builds the extension for both browsers and for Thunderbird, and the engine alone for Node, out of `src/`, `icons/` and the one
 * `manifest.json`: `node build.mjs [--watch] [--out FOLDER]`. The same sources give the same bytes on every run; nothing is
 * minified, so that what is installed can be read.
 *
 *   dist/chrome/  dist/firefox/  dist/thunderbird/   to be loaded, or packed by scripts/package.mjs
 *   dist/web/                     the report page, the settings and the lessons as a static site, without an extension
 *   dist/core/index.js            the engine's public functions as one ES module without dependencies
 *   dist/sizes.txt                what everything weighs
 *   dist/graph.json               which file imports which
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  bundleCore,
  bundlePages,
  bundlePlainScripts,
  bundleProfiles,
  filesOf,
  importsOf,
  outputsOf,
  withMarking,
} from './scripts/build/bundle.mjs';
import { icons, locales, ROOT, SITE, toJson } from './scripts/build/files.mjs';
import { handbookPages } from './scripts/build/handbook.mjs';
import { htmlOf, siteHtml } from './scripts/build/html.mjs';
import { licenses } from './scripts/build/licenses.mjs';
import { manifestFor } from './scripts/build/manifest.mjs';
import { goalTable, sizeTable, weigh } from './scripts/build/weights.mjs';

/** The extension's pages of which a site can be made. */
const SITE_PAGES = ['report', 'options', 'learn'];

/**
 * A page is an HTML file in a part's folder: popup/popup.html. Its script is main.tsx, or has its name where it is not the folder's; what it begins
 * with before that is there, lies in begin.ts.
 */
function findPages() {
  const folders = readdirSync(join(ROOT, 'src'))
    .filter((folder) => folder !== SITE)
    .sort();
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, 'src', folder))
      .filter((file) => file.endsWith('.html'))
      .map((file) => file.replace(/\.html$/, ''))
      .map((name) => ({
        path: `${folder}/${name}`,
        script: `${folder}/${name === folder ? 'main' : name}`,
        begin: name === folder && existsSync(join(ROOT, 'src', folder, 'begin.ts')) ? `${folder}/begin` : null,
      })),
  );
}

/** A webmail's profile is a file in src/webmail/sites. */
function findWebmails() {
  const files = readdirSync(join(ROOT, 'src/webmail/sites')).sort();
  return files.map((file) => file.replace(/\.ts$/, ''));
}

/**
 * Bundles everything in memory.
 *
 * @returns {Promise<{ extension: Map<string, Uint8Array>, thunderbird: Map<string, Uint8Array>, site: Map<string, Uint8Array>,
 *   core: Map<string, Uint8Array>, graph: Record<string, string[]>, outputs: Record<string, { loads: string[], later: string[], sources: string[] }> }>}
 *   files by their path within dist/chrome (or dist/thunderbird, dist/web, dist/core); each source file with the files that it imports; each of the
 *   extension's scripts with the scripts that it loads
 */
export async function bundleAll() {
  const pages = findPages();
  // A mail program has no place for a side panel.
  const mailProgramPages = pages.filter(({ path }) => path !== 'popup/panel');
  const results = await Promise.all([
    bundlePages(pages, 'src/background/main.ts'),
    bundlePlainScripts(['src/content/early.ts', 'src/content/main.ts']),
    bundleProfiles(findWebmails()),
    bundleCore(),
    bundlePages(
      pages.filter(({ path }) => SITE_PAGES.includes(path.split('/')[0])),
      `src/${SITE}/worker.ts`,
      { alias: { 'webextension-polyfill': `./src/${SITE}/browser.ts` } },
    ),
    // By itself: what Thunderbird alone needs, no browser loads. Its script in messages is as plain as the content script.
    bundlePages(mailProgramPages, 'src/thunderbird/main.ts'),
    bundlePlainScripts(['src/thunderbird/line.ts']),
    bundlePlainScripts(['src/content/list.ts']),
  ]);
  const [own, content, webmails, core, web, mailProgram, line, list] = results;
  const [[, marking]] = filesOf(list);
  const outputs = outputsOf(own.metafile);
  const graph = Object.assign({}, ...results.map((result) => importsOf(result.metafile)));
  return {
    extension: new Map([
      ...filesOf(own),
      ...filesOf(content),
      ...withMarking(filesOf(webmails), marking),
      ...extensionFiles(pages, outputs, graph),
    ]),
    thunderbird: new Map([
      ...filesOf(mailProgram),
      ...filesOf(line),
      ...extensionFiles(mailProgramPages, outputsOf(mailProgram.metafile), graph),
    ]),
    site: new Map([...filesOf(web), ...siteHtml(pages, outputsOf(web.metafile)), ...icons(), licenses(graph)]),
    core: new Map(filesOf(core)),
    graph,
    outputs,
  };
}

/** What an extension holds beside its scripts and styles. */
function extensionFiles(pages, outputs, graph) {
  const html = pages.map((page) => [`${page.path}.html`, htmlOf(page, outputs)]);
  return [...html, ...handbookPages(ROOT), ...icons(), ...locales(), licenses(graph)];
}

/** Builds into a folder, which then holds nothing else. */
export async function build(out = join(ROOT, 'dist')) {
  const bundles = await bundleAll();
  const { extension, thunderbird, site, core, graph } = bundles;
  const files = new Map();
  for (const browser of ['chrome', 'firefox']) {
    files.set(`${browser}/manifest.json`, toJson(manifestFor(browser)));
    for (const [path, contents] of extension) files.set(`${browser}/${path}`, contents);
  }
  files.set('thunderbird/manifest.json', toJson(manifestFor('thunderbird')));
  for (const [path, contents] of thunderbird) files.set(`thunderbird/${path}`, contents);
  // Firefox takes what an administrator sets without a schema.
  files.set('chrome/managed_schema.json', readFileSync(join(ROOT, 'src/platform/managed_schema.json')));
  for (const [path, contents] of site) files.set(`${SITE}/${path}`, contents);
  for (const [path, contents] of core) files.set(`core/${path}`, contents);
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const sizes =
    sizeTable(sorted.filter(([path]) => !/^(firefox|thunderbird)\//.test(path))) + goalTable(weigh(bundles));
  rmSync(out, { recursive: true, force: true });
  for (const [path, contents] of [...sorted, ['sizes.txt', sizes], ['graph.json', toJson(graph)]]) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), contents);
  }
  return sizes;
}

/** Builds again whenever a source changed, at most every 200 ms; a mistake in a source does not end it. */
async function buildAndWatch(out) {
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await build(out).then(
        () => console.log(`${new Date().toLocaleTimeString()} built`),
        (error) => console.error(error.message),
      );
    }, 200);
  };
  for (const path of ['src', 'docs', 'icons', 'manifest.json']) watch(join(ROOT, path), { recursive: true }, again);
  again();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));

async function main(options) {
  const at = options.indexOf('--out');
  const out = at < 0 ? join(ROOT, 'dist') : options[at + 1];
  if (options.includes('--watch')) await buildAndWatch(out);
  else process.stdout.write(await build(out));
}
