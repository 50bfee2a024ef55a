/**
 * `npm test`: the checks of the source, unit tests, build, end-to-end tests. As root on Debian or Ubuntu it installs all that these need;
 * elsewhere it says at its end what was left out, and how to get it. The last line counts all of it. In CI (`CI=true`) an
 * end-to-end test that is skipped is a failure.
 */
import { leftOut, prepareMachine } from './setup/machine.mjs';
import { ensurePackages } from './setup/packages.mjs';

prepareMachine();
ensurePackages();
const { CHECKS, runCheck } = await import('./setup/checks.mjs');
const { runBuild, runTests } = await import('./setup/tests.mjs');

const inCi = Boolean(process.env.CI);
const total = { passed: 0, failed: 0, skipped: 0 };
const count = ({ passed, failed, skipped }) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};

for (const check of CHECKS) count(asCounts(runCheck(check)));
count(runTests('unit tests', 'test/vitest.config.ts'));
const built = runBuild();
count(asCounts(built));
if (built) {
  const counts = runTests('end-to-end tests', 'test/e2e/vitest.config.ts');
  count(inCi ? { ...counts, failed: counts.failed + counts.skipped, skipped: 0 } : counts);
} else {
  console.error('no end-to-end tests without a build');
}
for (const line of leftOut()) console.log(line);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function asCounts(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}
