import type { DnsTrouble, Note } from '../inspection/index.ts';
import type { VerdictFacts } from '../proof/facts.ts';

/** Whatever is asked, no answer of the DNS comes through. */
const BLOCKED: readonly (DnsTrouble | null)[] = ['offline', 'http', 'refused', 'malformed'];

/**
 * Where the way to the DNS itself is closed, that is what a person can mend, and no name that was asked for is to blame: a network's login
 * page that answers in the place of the resolver, or a resolver that nothing reaches.
 *
 * @returns null when answers come, or when it is a name's own trouble
 */
export function closedWayToDns({ dns = [] }: Pick<VerdictFacts, 'dns'>): Note | null {
  if (dns.some(({ trouble }) => trouble === 'html')) return { code: 'verdict_reason_dns_web_page', values: {} };
  return dns.length > 0 && dns.every(({ trouble }) => BLOCKED.includes(trouble))
    ? { code: 'verdict_reason_dns_blocked', values: {} }
    : null;
}
