/** What the tests need beside npm's packages: installed where that is possible, else said at the end of the run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canInstall, GROUPS, installPackages, missingPackages } from './debian.mjs';
import { ROOT } from './root.mjs';

const SUITES = '../shared/suites';

/** As root on Debian or Ubuntu: installs what is missing, group by group; elsewhere does nothing. */
export function prepareMachine() {
  if (!canInstall()) return;
  for (const { packages } of GROUPS) installPackages(packages);
}

/** @returns a line for each part of the tests that could not run here: what, and how to get it */
export function leftOut() {
  const lines = GROUPS.flatMap(({ what, packages, instead }) => {
    if (instead?.()) return [];
    const missing = missingPackages(packages);
    return missing.length === 0
      ? []
      : [`left out: ${what}; to have them, on Debian or Ubuntu: apt-get install ${missing.join(' ')}`];
  });
  if (!existsSync(join(ROOT, SUITES)))
    lines.push(
      `left out: the public conformance suites (${SUITES} does not lie beside this checkout); our own cases ran`,
    );
  return lines;
}
