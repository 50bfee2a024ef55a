import type { Inspection } from '../core/index.ts';
import { fieldLine } from './header-lines.ts';

/**
 * The header of the message as a mail of its own, by what the inspection holds of it: for handing on what may not be handed on whole. A
 * body cannot be blanked dependably (a name may be in a picture), so there is none.
 */
export function exportHeaders({ fields, blanked }: Inspection): string {
  const state = blanked ? fieldLine('X-Waybill-Blanked', 'recipients and local parts; the body was left out') : '';
  return `${state}${fields.map(({ name, value }) => fieldLine(name, value)).join('')}\r\n`;
}
