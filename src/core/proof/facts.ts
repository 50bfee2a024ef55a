/** What verdict and findings are made from. */
import type { Inspection } from '../inspection/index.ts';

/** The part of an inspection that the verdict rests on: give it changed facts, and it tells what would be if. */
export type VerdictFacts = Pick<
  Inspection,
  | 'progress'
  | 'inspectedAt'
  | 'withoutDns'
  | 'user'
  | 'source'
  | 'message'
  | 'fields'
  | 'route'
  | 'recorded'
  | 'spf'
  | 'spfReason'
  | 'dkim'
  | 'dmarc'
  | 'arc'
> &
  Partial<Pick<Inspection, 'dns'>>;

export type Answer = 'yes' | 'no' | 'unknown';
