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
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build as bundle } from 'esbuild';
import { handbookPages } from './scripts/handbook.mjs';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const LANGUAGES = ['en', 'ja'];
const KB = 1024;
const HANDBOOK = ['handbook/handbook.css', ...LANGUAGES.map((language) => `handbook/${language}.html`)];

const SHARED = {
  absWorkingDir: ROOT,
  bundle: true,
  write: false,
  metafile: true,
  charset: 'utf8',
  legalComments: 'eof',
  target: ['chrome148', 'firefox140'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // No element is drawn where a file is loaded: the bundler need not mark each as one that it may leave out.
  jsxSideEffects: true,
  logLevel: 'warning',
};

/**
 * Cuts out of preact what sets markup by text (`dangerouslySetInnerHTML`): no view uses it, none could by mistake, and the reviewers of
 * the stores need not ask.
 */
const WITHOUT_MARKUP = {
  name: 'without-markup',
  setup({ onLoad }) {
    onLoad({ filter: /preact[\\/]dist[\\/]preact\.(module|mjs)/ }, ({ path }) => {
      const parts = readFileSync(path, 'utf8').split(/\b\w+\.innerHTML=\w+\.__html\b/);
      if (parts.length !== 2) throw new Error(`${path}: sets markup at ${parts.length - 1} places, not at one`);
      return { contents: parts.join('0'), loader: 'js' };
    });
  },
};

/**
 * The polyfill is written for older kinds of modules. With a `module` of its own it is one like all others, and no script needs what the
 * bundler would put between them.
 */
const POLYFILL_AS_MODULE = {
  name: 'polyfill-as-module',
  setup({ onLoad }) {
    onLoad({ filter: /webextension-polyfill[\\/]dist[\\/]browser-polyfill\.js$/ }, ({ path }) => ({
      contents: `const exports = {};\nconst module = { exports };\n${readFileSync(path, 'utf8')}\nexport default module.exports;\n`,
      loader: 'js',
    }));
  },
};

/** The folder of what only the static site has. */
const SITE = 'web';
/** The extension's pages of which a site can be made. */
const SITE_PAGES = ['report', 'options', 'learn'];

/** A page is an HTML file in a part's folder: popup/popup.html. Its script is main.tsx, or has its name where it is not the folder's. */
function findPages() {
  const folders = readdirSync(join(ROOT, 'src'))
    .filter((folder) => folder !== SITE)
    .sort();
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, 'src', folder))
      .filter((file) => file.endsWith('.html'))
      .map((file) => file.replace(/\.html$/, ''))
      .map((name) => ({ path: `${folder}/${name}`, script: `${folder}/${name === folder ? 'main' : name}` })),
  );
}

/** A webmail's profile is a file in src/webmail/sites. */
function findWebmails() {
  const files = readdirSync(join(ROOT, 'src/webmail/sites')).sort();
  return files.map((file) => file.replace(/\.ts$/, ''));
}

/** The scripts and styles of pages and of what answers them. */
function bundlePages(pages, worker, more = {}) {
  const styles = pages.map(({ path }) => `src/${path}.css`).filter((path) => existsSync(join(ROOT, path)));
  return bundle({
    ...SHARED,
    // The Worker that lists attachments is a script that a page starts by its path.
    entryPoints: [
      worker,
      'src/attachments/worker.ts',
      ...pages.map(({ script }) => `src/${script}.tsx`),
      ...styles,
      'src/handbook/handbook.css',
    ],
    outbase: 'src',
    outdir: 'out',
    format: 'esm',
    plugins: [WITHOUT_MARKUP, POLYFILL_AS_MODULE],
    // What two of them need is one file that both load.
    splitting: true,
    chunkNames: 'shared/[name]-[hash]',
    ...more,
  });
}

/**
 * A content script is no module: browsers load it as a plain script. It runs in other people's pages and frames, so it takes the browser's
 * own interface without the polyfill, which would hand it on as it is.
 */
function bundlePlainScripts(entryPoints) {
  return bundle({
    ...SHARED,
    entryPoints,
    alias: { 'webextension-polyfill': './src/content/native-browser.js' },
    outbase: 'src',
    outdir: 'out',
    format: 'iife',
  });
}

