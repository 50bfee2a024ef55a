import { beforeAll, describe, expect, it } from 'vitest';
import { bundleAll } from './builder.ts';

/** Which parts a part may import when types are erased, beside itself. Entries are not among them: nothing imports one. */
const MAY_IMPORT: Record<string, string[]> = {
  core: [],
  _locales: [],
  text: ['_locales'],
  lesson: ['core/journey', 'text'],
  webmail: [],
  platform: ['core/dns', 'text'],
  views: ['core/journey', 'text', 'lesson'],
  export: ['core/journey', 'text', 'views'],
};
const ENTRIES = ['background', 'content', 'popup', 'report', 'options', 'cli'];
/** Packages, and the only files that may import them. */
const PACKAGES: Record<string, RegExp> = {
  'postal-mime': /^src\/core\/message\/[^/]+\.ts$/,
  preact: /^src\/(views|popup|report|options|export|lesson)\//,
  'webextension-polyfill': /^src\/platform\/browser\.ts$/,
  'preact-render-to-string': /^src\/export\//,
};

let graph: Record<string, string[]> = {};
/** Every import of one source file by another, or of a package: [from, to]. */
let edges: [string, string][] = [];

beforeAll(async () => {
  ({ graph } = await bundleAll());
  edges = Object.entries(graph).flatMap(([from, imports]) => imports.map((to): [string, string] => [from, to]));
});

const partOf = (path: string) => path.split('/')[1] ?? '';
const isOurs = (path: string) => path.startsWith('src/');
const show = (edge: [string, string]) => edge.join(' → ');

describe('the import graph of the build', () => {
  it('holds every part that is entered', () => {
    for (const path of ['src/background/main.ts', 'src/content/main.ts', 'src/core/index.ts'])
      expect(graph).toHaveProperty([path]);
    expect(edges.length).toBeGreaterThan(200);
  });

  it('goes one way: each part imports only what stands below it', () => {
    const wrong = edges.filter(([from, to]) => {
      if (!isOurs(from) || !isOurs(to) || partOf(from) === partOf(to)) return false;
      const allowed = MAY_IMPORT[partOf(from)];
      return allowed && !allowed.some((part) => to.startsWith(`src/${part}/`));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('knows every part, so that a new folder has to say what it may import', () => {
    const parts = new Set(Object.keys(graph).filter(isOurs).map(partOf));
    expect([...parts].filter((part) => !(part in MAY_IMPORT) && !ENTRIES.includes(part))).toEqual([]);
  });

  it('has no part that imports an entry, and no entry that imports another', () => {
    const wrong = edges.filter(
      ([from, to]) => isOurs(to) && ENTRIES.includes(partOf(to)) && partOf(from) !== partOf(to),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('has no circle', () => {
    expect(findCircle(graph)).toEqual([]);
  });

  it('reaches packages only where they belong', () => {
    const packageOf = (path: string) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
    const wrong = edges.filter(([from, to]) => isOurs(from) && !isOurs(to) && !PACKAGES[packageOf(to)]?.test(from));
    expect(wrong.map(show)).toEqual([]);
  });

  it('has one file at most that imports postal-mime, which sees header text only', () => {
    const importers = edges.filter(([from, to]) => isOurs(from) && to.includes('/postal-mime/'));
    expect(new Set(importers.map(([from]) => from)).size).toBeLessThanOrEqual(1);
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
