import { lastLabels } from '../dns/labels.ts';
import type { DnsQuestion, DnsTrouble, Note } from '../inspection/index.ts';
import type { VerdictFacts } from '../proof/facts.ts';

/** No name that is asked for makes a resolver fail like this. */
const BLOCKED: readonly (DnsTrouble | null)[] = ['offline', 'http', 'refused', 'malformed'];

/**
 * Where the way to the DNS itself is closed, that is what a person can mend, and no name that was asked for is to blame: a network's login
 * page that answers in the place of the resolver, or a resolver from which nothing comes.
 *
 * @returns null when answers come, or when it is a name's own trouble
 */
export function closedWayToDns({ dns = [] }: Pick<VerdictFacts, 'dns'>): Note | null {
  // What is still known of earlier messages, and what was broken off, tells nothing of the way there now.
  const asked = dns.filter(({ cached, trouble }) => !cached && trouble !== 'aborted');
  if (asked.some(({ trouble }) => trouble === 'html')) return { code: 'verdict_reason_dns_web_page', values: {} };
  const isBlocked = asked.every(({ trouble }) => BLOCKED.includes(trouble));
  const isSilent = asked.every(({ trouble }) => trouble !== null) && areUnrelated(asked);
  return asked.length > 0 && (isBlocked || isSilent) ? { code: 'verdict_reason_dns_blocked', values: {} } : null;
}

/**
 * Whether these names are on servers of different people. The attack, or a fault: a domain whose own servers answer nothing is asked for
 * under many names. For DMARC its top level is asked too (RFC 9989 §4.10), which answers as long as anything does.
 */
function areUnrelated(asked: readonly DnsQuestion[]): boolean {
  return new Set(asked.map(({ name }) => lastLabels(name, 2))).size > 1;
}
