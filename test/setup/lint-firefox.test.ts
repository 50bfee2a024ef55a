/** Mozilla's linter: what it finds is a failure; that it cannot be fetched is said, and in CI a failure. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../scripts/lint-firefox.mjs');

/** Runs the check with a program of ours in npm's place. */
function lintWith(npm: string, CI = '') {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-npm-'));
  try {
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${npm}\n`);
    chmodSync(join(folder, 'npm'), 0o755);
    const PATH = folder + delimiter + process.env['PATH'];
    const ran = spawnSync(process.execPath, [SCRIPT], { env: { ...process.env, CI, PATH }, encoding: 'utf8' });
    return { said: ran.stdout + ran.stderr, status: ran.status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(process.platform === 'win32')("Mozilla's linter", () => {
  it.each([
    ['is skipped with a line', '', 0],
    ['is a failure in CI', 'true', 1],
  ] as const)('that cannot be fetched %s', (_, CI, status) => {
    const ran = lintWith('exit 1', CI);
    expect(ran.said).toContain('cannot be fetched');
    expect(ran.status).toBe(status);
  });

  it('that finds something in the build for Firefox, a warning too, is a failure', { timeout: 60_000 }, () => {
    const ran = lintWith(`for last; do :; done
      test "$last" = --version && exit 0
      echo "$@"
      test -f "$last/manifest.json" && exit 1
      exit 0`);
    expect(ran.said).toMatch(/--warnings-as-errors \S*firefox\n/);
    expect(ran.status).toBe(1);
  });
});
