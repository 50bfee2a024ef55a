/**
 * The badge's sign for each level at 14 pixels: an outline for the kind, as on the toolbar, and a mark that differs within
 * the kind, so that nothing rests on colour alone.
 */
import type { BadgeState } from '../platform/wire/messages.ts';

const SHIELD = 'M8 1 14 3.2v4.5c0 3.5-2.4 6-6 7.3-3.6-1.3-6-3.8-6-7.3V3.2z';
const OCTAGON = 'M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z';
const ROUND = 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z';
const DIAMOND = 'M8 .8 15.2 8 8 15.2.8 8z';
const SQUARE = 'M4.5 1.5h7a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-7a3 3 0 0 1-3-3v-7a3 3 0 0 1 3-3z';

export const ICONS: Record<BadgeState['level'], readonly [outline: string, mark: string]> = {
  verified: [SHIELD, 'm5 8 2.2 2.3L11 5.8'],
  vouched: [ROUND, 'M5 6.4h6M5 9.6h4'],
  listed: [ROUND, 'M5 5.2h6M5 8h6m-6 2.8h6'],
  altered: [DIAMOND, 'm5.8 10.2 4.4-4.4'],
  ambiguous: [DIAMOND, 'M8 11.4V8.2L5.8 6M8 8.2 10.2 6'],
  failed: [OCTAGON, 'm5.4 5.4 5.2 5.2m0-5.2-5.2 5.2'],
  internal: [SQUARE, 'M4.8 8 8 5.2 11.2 8M6 7.6v3.2h4V7.6'],
  unchecked: [SQUARE, 'M6.2 6.4a1.9 1.9 0 1 1 2.6 1.8q-.8.4-.8 1.2m0 2v.1'],
  unverified: [SQUARE, 'M5 8h6'],
  checking: [SQUARE, 'M5 8v.1M8 8v.1M11 8v.1'],
};
