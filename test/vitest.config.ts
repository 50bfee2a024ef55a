import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';

const SUFFIX = '?as-text';

/** Style sheets imported as text, as the build does it for the saved report. */
const styleSheetsAsText: Plugin = {
  name: 'style-sheets-as-text',
  enforce: 'pre',
  async resolveId(path, importer) {
    if (!path.endsWith('.css')) return null;
    const found = await this.resolve(path, importer, { skipSelf: true });
    return found ? `\0${found.id.replace(/\.css$/, '.style')}${SUFFIX}` : null;
  },
  load(id) {
    if (!id.startsWith('\0') || !id.endsWith(`.style${SUFFIX}`)) return null;
    const path = id.slice(1, -SUFFIX.length).replace(/\.style$/, '.css');
    return `export default ${JSON.stringify(readFileSync(path, 'utf8'))};`;
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [styleSheetsAsText],
  resolve: {
    alias: { 'webextension-polyfill': fileURLToPath(new URL('fakes/polyfill.ts', import.meta.url)) },
  },
  test: {
    setupFiles: ['test/setup/sentences.ts', 'test/setup/seeds.ts'],
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
