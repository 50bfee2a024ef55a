/**
 * `npm run bench`: bundles the bench (TypeScript) and runs it. Arguments are passed on: `npm run bench -- hostile` for one section,
 * `npm run bench -- "10 MB"` for some rows, `npm run bench -- --quick` to see that all of it runs.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { build as buildExtension } from '../../build.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
// Inside the checkout, so that the packages of the peers are found.
const out = fileURLToPath(new URL('../../out/bench/', import.meta.url));

const common = {
  outdir: out,
  outbase: here,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  logLevel: 'warning',
};
await build({
  ...common,
  entryPoints: [`${here}bench.ts`, `${here}memory.ts`, `${here}soak.ts`],
  platform: 'node',
  target: 'node20',
  packages: 'external',
});
await build({ ...common, entryPoints: [`${here}worker/worker.ts`], platform: 'browser', target: 'chrome148' });
// A build of its own, to which pages are added that only measure.
const extension = `${out}extension`;
await buildExtension(extension);
const env = { ...process.env, WAYBILL_BUILD: extension };
spawn(process.execPath, ['--expose-gc', `${out}bench.mjs`, ...process.argv.slice(2)], { stdio: 'inherit', env }).on(
  'exit',
  (code) => {
    process.exitCode = code ?? 1;
  },
);
