/** `npm run check`: the compiler, the linter and what else must be true of the source, without any test. */
import { ensurePackages } from './setup/packages.mjs';

ensurePackages();
const { CHECKS, runCheck } = await import('./setup/checks.mjs');
let failed = 0;
for (const check of CHECKS) if (!runCheck(check)) failed++;
console.log(`${CHECKS.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
