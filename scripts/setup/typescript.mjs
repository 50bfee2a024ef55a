/** Node 20 runs no TypeScript: a module and what it imports of the project is bundled first. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './root.mjs';

/** @param {string} path of the module, from the checkout's folder */
export async function importTypeScript(path) {
  const outfile = join(ROOT, 'out', 'scripts', `${path.replace(/\W/g, '-')}.mjs`);
  mkdirSync(join(ROOT, 'out', 'scripts'), { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: [path],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return await import(pathToFileURL(outfile).href);
}
