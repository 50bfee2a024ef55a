import { browser } from '../platform/browser.ts';
import { LATE, within } from '../platform/within.ts';

/** The browser waits for every frame, however long one takes to load or to come out of an endless loop. */
const INJECT_MS = 10_000;

/**
 * Puts the content script into every frame that we may reach; where it is already, it does nothing. Needs the click's
 * activeTab or the site's permission.
 *
 * @returns the frames, of which one that keeps all others waiting leaves the page's own; null when the browser lets nobody into this page
 *   (its own pages, the extension store, a PDF)
 */
export async function injectContent(tabId: number): Promise<number[] | null> {
  try {
    const put = browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: ['content/main.js'] });
    const results = await within(put, INJECT_MS);
    return results === LATE ? [0] : results.map((result) => result.frameId);
  } catch {
    return null;
  }
}

/**
 * Puts the profile of one webmail into one frame.
 *
 * @param file as the content script names it: the name of a file in sites/, and no other of the extension's scripts
 * @returns whether it is there
 */
export async function injectWebmail(tabId: number, frameId: number, file: string): Promise<boolean> {
  if (!/^[a-z0-9-]{1,40}$/.test(file)) return false;
  try {
    const put = browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: [`webmail/${file}.js`],
      // Who asks for it is there already: a page that never ends loading must not keep it waiting.
      injectImmediately: true,
    });
    return (await within(put, INJECT_MS)) !== LATE;
  } catch {
    return false;
  }
}
