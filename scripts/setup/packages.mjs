/** The npm packages, installed when they are missing or not those of the lockfile. Uses node: modules alone. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** Installs the packages of package-lock.json unless they are there; ends the program where that fails. */
export function ensurePackages() {
  if (arePackagesFresh()) return;
  console.log('installing the npm packages of package-lock.json …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error('npm ci failed: see above');
    process.exit(1);
  }
}

/** npm notes in node_modules what it installed; every package that is not optional must be there at its version. */
function arePackagesFresh() {
  const noted = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const wanted = readPackages(join(ROOT, 'package-lock.json'));
  const installed = readPackages(noted);
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
