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

export function icons() {
  const names = readdirSync(join(ROOT, 'icons')).filter((name) => name.endsWith('.png'));
  return names.sort().map((name) => [`icons/${name}`, readFileSync(join(ROOT, 'icons', name))]);
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
