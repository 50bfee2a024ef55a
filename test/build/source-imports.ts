/** Imports as they stand in the source files: also those of types, which the build erases, and of files that it does not bundle. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceImport {
  /** 'src/core/index.ts' */
  from: string;
  /** A path of the same kind, or a package: 'preact/hooks'. */
  to: string;
  /** Nothing of it is left when types are erased. */
  typesOnly: boolean;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Biome keeps each statement at the beginning of a line, and its quotes single. */
const IMPORTS =
  /^(?:import|export)\s+(type\s+)?(\{[^}]*\}|\*(?: as \w+)?|\w+(?:,\s*\{[^}]*\})?)\s+from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;

/** Every file below src/ that can import another. */
export function sourceFiles(): string[] {
  const paths = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  return paths
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:tsx?|mjs)$/.test(path))
    .sort();
}

export function sourceImports(): SourceImport[] {
  return sourceFiles().flatMap((from) => importsIn(from, readFileSync(join(ROOT, from), 'utf8')));
}

/** @param from the file's own path, for what it names from there */
export function importsIn(from: string, text: string): SourceImport[] {
  return [...text.matchAll(IMPORTS)].map(([, type, names = '', ...targets]) => {
    const target = targets.find((candidate) => candidate !== undefined) ?? '';
    return {
      from,
      to: target.startsWith('.') ? posix.join(posix.dirname(from), target) : target,
      typesOnly: type !== undefined || isListOfTypes(names),
    };
  });
}

/** `{ type A, type B }` */
function isListOfTypes(names: string): boolean {
  if (!names.startsWith('{')) return false;
  const each = names.slice(1, -1).split(',');
  return each.map((name) => name.trim()).every((name) => name === '' || name.startsWith('type '));
}
