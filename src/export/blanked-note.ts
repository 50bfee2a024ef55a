import type { Inspection } from '../core/index.ts';
import type { TextKey } from '../text/translate.ts';

/** What a file says of itself: whether recipients and local parts stand in it. */
export function blankedNote({ blanked }: Inspection): TextKey {
  return blanked ? 'export_blanked' : 'export_not_blanked';
}
