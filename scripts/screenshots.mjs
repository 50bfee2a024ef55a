/**
 * `npm run screenshots [-- STATE …] [--language=ja] [--scheme=dark]`: pictures of every state and a contact sheet of them; see
 * test/e2e/screenshots/take.ts. With --readme the pictures of the README instead.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensurePackages } from './setup/packages.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string', multiple: true },
    scheme: { type: 'string', multiple: true },
    readme: { type: 'boolean', default: false },
  },
});
ensurePackages();
const { ensureChromium } = await import('./setup/browser.mjs');
const { importTypeScript } = await import('./setup/typescript.mjs');
const { runBuild } = await import('./setup/tests.mjs');

if (!ensureChromium() || !runBuild()) process.exit(1);
if (values.readme) {
  const { movingPicture } = await import('./setup/moving-picture.mjs');
  const { takeReadmePictures } = await importTypeScript('test/e2e/screenshots/readme.ts');
  for (const { file, frames, seconds } of await takeReadmePictures())
    writeFileSync(file, movingPicture(frames, seconds));
} else {
  const { takeScreenshots } = await importTypeScript('test/e2e/screenshots/take.ts');
  const { language: languages, scheme: schemes } = values;
  process.exitCode = (await takeScreenshots({ states: positionals, languages, schemes })) > 0 ? 1 : 0;
}
