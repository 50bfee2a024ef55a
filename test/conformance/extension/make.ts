/** A small extension made at test time, whose worker does conformance jobs by `dist/core/index.js`. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const EXTENSION_ID = 'conformance@waybill.example';

/** @param engine the built engine @param folder where the extension goes */
export async function makeExtension(engine: string, folder: string, browser: 'chromium' | 'firefox'): Promise<void> {
  mkdirSync(join(folder, 'core'), { recursive: true });
  copyFileSync(engine, join(folder, 'core/index.js'));
  for (const file of ['background.js', 'page.html', 'page.js']) {
    copyFileSync(new URL(file, import.meta.url), join(folder, file));
  }
  await build({
    entryPoints: [fileURLToPath(new URL('../job.ts', import.meta.url))],
    outfile: join(folder, 'job.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'warning',
  });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifestOf(browser)));
}

function manifestOf(browser: 'chromium' | 'firefox') {
  const common = { manifest_version: 3, name: 'Conformance', version: '1' };
  if (browser === 'chromium') return { ...common, background: { service_worker: 'background.js', type: 'module' } };
  return {
    ...common,
    background: { scripts: ['background.js'], type: 'module' },
    browser_specific_settings: {
      gecko: { id: EXTENSION_ID, data_collection_permissions: { required: ['none'] } },
    },
  };
}
