/** The folder that a browser keeps itself in, read as a whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns what its files hold, a character a byte, by their paths; one that goes while it is read is none */
export function readFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    try {
      files.set(path, readFileSync(path, 'latin1'));
    } catch {
      // The browser has taken it away.
    }
  }
  return files;
}
