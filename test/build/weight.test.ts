/** What is loaded, and when: it is kept small by these goals, which the build prints too. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/text/translate.ts';
import type { Webmail } from '../../src/webmail/webmail.ts';
import { bundleAll, loadedWith, weigh } from './builder.ts';

let bundles: Awaited<ReturnType<typeof bundleAll>>;
beforeAll(async () => {
  bundles = await bundleAll();
});

const root = new URL('../../src/', import.meta.url);
const textFiles = readdirSync(new URL('_locales/en/', root)).filter((file) => file.endsWith('.json'));
const textsIn = (file: string) =>
  JSON.parse(readFileSync(new URL(`_locales/en/${file}`, root), 'utf8')) as Record<string, string>;
const ownSources = () =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(new URL(path, root), 'utf8'));
/** The parts of the browser in the polyfill's table. */
const callsOf = (polyfill: string) =>
  Object.keys(JSON.parse(/const apiMetadata = (\{.*?\});\n/s.exec(polyfill)?.[1] ?? '{}'));
const sourcesWith = (script: string) =>
  loadedWith(script, bundles.outputs).flatMap((path) => bundles.outputs[path]?.sources ?? []);
/** The scripts that `script` may load later, and all that come with them. */
const later = (script: string) =>
  loadedWith(script, bundles.outputs)
    .flatMap((path) => bundles.outputs[path]?.later ?? [])
    .flatMap((path) => loadedWith(path, bundles.outputs));

