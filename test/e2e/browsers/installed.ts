/** Which programs of the stage are installed; a suite whose program is missing is skipped, and in CI fails. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const CHROMIUM = ['chromium', 'chromium-browser'];
/** Where a program lies that is on no search path. */
const ELSEWHERE = ['/Applications/Chromium.app/Contents/MacOS/Chromium'];
const FIREFOX = ['firefox-esr', 'firefox'];
const THUNDERBIRD = ['thunderbird'];

/** Path of the first of these programs that is installed, or null. WAYBILL_CHROMIUM, WAYBILL_FIREFOX, WAYBILL_THUNDERBIRD name another. */
export function findChromium(): string | null {
  return process.env['WAYBILL_CHROMIUM'] ?? findProgram(CHROMIUM) ?? ELSEWHERE.find((path) => existsSync(path)) ?? null;
}

export function findFirefox(): string | null {
  return process.env['WAYBILL_FIREFOX'] ?? findProgram(FIREFOX);
}

export function findThunderbird(): string | null {
  return process.env['WAYBILL_THUNDERBIRD'] ?? findProgram(THUNDERBIRD);
}

/** What a suite over IMAP needs. */
export function hasDovecot(): boolean {
  return existsSync('/usr/sbin/dovecot');
}

/** What a suite over Roundcube needs. */
export function hasRoundcube(): boolean {
  return hasDovecot() && existsSync('/var/lib/roundcube/public_html/index.php') && findProgram(['php']) !== null;
}

/** What an archive needs. */
export function hasPublicInbox(): boolean {
  return findProgram(['public-inbox-httpd']) !== null && findProgram(['public-inbox-mda']) !== null;
}

/** What reads a printed page again. */
export function hasPdfReader(): boolean {
  return findProgram(['pdftotext']) !== null;
}

/**
 * Whether a suite is to run.
 *
 * @param missing what is not installed, in words, or null
 * @throws in CI: there a suite that does not run is a failure
 */
export function runs(suite: string, missing: string | null): boolean {
  if (missing === null) return true;
  if (process.env['CI']) throw new Error(`${suite}: ${missing} is missing, and in CI nothing is skipped`);
  console.warn(`skipped: ${suite}. To run it, install ${missing}`);
  return false;
}

function findProgram(names: readonly string[]): string | null {
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name);
      if (folder !== '' && existsSync(path)) return path;
    }
  }
  return null;
}
