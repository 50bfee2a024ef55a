/** Runs a script of the project once its npm packages are there: `node scripts/with-packages.mjs build.mjs --watch`. */
import { spawnSync } from 'node:child_process';
import { ensurePackages } from './setup/packages.mjs';
import { ROOT } from './setup/root.mjs';

ensurePackages();
// In a process of its own: a module that fails to load would otherwise hide why.
const { status } = spawnSync(process.execPath, process.argv.slice(2), { cwd: ROOT, stdio: 'inherit' });
process.exitCode = status ?? 1;
