/** Runs vitest and counts what it ran, from its own report. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './checks.mjs';
import { ROOT } from './root.mjs';

/** @returns { passed, failed, skipped }; a file that could not run counts as one failure */
export function runTests(name, config) {
  console.log(`\n── ${name}`);
  const report = join(ROOT, 'out', 'tests', `${name.replaceAll(' ', '-')}.json`);
  mkdirSync(join(ROOT, 'out', 'tests'), { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(ROOT, 'node_modules', '.bin', 'vitest');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const passed = runProgram(vitest, ['run', '--config', config, ...reporters]);
  return readCounts(report, passed);
}

/** @returns whether it succeeded; what it says is shown only when not, since its table of sizes is long */
export function runBuild() {
  console.log('\n── build');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build.mjs'], { cwd: ROOT, encoding: 'utf8' });
  console.log(status === 0 ? 'built into dist/; its sizes are in dist/sizes.txt\n' : `${stdout}${stderr}`);
  return status === 0;
}

function readCounts(report, passed) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const brokenFiles = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed'),
    ).length;
    const failed = numFailedTests + brokenFiles;
    // vitest also fails for errors that belong to no test.
    return {
      passed: numPassedTests,
      failed: passed ? failed : Math.max(1, failed),
      skipped: numPendingTests + numTodoTests,
    };
  } catch (error) {
    console.error(`no report of the ${report} run: ${error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