describe('the weight of the scripts', () => {
  it('meets every goal', () => {
    const weights = weigh(bundles);
    expect(weights.map(({ what }) => what)).toEqual([
      'the content script',
      'the content script with a webmail',
      'the worker',
      'the popup until its first verdict',
      'all scripts but those named below',
      'what is saved and handed on',
      'the welcome page',
      'the lessons',
      'the list of attachments',
      'the handbook, both languages',
      'all webmails',
    ]);
    for (const { what, gzip, goal } of weights) expect(gzip, what).toBeLessThanOrEqual(goal);
  });

  it('has no part in comments: these are for those who read the sources', () => {
    const ours = [...bundles.extension].filter(([path]) => /^(content|webmail|background)\/.*\.js$/.test(path));
    const comments = ours.flatMap(([path, contents]) =>
      Buffer.from(contents)
        .toString()
        .split('\n')
        .filter((line) => /^\s*(\/\/|\/\*(?! @))/.test(line))
        .map((line) => `${path}: ${line}`),
    );
    expect(ours.length).toBeGreaterThan(10);
    expect(comments).toEqual([]);
  });

  it('holds the polyfill once, for the own parts, and never in a page of a site', () => {
    const holders = [...bundles.extension].filter(([, contents]) => Buffer.from(contents).includes('wrapAPIs'));
    expect(holders.map(([path]) => path)).toHaveLength(1);
    expect(holders[0]?.[0]).toMatch(/^shared\//);
  });

  it('holds the calls of the polyfill for the parts of the browser that a source calls, and for no other', () => {
    const called = new Set(
      ownSources().flatMap((text) => [...text.matchAll(/\bbrowser\.(\w+)\??\./g)].map(([, part]) => part)),
    );
    const given = readFileSync(new URL('../node_modules/webextension-polyfill/dist/browser-polyfill.js', root), 'utf8');
    const bundled = [...bundles.extension.values()]
      .map((contents) => Buffer.from(contents).toString())
      .find((text) => text.includes('wrapAPIs'));
    expect(callsOf(given).length).toBeGreaterThan(called.size);
    expect(callsOf(bundled ?? '')).toEqual(callsOf(given).filter((part) => called.has(part)));
  });

  it('is shared: no source lies in two scripts', () => {
    const all = Object.values(bundles.outputs).flatMap(({ sources }) => sources);
    expect(all.filter((source, index) => all.indexOf(source) !== index)).toEqual([]);
  });

  it('is one script where the worker and the popup both load it, and one where the popup begins with it', () => {
    const worker = loadedWith('background/main.js', bundles.outputs);
    const begin = loadedWith('popup/begin.js', bundles.outputs);
    const both = loadedWith('popup/main.js', bundles.outputs).filter((path) => worker.includes(path));
    expect(both.filter((path) => begin.includes(path))).toHaveLength(1);
    expect(both.filter((path) => !begin.includes(path))).toHaveLength(1);
  });

  it('is little of which the popup begins with: nothing that draws', () => {
    const sources = sourcesWith('popup/begin.js');
    expect(sources).toContain('src/popup/first-look.ts');
    expect(sources.filter((source) => /preact|\/views\/|\.tsx$/.test(source))).toEqual([]);
  });
});

describe('sentences', () => {
  it.each([
    ['popup/main.js', 'inspection'],
    ['report/main.js', 'inspection'],
    ['report/main.js', 'files'],
    ['options/main.js', 'options'],
    ['learn/main.js', 'inspection'],
    ['learn/main.js', 'learn'],
    ['welcome/main.js', 'welcome'],
  ])('come into %s as a script a language, none with the page itself', (script, slice) => {
    expect(sourcesWith(script).filter((source) => source.includes('_locales/'))).toEqual([]);
    for (const language of LANGUAGES) {
      const one = later(script).filter((path) =>
        bundles.outputs[path]?.sources.includes(`src/_locales/${language}/${slice}.ts`),
      );
      expect(one.length).toBeGreaterThan(0);
      const others = one.flatMap((path) => bundles.outputs[path]?.sources ?? []);
      expect(others.filter((source) => !source.startsWith(`src/_locales/${language}/`))).toEqual([]);
    }
  });

  it('are no more in the worker than it says', () => {
    const texts = sourcesWith('background/main.js').filter((source) => source.endsWith('.json'));
    expect(texts.map((path) => path.split('/').at(-1))).toEqual([
      'badge.json',
      'toolbar.json',
      'badge.json',
      'toolbar.json',
    ]);
  });

  // A key that stands in a page's scripts is said there: its sentence has to be in a slice that the page loads.
  it.each(['popup', 'report', 'options', 'learn', 'welcome'])(
    'that %s says by their keys are all in what it loads',
    (page) => {
      const scripts = [...loadedWith(`${page}/main.js`, bundles.outputs), ...later(`${page}/main.js`)];
      const sources = new Set(scripts.flatMap((path) => bundles.outputs[path]?.sources ?? []));
      const isText = (path: string) =>
        bundles.outputs[path]?.sources.every((source) => source.startsWith('src/_locales/')) ?? false;
      const code = [...new Set(scripts)]
        .filter((path) => !isText(path))
        .map((path) => Buffer.from(bundles.extension.get(path) ?? []).toString())
        .join('\n');
      const literals = new Set([...code.matchAll(/["'`]([a-z0-9_]+)["'`]/g)].map((match) => match[1] ?? ''));
      const missing = textFiles
        .filter((file) => !sources.has(`src/_locales/en/${file}`))
        .flatMap((file) => Object.keys(textsIn(file)))
        .filter((key) => literals.has(key) || literals.has(key.replace(/_(one|other)$/, '')));
      expect(missing).toEqual([]);
    },
  );

  it('of every file are in a slice, but those of the command line and those that the browser itself reads', () => {
    const loaded = new Set(Object.values(bundles.outputs).flatMap(({ sources }) => sources));
    expect(textFiles.filter((file) => !loaded.has(`src/_locales/en/${file}`))).toEqual(['cli.json', 'manifest.json']);
  });
});

it('the script that marks a list of messages lies behind every profile that knows one, and behind no other', async () => {
  const folder = new URL('webmail/sites/', root);
  const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
  const knowing: string[] = [];
  for (const file of files) {
    const { webmail } = (await import(new URL(`${file}.ts`, folder).href)) as { webmail: Webmail };
    if (webmail.list) knowing.push(file);
  }
  expect(knowing).toContain('roundcube');
  const marking = files.filter((file) =>
    Buffer.from(bundles.extension.get(`webmail/${file}.js`) ?? []).includes('function serveList('),
  );
  expect(marking).toEqual(knowing);
});

describe('the list of attachments', () => {
  it('brings its parser only in the script of its own Worker', () => {
    const holders = Object.entries(bundles.outputs).filter(([, { sources }]) =>
      sources.some((source) => source.includes('/postal-mime/')),
    );
    expect(holders.map(([path]) => path)).toEqual(['attachments/worker.js']);
    const others = sourcesWith('attachments/worker.js').filter(
      (source) => !/^src\/attachments\/|\/postal-mime\//.test(source),
    );
    expect(others).toEqual([]);
    expect(sourcesWith('background/main.js')).not.toContain('src/core/stages/attached.ts');
  });
});

describe('saving a report', () => {
  it.each(['popup', 'report'])('is loaded by %s only when somebody saves', (page) => {
    const isSaving = (source: string) => /export\/(html|save|static-report)|render-to-string/.test(source);
    expect(sourcesWith(`${page}/main.js`).filter(isSaving)).toEqual([]);
    const then = later(`${page}/main.js`).flatMap((path) => bundles.outputs[path]?.sources ?? []);
    expect(then.filter(isSaving).length).toBeGreaterThan(3);
  });
});
