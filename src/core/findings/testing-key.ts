import { possiblyAlignedSignatures } from '../proof/signatures.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The key record says t=y: its domain is testing DKIM (RFC 6376 §3.6.1).
 *
 * The attack: none of its own; a domain in test may sign carelessly. Innocent: flags forgotten since the first day are common.
 * Caveat: the signature is shown like any other.
 */
export const testingKey: Finder = (facts) => {
  const check = possiblyAlignedSignatures(facts).find(({ evidence }) => evidence.key?.testing === true);
  if (check === undefined) return [];
  const { domain, selector, fieldIndex } = check.evidence;
  return [warn('info', 'finding_testing_key', { domain, selector }, [fieldIndex])];
};
