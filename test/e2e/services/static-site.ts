/** dist/web as a plain file server hands it out, below a folder of a host. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { SITE_BUILD } from '../paths.ts';
import type { Host } from './https.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
};

/** @param folder where the site lies on the host: '/waybill/' */
export function staticSite(folder: string): Host {
  return ({ url }) => {
    if (!url.pathname.startsWith(folder)) return null;
    const path = join(SITE_BUILD, normalize(`/${url.pathname.slice(folder.length) || 'index.html'}`));
    if (!existsSync(path) || !statSync(path).isFile()) return null;
    return { headers: { 'content-type': TYPES[extname(path)] ?? 'text/plain' }, body: readFileSync(path) };
  };
}
