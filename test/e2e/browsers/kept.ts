/** What the background keeps for as long as the browser runs. */
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import type { Inspection } from '../../../src/core/index.ts';
import { waitFor } from '../services/process.ts';
import type { Chromium } from './chromium.ts';

/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

/** The newest finished inspection of the bytes with that SHA-256: it is there only if exactly they reached the worker. */
export async function keptInspection(chromium: Chromium, sha256: string): Promise<Inspection> {
  return await waitFor(`an inspection of ${sha256}`, async () => {
    const kept = await keptInspections(chromium);
    // One source has as many as there are receivers and other things on which a verdict rests.
    return kept
      .filter((inspection) => inspection.source.sha256 === sha256 && inspection.progress === 'done')
      .toSorted((one, other) => one.inspectedAt.localeCompare(other.inspectedAt))
      .at(-1);
  });
}

export async function keptInspections(chromium: Chromium): Promise<Inspection[]> {
  const worker = await chromium.worker();
  const stored = await worker.evaluate(async () => await chrome.storage.session.get(null));
  return Object.entries(stored)
    .filter(([name]) => /^inspection:[0-9a-f]{64}$/.test(name))
    .map(([, json]): Inspection => JSON.parse(String(json)));
}
