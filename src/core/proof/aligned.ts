/** Whether an authenticated domain speaks for the author's domain (RFC 9989 §3.2.10). */
import { isAtOrUnder } from '../dns/names.ts';
import type { DmarcCheck } from '../inspection/index.ts';
import type { Answer, VerdictFacts } from './facts.ts';

/**
 * @param domain d= of a signature, or the MAIL FROM domain, in A-labels
 * @returns 'unknown' while or because the DMARC record is not known and would decide it
 */
export function isAligned(facts: VerdictFacts, domain: string, method: 'dkim' | 'spf'): Answer {
  const author = facts.message.author?.domain ?? '';
  if (author === '' || domain === '' || author.startsWith('[')) return 'no';
  // The same name is aligned whatever the record says.
  if (domain === author) return 'yes';
  // Names under different top-level domains never are (RFC 9989 §4.10.2).
  if (topLevel(domain) !== topLevel(author)) return 'no';
  const { dmarc } = facts;
  // Without DNS nobody knows what its record would ask for: as little as after a time-out.
  if (dmarc === null) return 'unknown';
  if (dmarc.evidence.record === null || dmarc.policy === null) {
    return dmarc.result === 'temperror' ? 'unknown' : alignedWithoutRecord(author, domain);
  }
  const seen = method === 'spf' ? dmarc.evidence.spf : dmarc.evidence.dkim.find((one) => one.domain === domain);
  if (seen?.domain === domain) return seen.aligned ? 'yes' : dmarc.result === 'temperror' ? 'unknown' : 'no';
  return alignedByOrganization(dmarc, domain, method);
}

/**
 * Nobody says where the author's organization begins, so only a domain at or above the author's own speaks for it; and
 * never a top-level domain.
 */
function alignedWithoutRecord(author: string, domain: string): Answer {
  return domain.includes('.') && isAtOrUnder(author, domain) ? 'yes' : 'no';
}

/** For domains that DMARC was not given, since nothing of ours authenticated them: recorded results, failed signatures. */
function alignedByOrganization(dmarc: DmarcCheck, domain: string, method: 'dkim' | 'spf'): Answer {
  if (dmarc.evidence[method === 'dkim' ? 'adkim' : 'aspf'] === 'strict') return 'no';
  if (dmarc.organizationalDomain === null) return 'unknown';
  return isAtOrUnder(domain, dmarc.organizationalDomain) ? 'yes' : 'no';
}

function topLevel(domain: string): string {
  return domain.slice(domain.lastIndexOf('.') + 1);
}
