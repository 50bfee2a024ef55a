/** Where the settings lie, nothing that runs in a webmail's page reaches: that page may have taken over its process, our script's with it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';

const RUNS = runs('where the settings lie in Chromium', findChromium() === null ? 'chromium' : null);
/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

describe.runIf(RUNS)("a content script's way to the settings", () => {
  let server: Server;
  let chromium: Chromium;
  let origin: string;

  beforeAll(async () => {
    server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>A webmail</p>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    chromium = await Chromium.open({ granted: [`${origin}/*`], stored: { language: 'en' } });
  });
  afterAll(async () => {
    await chromium?.close();
    server?.close();
  });

  it('is closed, to what a person set and to what an administrator did', async () => {
    await chromium.openPage(origin);
    const seen = await (await chromium.worker()).evaluate(async (pattern) => {
      const [tab] = await chrome.tabs.query({ url: pattern });
      const [found] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        func: async () => {
          const read = async (area: 'local' | 'managed' | 'session') =>
            await chrome.storage[area].get(null).then(
              () => 'read',
              () => 'refused',
            );
          return [await read('local'), await read('managed'), await read('session')];
        },
      });
      return found?.result;
    }, `${origin}/*`);
    expect(seen).toEqual(['refused', 'refused', 'refused']);
  });
});
