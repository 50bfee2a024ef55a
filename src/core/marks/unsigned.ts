/** What is said where no signature of a message is proven. */
import type { Inspection } from '../inspection/index.ts';
import { isHeaderRead } from './not-known.ts';
import { isSignatureOpen } from './our-marks.ts';

/**
 * `pending`: the check still runs; `unchecked`: nobody knows whether one would have been proven, for an answer, a key or a part of the header is missing; `none`: it has
 * no signature; `unproven`: those that it has were refuted.
 */
export type Unsigned = 'pending' | 'unchecked' | 'none' | 'unproven';

/** @returns why none is proven, of a message of which none is */
export function whyUnsigned({ progress, dkim, source }: Pick<Inspection, 'progress' | 'dkim' | 'source'>): Unsigned {
  if (progress !== 'done') return 'pending';
  if (dkim.length === 0) return isHeaderRead(source) ? 'none' : 'unchecked';
  return isSignatureOpen(dkim) ? 'unchecked' : 'unproven';
}