/** A webmail's profile is put into a page of that webmail alone, beside the content script, which finds it under this symbol. */
function bundleWebmails() {
  const profile = {
    name: 'profile',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^profile:/ }, ({ path }) => ({ path: path.slice('profile:'.length), namespace: 'profile' }));
      onLoad({ filter: /./, namespace: 'profile' }, ({ path }) => ({
        contents: `import { webmail } from './src/webmail/sites/${path}.ts';\nglobalThis[Symbol.for('waybill.webmail')] = webmail;\n`,
        resolveDir: ROOT,
      }));
    },
  };
  const entryPoints = findWebmails().map((name) => ({ in: `profile:${name}`, out: name }));
  return bundle({ ...SHARED, entryPoints, outdir: 'out/webmail', format: 'iife', plugins: [profile] });
}

/** Whether a webmail's profile knows a list: then the script that marks its messages follows in the same file. */
function hasList(profile) {
  return /^\s+list: \{/m.test(Buffer.from(profile).toString());
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
    bundleWebmails(),
    bundle({ ...SHARED, entryPoints: ['src/core/index.ts'], outdir: 'out', format: 'esm', platform: 'neutral' }),
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
  const [[, listScript]] = filesOf(list);
  const outputs = outputsOf(own.metafile);
  const graph = Object.assign({}, ...results.map((result) => importsOf(result.metafile)));
  return {
    extension: new Map([
      ...filesOf(own),
      ...filesOf(content),
      ...filesOf(webmails).map(([path, profile]) => [
        path,
        hasList(profile) ? Buffer.concat([profile, listScript].map(Buffer.from)) : profile,
      ]),
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

/** Each script of the extension's own parts, with the scripts that it loads with it and those that it may load later. */
function outputsOf(metafile) {
  const scripts = Object.entries(metafile.outputs).filter(([path]) => path.endsWith('.js'));
  const targets = (output, kind) =>
    output.imports.filter((one) => one.kind === kind).map((one) => one.path.slice('out/'.length));
  return Object.fromEntries(
    scripts.map(([path, output]) => [
      path.slice('out/'.length),
      {
        loads: targets(output, 'import-statement').sort(),
        later: targets(output, 'dynamic-import').sort(),
        sources: Object.keys(output.inputs).sort(),
      },
    ]),
  );
}

/** @returns the script and all that it cannot begin without */
export function loadedWith(script, outputs) {
  const loaded = new Set([script]);
  for (const path of loaded) for (const next of outputs[path].loads) loaded.add(next);
  return [...loaded];
}

/** The page, which names all scripts that it begins with: they load side by side, not each when another one was read. */
function htmlOf({ path, script: own }, outputs) {
  const html = readFileSync(join(ROOT, 'src', `${path}.html`), 'utf8');
  const script = '    <script type="module"';
  const shared = loadedWith(`${own}.js`, outputs).slice(1).sort();
  const links = shared.map((file) => `    <link rel="modulepreload" href="../${file}" />\n`).join('');
  return Buffer.from(html.replace(script, `${links}${script}`));
}

/**
 * The pages of the site, each behind the script that answers it. A site that is only files can set no header: its policy, the
 * extension's own, stands in each page; the handbook has a narrower one.
 */
function siteHtml(pages, outputs) {
  const policy = readJson('manifest.json').content_security_policy.extension_pages;
  const charset = '<meta charset="utf-8" />\n';
  const rules = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    '<meta name="referrer" content="no-referrer" />',
  ].map((line) => `    ${line}\n`);
  const withRules = (html) => Buffer.from(html.toString().replace(charset, charset + rules.join('')));
  const script = '    <script type="module"';
  // Scripts of this kind run one after the other, in their order.
  const answering = `${script} src="../${SITE}/worker.js"></script>\n`;
  const shown = pages.filter(({ script: own }) => outputs[`${own}.js`]);
  return [
    ['index.html', withRules(readFileSync(join(ROOT, 'src', SITE, 'index.html')))],
    ...handbookPages(ROOT),
    ...shown.map((page) => {
      const html = htmlOf(page, outputs).toString();
      return [`${page.path}.html`, withRules(html.replace(script, answering + script))];
    }),
  ];
}

function filesOf(result) {
  return result.outputFiles.map((file) => {
    const path = file.path.slice(join(ROOT, 'out/').length);
    return [path, path.endsWith('.js') ? withoutPaths(file, result.metafile.outputs[`out/${path}`]) : file.contents];
  });
}

/** Above each source esbuild writes its path: 340 of them are 2.4 KB of the worker, and graph.json names them all. */
function withoutPaths(file, output) {
  const headings = new Set(Object.keys(output.inputs).map((path) => `// ${path}`));
  return Buffer.from(
    file.text
      .split('\n')
      .filter((line) => !headings.has(line.trimStart()))
      .join('\n'),
  );
}

/** Only imports that are left when types are erased: a type binds nothing at run time. */
function importsOf(metafile) {
  const files = Object.entries(metafile.inputs).filter(([path]) => !path.startsWith('profile:'));
  return Object.fromEntries(
    files.map(([path, input]) => [path, input.imports.map((imported) => imported.path).sort()]),
  );
}

function icons() {
  const names = readdirSync(join(ROOT, 'icons')).filter((name) => name.endsWith('.png'));
  return names.sort().map((name) => [`icons/${name}`, readFileSync(join(ROOT, 'icons', name))]);
}

/** The licences of the packages that are bundled: each wants to go along with its code. */
function licenses(graph) {
  const names = Object.keys(graph).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  const packages = [...new Set(names.filter(Boolean))].sort();
  const texts = packages.map((name) => {
    const { version, license } = readJson(`node_modules/${name}/package.json`);
    const file = readdirSync(join(ROOT, 'node_modules', name)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(ROOT, 'node_modules', name, file), 'utf8') : '';
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return ['THIRD-PARTY-LICENSES.txt', Buffer.from(texts.join(`\n${'-'.repeat(72)}\n\n`))];
}

/** The few texts that the browser itself shows, in its own format. */
function locales() {
  return LANGUAGES.map((language) => {
    const texts = readJson(`src/_locales/${language}/manifest.json`);
    const messages = Object.entries(texts).map(([key, message]) => [key, { message }]);
    return [`_locales/${language}/messages.json`, toJson(Object.fromEntries(messages))];
  });
}

/**
 * The manifest of one browser: without what only the other one knows, since each warns of what it does not know.
 *
 * @param {'chrome' | 'firefox' | 'thunderbird'} browser
 */
export function manifestFor(browser) {
  if (browser === 'thunderbird') return manifestForThunderbird();
  const manifest = { ...readJson('manifest.json'), version: readJson('package.json').version };
  const { service_worker, scripts, type } = manifest.background;
  // Firefox has a command of its own for its sidebar, and a sidebar needs no permission there.
  const { _execute_sidebar_action, 'open-side-panel': openSidePanel, ...commands } = manifest.commands;
  if (browser === 'chrome') {
    const { browser_specific_settings: _, sidebar_action: __, ...rest } = manifest;
    return {
      ...rest,
      background: { service_worker, type },
      commands: { ...commands, 'open-side-panel': openSidePanel },
    };
  }
  const {
    minimum_chrome_version: _,
    message_serialization: __,
    incognito: ___,
    side_panel: ____,
    storage: _____,
    ...rest
  } = manifest;
  return {
    ...rest,
    background: { scripts, type },
    permissions: manifest.permissions.filter((name) => name !== 'sidePanel'),
    commands: { ...commands, _execute_sidebar_action },
  };
}

/**
 * Thunderbird's: Firefox's, but that the button stands in the header of a message, and that messages are read by Thunderbird's own
 * interface. An account's address tells whose mailbox a message lies in (`accountsRead`).
 */
function manifestForThunderbird() {
  const { action, sidebar_action: _, commands, browser_specific_settings, ...rest } = manifestFor('firefox');
  const { gecko } = browser_specific_settings;
  return {
    ...rest,
    message_display_action: { ...action, default_label: rest.name },
    background: { ...rest.background, scripts: ['thunderbird/main.js'] },
    permissions: ['messagesRead', 'accountsRead', 'scripting', 'storage'],
    commands: { _execute_message_display_action: commands._execute_action },
    browser_specific_settings: { gecko },
  };
}

function readJson(path) {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

function toJson(value) {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/** One line a file: path, bytes, bytes when compressed as a server or a store does it. */
function sizeTable(files) {
  const rows = [...files].map(([path, contents]) => [path, contents.length, gzipSync(contents, { level: 9 }).length]);
  const sums = ['all', rows.reduce((sum, row) => sum + row[1], 0), rows.reduce((sum, row) => sum + row[2], 0)];
  const width = Math.max(...rows.map((row) => row[0].length));
  return [['file', 'bytes', 'gzip'], ...rows, sums]
    .map(([path, bytes, gzip]) => `${path.padEnd(width)} ${String(bytes).padStart(9)} ${String(gzip).padStart(9)}\n`)
    .join('');
}

/** What the extension's scripts may weigh, in bytes as `gzip -9` makes them, and what they do. */
export function weigh({ extension, outputs }) {
  const weightOf = (paths) => paths.reduce((sum, path) => sum + gzipSync(extension.get(path), { level: 9 }).length, 0);
  const texts = Object.keys(outputs).filter((path) =>
    outputs[path].sources.some((source) => /_locales\/\w+\/inspection\.ts$/.test(source)),
  );
  // A mail parser, which its own Worker loads when somebody asks what a mail holds.
  const attachments = 'attachments/worker.js';
  const scripts = [...extension.keys()].filter((path) => path.endsWith('.js') && path !== attachments);
  // Cards, stories, questions, their page, "what if" and what each header field is come only when somebody asks for them.
  const isLesson = (path) =>
    outputs[path]?.sources.every((source) =>
      /^src\/(lesson|learn|views\/lesson|_locales\/\w+|(core|views)\/what-if)\/|\/field-help-view\.tsx$/.test(source),
    ) && outputs[path].sources.some((source) => /\/(lesson|learn|what-if|headers)(\/|\.ts$)/.test(source));
  // Opened once in the life of an installation; nothing else loads any of it.
  const isWelcome = (path) =>
    outputs[path]?.sources.every((source) => /^src\/(welcome\/|_locales\/\w+\/welcome\.)/.test(source));
  // Written, blanked, compared and reported only when somebody hands a message on.
  const isHandedOn = (path) =>
    outputs[path]?.sources.every((source) =>
      /^src\/(export|report\/(abuse|compare))\/|^src\/_locales\/\w+\/(saving|export|abuse|compare)\.|^src\/views\/styles\/|\/preact-render-to-string\//.test(
        source,
      ),
    );
  const heaviest = Math.max(...texts.map((path) => weightOf([path])));
  const webmails = scripts.filter((path) => path.startsWith('webmail/'));
  const heaviestWebmail = Math.max(...webmails.map((path) => weightOf([path])));
  return [
    { what: 'the content script', gzip: weightOf(['content/main.js']), goal: 12 * KB },
    {
      what: 'the content script with a webmail',
      gzip: weightOf(['content/main.js']) + heaviestWebmail,
      goal: 15 * KB,
    },
    // The whole engine, which a worker cannot load bit by bit: every known form of Received, every charset, every check of the wire.
    { what: 'the worker', gzip: weightOf(loadedWith('background/main.js', outputs)), goal: 164 * KB },
    {
      what: 'the popup until its first verdict',
      gzip: weightOf(loadedWith('popup/main.js', outputs)) + heaviest,
      goal: 80 * KB,
    },
    {
      what: 'all scripts but those named below',
      gzip: weightOf(
        scripts.filter((path) => !isLesson(path) && !isWelcome(path) && !isHandedOn(path) && !webmails.includes(path)),
      ),
      goal: 323 * KB,
    },
    { what: 'what is saved and handed on', gzip: weightOf(scripts.filter(isHandedOn)), goal: 38 * KB },
    { what: 'the welcome page', gzip: weightOf(scripts.filter(isWelcome)), goal: 5 * KB },
    { what: 'the lessons', gzip: weightOf(scripts.filter(isLesson)), goal: 80 * KB },
    { what: 'the list of attachments', gzip: weightOf(loadedWith(attachments, outputs)), goal: 31 * KB },
    // Pages without script, opened by a click on one of its entries.
    { what: 'the handbook, both languages', gzip: weightOf(HANDBOOK), goal: 136 * KB },
    // A page gets one of them, and each has its own copy of what they share: this is the weight of the package alone.
    { what: 'all webmails', gzip: weightOf(webmails), goal: 36 * KB },
  ];
}

function goalTable(weights) {
  const rows = weights.map(({ what, gzip, goal }) => {
    const word = gzip <= goal ? 'met' : 'MISSED';
    return `${what.padEnd(48)} ${String(gzip).padStart(9)}  goal ${String(goal).padStart(7)}  ${word}\n`;
  });
  return `\n${rows.join('')}`;
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
  files.set('chrome/managed_schema.json', readFileSync(join(ROOT, 'managed_schema.json')));
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
  for (const path of ['src', 'docs', 'icons', 'manifest.json', 'managed_schema.json'])
    watch(join(ROOT, path), { recursive: true }, again);
  again();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));

async function main(options) {
  const at = options.indexOf('--out');
  const out = at < 0 ? join(ROOT, 'dist') : options[at + 1];
  if (options.includes('--watch')) await buildAndWatch(out);
  else process.stdout.write(await build(out));
}
