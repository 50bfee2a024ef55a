/** A page loads several of these: a class that two of them style means two things at once, and one look spoils the other. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const VIEWS = new URL('../../src/', import.meta.url).pathname;
/** Loads none of the views' styles. */
const ALONE = /^handbook\//;
/** The panel is the popup in another frame, and says only what differs. */
const BUILT_UPON = new Set(['popup']);

/** The files in which a class is styled for itself, outside of anything else, by the class. */
function homes(): Map<string, string[]> {
  const styles = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.css') && !ALONE.test(path),
  );
  const found = new Map<string, string[]>();
  for (const path of styles) {
    const names = [...readFileSync(join(VIEWS, path), 'utf8').matchAll(/^\.([\w-]+) \{/gm)].map(
      (match) => match[1] ?? '',
    );
    for (const name of new Set(names)) found.set(name, [...(found.get(name) ?? []), path]);
  }
  return found;
}

describe('the styles', () => {
  it('give each class one home', () => {
    const found = homes();
    expect(found.size).toBeGreaterThan(100);
    expect([...found].filter(([name, paths]) => paths.length > 1 && !BUILT_UPON.has(name))).toEqual([]);
  });
});
