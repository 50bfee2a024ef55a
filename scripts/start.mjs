/** `npm start`: builds the extension and shows it at work on sample mails; see test/e2e/demo/demo.ts. */
import { ensurePackages } from './setup/packages.mjs';

ensurePackages();
const { ensureChromium } = await import('./setup/browser.mjs');
const { importTypeScript } = await import('./setup/typescript.mjs');
const { runBuild } = await import('./setup/tests.mjs');

if (!ensureChromium() || !runBuild()) process.exit(1);
const { runDemo } = await importTypeScript('test/e2e/demo/demo.ts');
await runDemo();
