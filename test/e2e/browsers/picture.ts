/** Pictures that a run leaves behind. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a PNG picture, as browsers give it, into a file. */
export function savePicture(file: string, base64: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(base64, 'base64'));
}
