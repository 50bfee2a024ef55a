import type { DmarcCheck } from '../../core/index.ts';

/**
 * The domain at which, or below which, SPF or DKIM would have to pass (RFC 9989 §3.2.10).
 *
 * @param mode strict: the author's domain itself; relaxed: any of the same organization
 */
export function alignedDomain({ evidence, organizationalDomain }: DmarcCheck, mode: 'relaxed' | 'strict'): string {
  return mode === 'strict' ? evidence.domain : (organizationalDomain ?? evidence.domain);
}
