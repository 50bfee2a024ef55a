/**
 * `npm run fuzz`: every property test and fuzz campaign, again and again with random seeds, for so many minutes (default 10).
 *
 *     npm run fuzz -- 120                    two hours
 *     WAYBILL_FUZZ_SEED=123 npm run fuzz     one round with that seed
 *
 * Each round prints its seed. What it finds is to become a test of its own, with the input in it.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages } from './setup/packages.mjs';
import { ROOT } from './setup/root.mjs';

const DEFAULT_MINUTES = 10;
/** More inputs a property than a run of the tests tries. */
const TIMES = 5;

ensurePackages();
const minutes = Number(process.argv[2] ?? DEFAULT_MINUTES);
if (!Number.isFinite(minutes) || minutes < 0) {
  console.error('usage: npm run fuzz -- MINUTES');
  process.exit(2);
}
const files = propertyTests();
const end = Date.now() + minutes * 60_000;
const given = process.env.WAYBILL_FUZZ_SEED;
const found = [];
let rounds = 0;
do {
  const seed = given ?? String(randomInt(1, 2 ** 31 - 1));
  rounds++;
  console.log(`\n── round ${rounds}, seed ${seed}: ${files.length} files`);
  if (!runRound(seed)) found.push(seed);
} while (given === undefined && Date.now() < end);
console.log(
  `\n${rounds} rounds, ${found.length} found something${found.length > 0 ? `; seeds: ${found.join(' ')}` : ''}`,
);
process.exitCode = found.length > 0 ? 1 : 0;

/** Test files in which something is made up: by fast-check, or by a campaign of our own. */
function propertyTests() {
  const paths = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' });
  return paths
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.test\.tsx?$/.test(path) && !path.startsWith('test/e2e/'))
    .filter((path) => /from '(?:fast-check|\.\/campaign\.ts)'/.test(readFileSync(join(ROOT, path), 'utf8')));
}

function runRound(seed) {
  const vitest = join(ROOT, 'node_modules', '.bin', 'vitest');
  const { status } = spawnSync(
    vitest,
    ['run', '--config', 'test/vitest.config.ts', '--reporter=dot', '--testTimeout=200000', ...files],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, WAYBILL_FUZZ_SEED: seed, WAYBILL_FUZZ: process.env.WAYBILL_FUZZ ?? String(TIMES) },
    },
  );
  return status === 0;
}
