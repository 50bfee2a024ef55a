import { beforeAll, describe, expect, it } from 'vitest';
import { bundleAll } from './builder.ts';
import { importsIn, type SourceImport, sourceFiles, sourceImports } from './source-imports.ts';

/** Which parts a part may import when types are erased, beside itself. Entries are not among them: nothing imports one. */
const MAY_IMPORT: Record<string, string[]> = {
  core: [],
  _locales: [],
  text: ['_locales'],
  // What may be told of a result, and by which sign, is decided once, in core/marks.
  lesson: ['core/journey', 'core/marks', 'text'],
  webmail: [],
  // How large a mail may be is said once, and so is how bytes are joined and written.
  platform: ['core/dns', 'core/bytes', 'core/caller-limits.ts'],
  // Characters that hide are made visible by the table by which they are facts.
  views: ['core/journey', 'core/marks', 'core/message/characters', 'text', 'lesson'],
  export: ['core/journey', 'core/marks', 'core/message/characters', 'text', 'views'],
  following: [],
  // What a mail holds, for display only: no part of the engine, and nothing of it near a verdict.
  attachments: [],
};
/** Of which parts it may name types beside: a type binds nothing at run time, but it is knowledge all the same. */
const MAY_NAME: Record<string, string[]> = {
  lesson: ['core'],
  webmail: ['core'],
  // Problems that cross between the parts are keys of sentences.
  platform: ['core', 'text'],
  views: ['core'],
  export: ['core'],
  following: ['core', 'platform'],
};
/**
 * The parts of the engine from the top down: each names only what stands below it, types included. A file of the folder itself is named
 * without its end.
 */
const CORE_FROM_THE_TOP = [
  'index',
  'inspect',
  'what-if',
  'stages',
  'journey',
  'marks',
  'findings',
  'verdict',
  'proof',
  'smtp-tls',
  'bimi',
  'dkim2',
  'arc',
  'spamfields',
  'dkim',
  'signatures',
  'dmarc',
  'spf',
  'route',
  'recorded',
  'received',
  'receivers',
  'message',
  'dns',
  'net',
  'hash',
  'bytes',
  'limits',
  'caller-limits',
  'inspection',
  'codes',
];
/** Single files that may import more, each for its reason. */
const DELIBERATE: Record<string, string> = {
  // Which language the browser's is, can only be said by who knows in which ones there are texts.
  'src/platform/language.ts': 'src/text/language.ts',
};
/** They import what they need, and are imported by nobody. */
const ENTRIES = [
  'background',
  'thunderbird',
  'content',
  'popup',
  'report',
  'options',
  'learn',
  'welcome',
  'web',
  'cli',
];
/**
 * Entries that import another: the background's services answer within the page of the static site, and over Thunderbird's own tabs, where
 * the badge of webmails stands over the message.
 */
const isAnsweringElsewhere = ({ from, to }: { from: string; to: string }) =>
  (['web', 'thunderbird'].includes(partOf(from)) && partOf(to) === 'background') ||
  (from === 'src/thunderbird/line.ts' && to === 'src/content/badge.ts');
/** Packages, and the only files that may import them. */
const PACKAGES: Record<string, RegExp> = {
  'postal-mime': /^src\/attachments\/read-parts\.ts$/,
  preact: /^src\/(views|following|popup|report|options|learn|welcome|export|lesson)\//,
  'webextension-polyfill': /^src\/platform\/browser\.ts$/,
  'preact-render-to-string': /^src\/export\//,
  esbuild: /^src\/cli\/run\.mjs$/,
  node: /^src\/cli\//,
};

let graph: Record<string, string[]> = {};
/** Every import of one source file by another, or of a package: [from, to]. */
let edges: [string, string][] = [];
/** Every import that stands in a source file. */
let imports: SourceImport[] = [];

beforeAll(async () => {
  ({ graph } = await bundleAll());
  edges = Object.entries(graph).flatMap(([from, targets]) => targets.map((to): [string, string] => [from, to]));
  imports = sourceImports();
});

