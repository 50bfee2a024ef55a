/** Where things lie; found by package.json, since the demo runs this bundled from another folder. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));
/** What `node build.mjs --out FOLDER` wrote; WAYBILL_BUILD names another folder than dist. */
const BUILD = process.env['WAYBILL_BUILD'] ?? join(ROOT, 'dist');
export const CHROME_BUILD = join(BUILD, 'chrome');
export const FIREFOX_BUILD = join(BUILD, 'firefox');
export const THUNDERBIRD_BUILD = join(BUILD, 'thunderbird');
export const SITE_BUILD = join(BUILD, 'web');
/** Screenshots and saved reports of the last run. */
export const OUT = join(ROOT, 'out');
export const SCREENSHOTS = join(OUT, 'screenshots');
// On a fresh clone nobody has made it yet, and a browser does not.
mkdirSync(SCREENSHOTS, { recursive: true });

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('no package.json above the tests');
  return findRoot(parent);
}

/** A new folder for one run; `remove` deletes it with all that is in it, and so does the end of the program. */
export function temporaryFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `waybill-${name}-`));
  // Dovecot reads mail as another user than root, and must come through.
  chmodSync(path, 0o711);
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.once('exit', remove);
  return {
    path,
    remove() {
      process.off('exit', remove);
      remove();
    },
  };
}
