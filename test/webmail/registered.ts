/** Every registered webmail's profile, and the pages of ours that are built like its own. */
import { readdirSync } from 'node:fs';
import { SITES } from '../../src/webmail/registry.ts';
import type { Page, Webmail } from '../../src/webmail/webmail.ts';
import { fakePage } from '../fakes/browser-page.ts';
import type { PageFixture } from './pages/fixture.ts';

const names = readdirSync(new URL('pages/', import.meta.url))
  .filter((name) => name !== 'fixture.ts')
  .map((name) => name.slice(0, -3));
const modules = await Promise.all(
  names.map((name) => import(`./pages/${name}.ts`) as Promise<Record<string, PageFixture>>),
);

export const pages = modules.flatMap((module) => Object.values(module));
export const profiles = new Map<string, Webmail>();
for (const { file = '' } of SITES.filter((site) => site.file)) {
  profiles.set(file, ((await import(`../../src/webmail/sites/${file}.ts`)) as { webmail: Webmail }).webmail);
}

export function pageOf({ address, file, cookies, around }: PageFixture, html: string) {
  const page = fakePage(address, html, file === 'plain-source' ? 'text/plain' : 'text/html', cookies);
  return { ...page, isTop: around === undefined };
}

/** Of an address that is no plain object. */
export function pick({ href, origin, hostname, pathname, search, hash }: Page['location']) {
  return { href, origin, hostname, pathname, search, hash };
}
