/** The watch over all requests sees one when there is one: else it would pass every run. */
import { expect, it } from 'vitest';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { temporaryFolder } from './paths.ts';
import { startHttps } from './services/https.ts';

const RUNS = runs('requests of Chromium', findChromium() === null ? 'chromium' : null);

it.runIf(RUNS)('a request to a host that is not on the stage fails the run', async () => {
  const folder = temporaryFolder('strange-requests');
  const body = '<!doctype html><title>Page</title><img src="https://tracker.example/pixel.png?bob">';
  const pages = await startHttps(folder.path, { 'page.example': () => ({ body }) });
  const chromium = await Chromium.open({ httpsPort: pages.port });
  await chromium.openPage('https://page.example/');
  await expect(chromium.close()).rejects.toThrow(
    'https://page.example asked for https://tracker.example/pixel.png?bob',
  );
  await pages.stop();
  folder.remove();
});
