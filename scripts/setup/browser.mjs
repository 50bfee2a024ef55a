/** A Chromium for the demo: the one that is there, else Debian's. */
import { BROWSER_PACKAGES, installPackages } from './debian.mjs';
import { hasChromium } from './programs.mjs';

/** @returns whether there is one now; says what to install when not */
export function ensureChromium() {
  if (hasChromium()) return true;
  if (installPackages(BROWSER_PACKAGES) && hasChromium()) return true;
  console.error(
    'Waybill needs Chromium to show itself (Google Chrome loads no extension from a folder by itself).\n' +
      `Install it, on Debian by: apt-get install ${BROWSER_PACKAGES.join(' ')}\n` +
      'or name its program in WAYBILL_CHROMIUM; then run npm start again.',
  );
  return false;
}
