/** What esbuild makes of the sources, and what it tells of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build as bundle, transform, transformSync } from 'esbuild';
import { ROOT } from './files.mjs';
import { importedTogether } from './together.mjs';

const TSCONFIG = readFileSync(join(ROOT, 'tsconfig.json'), 'utf8');

/**
 * esbuild drops comments, but those within an object or a class: 300 lines of them would be loaded with the scripts.
 *
 * @param imported by a source, others that it imports besides its own
 */
function loadSources(imported = new Map()) {
  return {
    name: 'load-sources',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, async ({ path }) => {
        const text = readFileSync(path, 'utf8');
        // Most sources are in several bundles.
        if (known.get(path)?.text !== text) known.set(path, { text, transformed: withoutComments(path, text) });
        const { code } = await known.get(path).transformed;
        const more = (imported.get(relative(ROOT, path)) ?? []).map((source) => `\nimport '${join(ROOT, source)}';`);
        return { contents: code + more.join(''), loader: 'jsx' };
      });
    },
  };
}

/** What was transformed, by its path; another text is transformed anew (`--watch`). */
const known = new Map();

function withoutComments(path, text) {
  return transform(text, {
    loader: path.endsWith('x') ? 'tsx' : 'ts',
    jsx: 'preserve',
    // In the output it is laid out anew.
    minifyWhitespace: true,
    charset: 'utf8',
    tsconfigRaw: TSCONFIG,
    sourcefile: path,
  });
}

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
  plugins: [loadSources()],
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
 * The parts of the browser that any source calls. The polyfill keeps a table of the calls of every part there is, which is half of its weight;
 * of the other parts it hands on what the browser has.
 */
const BROWSER_PARTS = [
  'action',
  'commands',
  'contextMenus',
  'extension',
  'i18n',
  'permissions',
  'runtime',
  'scripting',
  'storage',
  'tabs',
  'windows',
];

/**
 * The polyfill is written for older kinds of modules. With a `module` of its own it is one like all others, and no script needs what the
 * bundler would put between them.
 */
const POLYFILL_AS_MODULE = {
  name: 'polyfill-as-module',
  setup({ onLoad }) {
    onLoad({ filter: /webextension-polyfill[\\/]dist[\\/]browser-polyfill\.js$/ }, ({ path }) => ({
      contents: `const exports = {};\nconst module = { exports };\n${withOwnParts(readFileSync(path, 'utf8'))}\nconst browser = module.exports;\nexport { browser as default };\n`,
      loader: 'js',
    }));
  },
};

/** @returns the polyfill with what its table tells of the parts that are called here */
function withOwnParts(polyfill) {
  const parts = polyfill.split(/(?<=const apiMetadata = )(\{\n.*?\n {6}\})(?=;)/s);
  if (parts.length !== 3) throw new Error(`the polyfill has ${(parts.length - 1) / 2} tables of calls, not one`);
  const [before, table, after] = parts;
  const own = Object.entries(JSON.parse(table)).filter(([part]) => BROWSER_PARTS.includes(part));
  return before + JSON.stringify(Object.fromEntries(own)) + after;
}

/** The scripts and styles of pages and of what answers them. */
export async function bundlePages(pages, worker, more = {}) {
  const styles = pages.map(({ path }) => `src/${path}.css`).filter((path) => existsSync(join(ROOT, path)));
  const options = {
    ...SHARED,
    // The Worker that lists attachments is a script that a page starts by its path.
    entryPoints: [
      worker,
      'src/attachments/worker.ts',
      ...pages.map(({ script }) => `src/${script}.tsx`),
      ...pages.flatMap(({ begin }) => (begin ? [`src/${begin}.ts`] : [])),
      ...styles,
      'src/handbook/handbook.css',
    ],
    outbase: 'src',
    outdir: 'out',
    format: 'esm',
    // What two of them need is one file that both load.
    splitting: true,
    chunkNames: 'shared/[name]-[hash]',
    ...more,
  };
  const bundleWith = (imported) =>
    bundle({ ...options, plugins: [loadSources(imported), WITHOUT_MARKUP, POLYFILL_AS_MODULE] });
  const { metafile } = await bundleWith();
  const waitedFor = [worker, 'src/popup/begin.ts', 'src/popup/main.tsx'];
  const together = await bundleWith(importedTogether(metafile, waitedFor));
  // What a source imports by its own words is for the tests to judge.
  return { ...together, metafile: { ...together.metafile, inputs: metafile.inputs } };
}

