/** The documents for those who carry on name files and commands: each of them is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const PATHS = /`((?:src|test|scripts|docs)\/[^`\s*]+)`/g;
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

describe.each(['docs/architecture.md', 'docs/CONTRIBUTING.md', 'docs/SECURITY.md', 'README.md'])('%s', (document) => {
  const text = read(document);

  it('names only files and folders that are there', () => {
    const named = [...text.matchAll(PATHS)].map(([, path = '']) => path).filter((path) => !path.includes('FILE'));
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('links only to documents that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+?)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);
    const folder = document.includes('/') ? 'docs' : '';
    expect(links.filter((path) => !existsSync(join(root, folder, path)))).toEqual([]);
  });

  it('names only commands that are there', () => {
    const named = [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

it('docs/architecture.md tells each journey in ten lines, with files', () => {
  const journeys = read('docs/architecture.md').split('\n### ').slice(1);
  expect(journeys.length).toBe(4);
  for (const journey of journeys) {
    expect(journey.match(/^\d+\. /gm)?.length ?? 0).toBeLessThanOrEqual(10);
    expect(journey.match(PATHS)?.length ?? 0).toBeGreaterThan(4);
  }
});
