/** A linter that cannot be fetched: said, and in CI a failure. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../scripts/lint-firefox.mjs');

it.skipIf(process.platform === 'win32').each([
  ['is skipped with a line', '', 0],
  ['is a failure in CI', 'true', 1],
] as const)('a linter that cannot be fetched %s', (_, CI, status) => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-npm-'));
  try {
    writeFileSync(join(folder, 'npm'), '#!/bin/sh\nexit 1\n');
    chmodSync(join(folder, 'npm'), 0o755);
    const PATH = folder + delimiter + process.env['PATH'];
    const ran = spawnSync(process.execPath, [SCRIPT], { env: { ...process.env, CI, PATH }, encoding: 'utf8' });
    expect(ran.stdout + ran.stderr).toContain('cannot be fetched');
    expect(ran.status).toBe(status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
