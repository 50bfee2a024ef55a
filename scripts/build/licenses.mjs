import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, readJson } from './files.mjs';

/** The licences of the packages that are bundled: each wants to go along with its code. */
export function licenses(graph) {
  const names = Object.keys(graph).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  const packages = [...new Set(names.filter(Boolean))].sort();
  const texts = packages.map((name) => {
    const { version, license } = readJson(`node_modules/${name}/package.json`);
    const file = readdirSync(join(ROOT, 'node_modules', name)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(ROOT, 'node_modules', name, file), 'utf8') : '';
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return ['THIRD-PARTY-LICENSES.txt', Buffer.from(texts.join(`\n${'-'.repeat(72)}\n\n`))];
}
