/**
 * Every function and class that a file of src/ exports says above it what it is for: `node scripts/docstrings.mjs` names
 * those that do not, and fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Biome keeps each at the beginning of a line. */
const EXPORTED =
  /^export (?:default )?(?:async )?(?:function\*?|class) (\w+)|^export const (\w+)(?:: [^=]+)? = (?:async )?(?:\(|function\b|\w+ =>)/;

/** @returns the names that nothing is said about, each with its line */
export function undocumented(text) {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const match = EXPORTED.exec(line);
    const name = match?.[1] ?? match?.[2];
    if (name === undefined) return [];
    const above = lines.slice(0, index).findLast((candidate) => !candidate.startsWith('// biome-ignore')) ?? '';
    // Of a function that can be called in several ways, the first one is described.
    const isOverload = above.startsWith('export function') && above.endsWith(';') && EXPORTED.exec(above)?.[1] === name;
    return above.endsWith('*/') || isOverload ? [] : [{ name, line: index + 1 }];
  });
}

const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'),
);
for (const file of files.sort()) {
  for (const { name, line } of undocumented(readFileSync(join(ROOT, 'src', file), 'utf8'))) {
    console.error(`src/${file}:${line} exports ${name} without saying what it is for.`);
    process.exitCode = 1;
  }
}
