/**
 * What Mozilla's own linter says of the extension for Firefox, as the store runs it over every upload: no error, no warning. It is fetched
 * when it is asked for, and lies beside no other package: 190 packages that nothing else here needs. Where it cannot be, that is said; in CI
 * (`CI=true`), where nothing is skipped, it is a failure.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';

const LINTER = 'addons-linter@10.14.0';
/** For the fetching; the linting takes seconds. */
const PATIENCE_MS = 240_000;

/** Runs it by npm, in an empty folder: it must find no project whose packages it would take for its own. */
function lint(folder, args, stdio) {
  const command = [
    'exec',
    '--yes',
    '--prefer-offline',
    '--loglevel=error',
    `--package=${LINTER}`,
    '--',
    'addons-linter',
  ];
  const options = { cwd: folder, stdio, timeout: PATIENCE_MS, shell: process.platform === 'win32' };
  return spawnSync('npm', [...command, ...args], options).status === 0;
}

const folder = mkdtempSync(join(tmpdir(), 'waybill-lint-'));
try {
  if (lint(folder, ['--version'], 'ignore')) {
    await build(join(folder, 'built'));
    process.exitCode = lint(folder, ['--warnings-as-errors', join(folder, 'built', 'firefox')], 'inherit') ? 0 : 1;
  } else if (process.env.CI) {
    console.error(`${LINTER} cannot be fetched, and in CI nothing is skipped`);
    process.exitCode = 1;
  } else console.warn(`skipped: ${LINTER} cannot be fetched here`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
