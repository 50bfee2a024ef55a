import type { Inspection } from '../core/index.ts';

const MAX_STEM = 60;

export type FileEnding = 'html' | 'json' | 'md' | 'txt' | 'eml' | 'svg' | 'png' | 'mmd';

/**
 * A file name from the subject: letters and digits of any script, hyphens between them; nothing that a file system or a
 * shell could take for more (a path, a drive, an option, a device, a hidden file).
 *
 * @param extension without dot
 * @param kind what it is, where it is no report and no message
 */
export function fileName(inspection: Inspection, extension: FileEnding, kind?: string): string {
  let stem = '';
  for (const character of inspection.message.subject.normalize('NFC')) {
    if (stem.length >= MAX_STEM) break;
    if (/[\p{Letter}\p{Mark}\p{Number}]/u.test(character)) stem += character;
    else if (stem !== '' && !stem.endsWith('-')) stem += '-';
  }
  while (stem.endsWith('-')) stem = stem.slice(0, -1);
  const start = kind === undefined ? 'waybill' : `waybill-${kind}`;
  return `${start}-${stem === '' ? inspection.source.sha256.slice(0, 12) : stem}.${extension}`;
}
