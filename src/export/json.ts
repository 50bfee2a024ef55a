import type { Inspection } from '../core/index.ts';

/**
 * The whole inspection as JSON, readable, with its version (`version`, see docs/inspection.schema.json). Hostile text
 * stays what it is: JSON strings are inert, and every control character is escaped by the format itself.
 */
export function exportJson(inspection: Inspection): string {
  // U+2028 and U+2029 end a line in older JavaScript readers, C1 and bidirectional controls upset terminals.
  const escaped = JSON.stringify({ ...inspection, blanked: inspection.blanked ?? false }, null, 2).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}
