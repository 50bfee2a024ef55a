/** What the browser lets Waybill read beyond what the settings name: left by a list that was replaced, or granted by hand. */
import { browser } from './browser.ts';
import { isMailProgram } from './mail-program.ts';
import { nativePattern } from './permissions.ts';

/** Whether Waybill can be put into pages of other sites: not in a mail program, nor where it is a site itself (src/web). */
export function reachesPages(): boolean {
  return browser.scripting !== undefined && !isMailProgram();
}

/** @returns the granted patterns, as the browser names them, that are none of those used */
export async function unusedOrigins(used: readonly string[]): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const needed = new Set(used.map(nativePattern));
  return origins.filter((pattern) => !needed.has(pattern)).sort();
}

/** Gives one pattern back, as `unusedOrigins` names it; no error when it was taken back meanwhile. */
export async function giveBack(pattern: string): Promise<void> {
  await browser.permissions.remove({ origins: [pattern] }).catch(() => false);
}
