/** What an administrator set for everyone (docs/managed-settings.md). Nothing of the extension can write there. */
import { browser } from './browser.ts';

/** @returns the values as they were given, unchecked; none where no policy names the extension, which Firefox calls an error */
export async function readManaged(names: readonly string[]): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get([...names]);
  } catch {
    return {};
  }
}
