import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The id that a build's manifest gives the extension in Firefox or Thunderbird. */
export function geckoId(build: string): string {
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}