const partOf = (path: string) => path.split('/')[1] ?? '';
const isOurs = (path: string) => path.startsWith('src/');
/** Of a package that is left out of one script: no source names it. */
const isPutInPlace = (path: string) => ['src/content/native-browser.js', 'src/web/browser.ts'].includes(path);
const show = ({ from, to }: { from: string; to: string }) => `${from} → ${to}`;
const packageOf = (path: string) =>
  path.startsWith('node:') ? 'node' : (/^(?:node_modules\/)?((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path);

describe('the imports in the source', () => {
  it('are read as they stand, types apart', () => {
    const text = [
      "import { a, type B } from '../b/c.ts';",
      "import type { D } from './d.ts';",
      "import {\n  type E,\n  type F,\n} from '../e.ts';",
      "import css from './g.css' with { type: 'text' };",
      "export * from '../h/i.ts';",
      "export const from = 'nowhere';",
      "import 'preact/debug';",
      "const late = await import('./j.ts');",
    ].join('\n');
    const read = importsIn('src/x/y.ts', text).map(({ to, typesOnly }) => (typesOnly ? `type ${to}` : to));
    expect(read).toEqual([
      'src/b/c.ts',
      'type src/x/d.ts',
      'type src/e.ts',
      'src/x/g.css',
      'src/h/i.ts',
      'preact/debug',
      'src/x/j.ts',
    ]);
  });

  it('are all those that the build finds, and more', () => {
    const read = new Set(imports.filter(({ typesOnly }) => !typesOnly).map(show));
    const found = edges.filter(
      ([from, to]) => isOurs(from) && isOurs(to) && !from.endsWith('.css') && !isPutInPlace(to),
    );
    expect(found.length).toBeGreaterThan(200);
    const named = found.map(([from, to]) => show({ from, to: to.split(' with ')[0] ?? '' }));
    expect(named.filter((edge) => !read.has(edge))).toEqual([]);
    expect(imports.filter(({ from }) => partOf(from) === 'cli').length).toBeGreaterThan(10);
  });

  it('go one way: each part imports only what stands below it, and names no types but of what it may know', () => {
    const wrong = imports.filter(({ from, to, typesOnly }) => {
      const allowed = MAY_IMPORT[partOf(from)];
      if (!allowed || !isOurs(to) || partOf(from) === partOf(to) || DELIBERATE[from] === to) return false;
      const named = typesOnly ? (MAY_NAME[partOf(from)] ?? []) : [];
      return ![...allowed, ...named].some((part) => to === `src/${part}` || to.startsWith(`src/${part}/`));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('go down within the engine, types included', () => {
    const level = (path: string) => CORE_FROM_THE_TOP.indexOf((path.split('/')[2] ?? '').replace(/\.ts$/, ''));
    const inCore = imports.filter(({ from, to }) => from.startsWith('src/core/') && to.startsWith('src/core/'));
    expect(inCore.length).toBeGreaterThan(500);
    const up = inCore.filter(({ from, to }) => level(to) < level(from) || level(from) < 0);
    expect(up.map(show)).toEqual([]);
  });

  it('make no circle, types included', () => {
    const targets: Record<string, string[]> = {};
    for (const { from, to } of imports) if (isOurs(to)) targets[from] = [...(targets[from] ?? []), to];
    expect(findCircle(targets)).toEqual([]);
  });

  it('are ruled by no rule about a folder that is not there', () => {
    const parts = new Set(sourceFiles().map(partOf));
    const named = [...Object.keys(MAY_IMPORT), ...Object.keys(MAY_NAME), ...ENTRIES];
    for (const list of [...Object.values(MAY_IMPORT), ...Object.values(MAY_NAME)])
      named.push(...list.map((path) => path.split('/')[0] ?? ''));
    expect(named.filter((part) => !parts.has(part))).toEqual([]);
    const inCore = new Set(
      sourceFiles()
        .filter((path) => path.startsWith('src/core/'))
        .map((path) => (path.split('/')[2] ?? '').replace(/\.ts$/, '')),
    );
    expect(CORE_FROM_THE_TOP.filter((part) => !inCore.has(part))).toEqual([]);
    expect(Object.values(PACKAGES).filter((where) => !sourceFiles().some((path) => where.test(path)))).toEqual([]);
  });

  it('need every exception that is made', () => {
    const made = new Set(imports.filter(({ typesOnly }) => !typesOnly).map(show));
    expect(Object.entries(DELIBERATE).filter(([from, to]) => !made.has(show({ from, to })))).toEqual([]);
  });

  it('stand in parts that are known, so that a new folder has to say what it may import', () => {
    const parts = new Set(sourceFiles().map(partOf));
    expect([...parts].filter((part) => !(part in MAY_IMPORT) && !ENTRIES.includes(part))).toEqual([]);
  });

  it('lead from no part to an entry, and from no entry to another', () => {
    const wrong = imports.filter(
      ({ from, to }) => isOurs(to) && ENTRIES.includes(partOf(to)) && partOf(from) !== partOf(to),
    );
    expect(wrong.filter((found) => !isAnsweringElsewhere(found)).map(show)).toEqual([]);
  });

  it('lead from the command line to nothing that needs a browser', () => {
    const reached = new Set(['src/cli/main.ts']);
    for (const path of reached)
      for (const { from, to, typesOnly } of imports) if (from === path && !typesOnly && isOurs(to)) reached.add(to);
    expect(reached.size).toBeGreaterThan(50);
    expect(reached).not.toContain('src/platform/browser.ts');
  });

  it('reach packages only where they belong', () => {
    const wrong = imports.filter(({ from, to }) => !isOurs(to) && !PACKAGES[packageOf(to)]?.test(from));
    expect(wrong.map(show)).toEqual([]);
  });
});

describe('the import graph of the build', () => {
  it('holds every part that is entered', () => {
    for (const path of ['src/background/main.ts', 'src/content/main.ts', 'src/core/index.ts'])
      expect(graph).toHaveProperty([path]);
    expect(edges.length).toBeGreaterThan(200);
  });

  it('has no circle', () => {
    expect(findCircle(graph)).toEqual([]);
  });

  it('reaches packages only where they belong', () => {
    const wrong = edges.filter(([from, to]) => isOurs(from) && !isOurs(to) && !PACKAGES[packageOf(to)]?.test(from));
    expect(wrong.map(([from, to]) => show({ from, to }))).toEqual([]);
  });

  it('has one file that imports postal-mime, which only the Worker of the list of attachments begins with', () => {
    const importers = edges.filter(([from, to]) => isOurs(from) && to.includes('/postal-mime/'));
    expect([...new Set(importers.map(([from]) => from))]).toEqual(['src/attachments/read-parts.ts']);
    const before = imports.filter(({ to }) => to === 'src/attachments/read-parts.ts').map(({ from }) => from);
    expect(before).toEqual(['src/attachments/worker.ts']);
    expect(imports.filter(({ to, typesOnly }) => to === 'src/attachments/worker.ts' && !typesOnly)).toEqual([]);
    // Only the report page asks for the list.
    const asking = imports.filter(
      ({ from, to }) => to.startsWith('src/attachments/') && partOf(from) !== 'attachments',
    );
    expect([...new Set(asking.map(({ from }) => partOf(from)))]).toEqual(['report']);
  });
});

/** @returns the files of one circle of imports, or none */
function findCircle(imports: Record<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (path: string, above: string[]): string[] => {
    if (above.includes(path)) return [...above.slice(above.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of (imports[path] ?? []).filter(isOurs)) {
      const circle = visit(next, [...above, path]);
      if (circle.length > 0) return circle;
    }
    done.add(path);
    return [];
  };
  for (const path of Object.keys(imports)) {
    const circle = visit(path, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
