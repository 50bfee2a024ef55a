/**
 * Asking for permissions. Whatever needs one asks for it in the click that needs it. Chromium closes the popup when its
 * prompt opens, so nothing may have to happen after the answer: the background does the rest when it is told of the grant
 * (`onPermissionsChange`).
 */
import { browser, isFirefox } from './browser.ts';
import { CONSENT, nativePattern, type Permissions } from './permissions.ts';

/**
 * Asks the person. Call it first thing in the handler of a click: browsers refuse it otherwise.
 *
 * @returns whether it was granted; in Chromium's popup it never comes back
 */
export async function requestOrigins(patterns: string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: patterns.map(nativePattern) });
  } catch {
    return false;
  }
}

/** As `requestOrigins`, for resolvers. */
export async function requestResolvers(patterns: string[]): Promise<boolean> {
  if (!isFirefox()) return await requestOrigins(patterns);
  try {
    const wanted = { origins: patterns.map(nativePattern), data_collection: CONSENT };
    return await browser.permissions.request(wanted as Permissions);
  } catch {
    return false;
  }
}
