/** What the tests need beside npm's packages: installed where that is possible, else said at the end of the run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  BROWSER_PACKAGES,
  canInstall,
  installPackages,
  missingPackages,
  PEER_PACKAGES,
  STAGE_PACKAGES,
} from './debian.mjs';
import { ROOT } from './root.mjs';

/** By what is left out without them. Each group is installed by itself: Ubuntu lacks Debian's browsers, and nothing else. */
const GROUPS = [
  { what: 'the end-to-end tests in Chromium', packages: BROWSER_PACKAGES },
  { what: 'the end-to-end tests in Firefox', packages: ['firefox-esr'] },
  {
    what: 'the end-to-end tests in Roundcube with Dovecot, over HTTPS',
    packages: STAGE_PACKAGES.filter((name) => name !== 'firefox-esr' && !BROWSER_PACKAGES.includes(name)),
  },
  { what: 'the comparisons with pyspf, dkimpy, opendkim and cmark-gfm', packages: PEER_PACKAGES },
];
const SUITES = '../shared/suites';

/** As root on Debian or Ubuntu: installs what is missing, group by group; elsewhere does nothing. */
export function prepareMachine() {
  if (!canInstall()) return;
  for (const { packages } of GROUPS) installPackages(packages);
}

/** @returns a line for each part of the tests that could not run here: what, and how to get it */
export function leftOut() {
  const lines = GROUPS.flatMap(({ what, packages }) => {
    const missing = missingPackages(packages);
    return missing.length === 0 ? [] : [`left out: ${what}; to have them: apt-get install ${missing.join(' ')}`];
  });
  if (!existsSync(join(ROOT, SUITES)))
    lines.push(
      `left out: the public conformance suites (${SUITES} does not lie beside this checkout); our own cases ran`,
    );
  return lines;
}
