/** `npm run bench`: bundles the bench (TypeScript) and runs it. Arguments are passed on: `node test/bench/run.mjs 2KB` for some rows. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
// Inside the checkout, so that the packages of the peers are found.
const out = fileURLToPath(new URL('../../out/bench/', import.meta.url));

await build({
  entryPoints: [`${here}bench.ts`, `${here}memory.ts`],
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
spawn(process.execPath, ['--expose-gc', `${out}bench.mjs`, ...process.argv.slice(2)], { stdio: 'inherit' }).on(
  'exit',
  (code) => {
    process.exitCode = code ?? 1;
  },
);
