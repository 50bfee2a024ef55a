/** What a sender can add to a mail, or choose about its handing over, for nothing. */
import type { Addition } from './addition.ts';
import { hops, others, results } from './fields.ts';
import { handovers } from './handovers.ts';
import { seals, signatures } from './signatures.ts';

export const ADDITIONS: readonly Addition[] = [...signatures, ...seals, ...results, ...hops, ...others, ...handovers];
