/** The project's own files, as the build reads and writes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const LANGUAGES = ['en', 'ja'];
/** The folder of what only the static site has. */
export const SITE = 'web';

/** @param path from the project's root */
export function readJson(path) {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

export function toJson(value) {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/** Levels that share a drawing: where a few pixels are all there is, it tells only kinds of verdict apart. */
const SHARED_DRAWINGS = {
  vouched: ['listed'],
  ambiguous: ['altered'],
  unknown: ['internal', 'unchecked', 'unverified'],
};

/** The drawings, each under the name of every level that it stands for: so what shows one needs no table of its own. */
export function icons() {
  const names = readdirSync(join(ROOT, 'icons')).filter((name) => name.endsWith('.png'));
  return names.sort().flatMap((name) => {
    const [drawing, size] = name.split('-');
    const bytes = readFileSync(join(ROOT, 'icons', name));
    return [drawing, ...(SHARED_DRAWINGS[drawing] ?? [])].map((level) => [`icons/${level}-${size}`, bytes]);
  });
}

/** The few texts that the browser itself shows, in its own format. */
export function locales() {
  return LANGUAGES.map((language) => {
    const [manifest, toolbar] = ['manifest', 'toolbar'].map((name) =>
      readJson(`src/_locales/${language}/${name}.json`),
    );
    const texts = { ...manifest, action_title: toolbar.action_title };
    const messages = Object.entries(texts).map(([key, message]) => [key, { message }]);
    return [`_locales/${language}/messages.json`, toJson(Object.fromEntries(messages))];
  });
}