/**
 * A content script is no module: browsers load it as a plain script. It runs in other people's pages and frames, so it takes the browser's
 * own interface without the polyfill, which would hand it on as it is.
 */
export function bundlePlainScripts(entryPoints) {
  return bundle({
    ...SHARED,
    entryPoints,
    alias: { 'webextension-polyfill': './src/content/native-browser.js' },
    outbase: 'src',
    outdir: 'out',
    format: 'iife',
  });
}

/** Where the content script finds a webmail's profile, which is put into pages of that webmail alone (`PROFILE` in src/content/running.ts). */
const PROFILE = "globalThis[Symbol.for('waybill.webmail')]";

export function bundleProfiles(names) {
  const entryPoints = names.map((name) => ({ in: `profile:${name}`, out: name }));
  return bundle({
    ...SHARED,
    entryPoints,
    outdir: 'out/webmail',
    format: 'iife',
    plugins: [loadSources(), LEAVE_PROFILE],
  });
}

/** A profile hands itself over: what it exports would need an adapter of the bundler's in every page. */
const LEAVE_PROFILE = {
  name: 'leave-profile',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^profile:/ }, ({ path }) => ({ path: path.slice('profile:'.length), namespace: 'profile' }));
    onLoad({ filter: /./, namespace: 'profile' }, ({ path }) => ({
      contents: `import { webmail } from './src/webmail/sites/${path}.ts';\n${PROFILE} = webmail;\n`,
      resolveDir: ROOT,
    }));
  },
};

/**
 * @param profiles what bundleProfiles gave
 * @param marking the script that marks the messages of a list
 * @returns the profiles' files; behind each that knows a list, that script follows
 */
export function withMarking(profiles, marking) {
  return profiles.map(([path, profile]) => [
    path,
    knowsList(profile) ? Buffer.concat([profile, marking].map(Buffer.from)) : profile,
  ]);
}

function knowsList(profile) {
  return runInNewContext(`${Buffer.from(profile)}\n${PROFILE}.list !== undefined`);
}

/** The engine alone, for Node as well. */
export function bundleCore() {
  return bundle({ ...SHARED, entryPoints: ['src/core/index.ts'], outdir: 'out', format: 'esm', platform: 'neutral' });
}

/** Each script of the extension's own parts, with the scripts that it loads with it and those that it may load later. */
export function outputsOf(metafile) {
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

export function filesOf(result) {
  return result.outputFiles.map((file) => {
    const path = file.path.slice(join(ROOT, 'out/').length);
    return [path, path.endsWith('.js') ? withoutNotes(file, result.metafile.outputs[`out/${path}`]) : file.contents];
  });
}

/**
 * What esbuild writes beside the sources: above each an empty line and its path (340 of them are 2.7 KB of the worker, and graph.json names them
 * all), marks for other bundlers, and a line for each name that a script takes from another. It indents by two blanks; by tabs the worker is half a
 * KB less.
 */
function withoutNotes(file, output) {
  const headings = new Set(Object.keys(output.inputs).map((path) => `// ${path}`));
  const isHeading = (line = '') => headings.has(line.trimStart());
  const lines = file.text
    .replaceAll('/* @__PURE__ */ ', '')
    .replace(/^(?:import|export) \{\n[^{}]*\n\}/gm, (names) => names.replace(/\n */g, ' '))
    .split('\n')
    .filter((line, at, all) => !isHeading(line) && !(line === '' && isHeading(all[at + 1])));
  return Buffer.from(indentByTabs(lines));
}

/** But where lines belong to a text that goes on over several of them, whose blanks are its own. */
function indentByTabs(lines) {
  const text = lines.join('\n');
  const byTabs = (line) => line.replace(/^(?: {2})+/, (blanks) => '\t'.repeat(blanks.length / 2));
  let isText = false;
  const beside = lines.map((line) => {
    const indented = isText ? line : byTabs(line);
    if (line.split('`').length % 2 === 0) isText = !isText;
    return indented;
  });
  // A backtick within another text misleads the second; where both fail, the blanks stay.
  return [lines.map(byTabs), beside].map((ways) => ways.join('\n')).find((way) => bare(way) === bare(text)) ?? text;
}

function bare(code) {
  return transformSync(code, { minifyWhitespace: true, charset: 'utf8' }).code;
}

/** Only imports that are left when types are erased: a type binds nothing at run time. */
export function importsOf(metafile) {
  const files = Object.entries(metafile.inputs).filter(([path]) => !path.startsWith('profile:'));
  return Object.fromEntries(
    files.map(([path, input]) => [path, input.imports.map((imported) => imported.path).sort()]),
  );
}
