/** Which policy a record asks for, for this Author Domain (RFC 9989 §4.7, §4.10.1). */
import type { DmarcPolicy } from '../inspection/index.ts';
import type { DmarcRecord } from './record.ts';

export interface SelectedPolicy {
  policy: DmarcPolicy;
  /** The tag that it was taken from; null when the record gives none and "none" is assumed. */
  tag: 'p' | 'sp' | 'np' | null;
  /** t=y lowered it by one level. */
  lowered: boolean;
}

/**
 * Whether the record can be used at all: with a valid p= and no invalid sp= or np=, or with a rua= that holds a valid
 * address; then it counts as "p=none" (§4.10.1). 'unusable' = no DMARC processing for this message.
 */
export function usability(record: DmarcRecord): 'valid' | 'assume-none' | 'unusable' {
  const valid = record.p !== null && [record.p, record.sp, record.np].every((policy) => policy !== 'invalid');
  if (valid) return 'valid';
  return record.asksForReports ? 'assume-none' : 'unusable';
}

/**
 * Whether it must be known if the Author Domain exists in the DNS: only np= asks for it (§4.7), and only where it differs
 * from what existing subdomains get.
 */
export function asksForExistence(record: DmarcRecord, isSubdomain: boolean): boolean {
  return isSubdomain && usability(record) === 'valid' && record.np !== null && record.np !== (record.sp ?? record.p);
}

/**
 * @param isSubdomain the record stands above the Author Domain
 * @param exists whether the Author Domain exists; matters only for np=
 */
export function selectPolicy(record: DmarcRecord, isSubdomain: boolean, exists: boolean): SelectedPolicy {
  if (usability(record) !== 'valid') return { policy: 'none', tag: null, lowered: false };
  const order = ['p', ...(isSubdomain ? ['sp'] : []), ...(isSubdomain && !exists ? ['np'] : [])] as (
    | 'p'
    | 'sp'
    | 'np'
  )[];
  for (const tag of order.reverse()) {
    const policy = record[tag];
    if (policy === null || policy === 'invalid') continue;
    const effective = record.testing ? oneLevelBelow(policy) : policy;
    return { policy: effective, tag, lowered: effective !== policy };
  }
  return { policy: 'none', tag: null, lowered: false };
}

/** §4.7, t: "the policy applied to any failing messages will be one level below the specified policy". */
function oneLevelBelow(policy: DmarcPolicy): DmarcPolicy {
  return policy === 'reject' ? 'quarantine' : 'none';
}
