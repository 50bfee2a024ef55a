import type { Code } from '../codes/index.ts';
import { lastLabels } from '../dns/labels.ts';
import type { DnsQuestion, DnsTrouble, Note } from '../inspection/index.ts';
import type { VerdictFacts } from '../proof/facts.ts';

/** No name that is asked for makes a resolver fail like this. */
const BLOCKED: readonly (DnsTrouble | null)[] = ['offline', 'http', 'refused', 'malformed'];

/** Reasons that only say that an answer is missing. */
const UNANSWERED: readonly Code[] = [
  'verdict_reason_key_unavailable',
  'verdict_reason_dmarc_unavailable',
  'verdict_reason_spf_unavailable',
  'verdict_reason_arc_unavailable',
];

/**
 * Where the way to the DNS itself is closed, that is what a person can mend, and no name that was asked for is to blame: a network's login
 * page that answers in the place of the resolver, or a resolver from which nothing comes. Nor is one where nobody waited any longer.
 *
 * @param why what is missing
 * @returns the same when other answers come, and it is a name's own trouble
 */
export function whyMissing({ dns: questions }: Pick<VerdictFacts, 'dns'>, why: Note): Note {
  const dns = questions ?? [];
  // What is still known of earlier messages, and what was broken off, tells nothing of the way there now.
  const asked = dns.filter(({ cached, trouble }) => !cached && trouble !== 'aborted');
  if (asked.some(({ trouble }) => trouble === 'html')) return { code: 'verdict_reason_dns_web_page', values: {} };
  const isBlocked = asked.every(({ trouble }) => BLOCKED.includes(trouble));
  const isSilent = asked.every(({ trouble }) => trouble !== null) && areUnrelated(asked);
  if (asked.length > 0 && (isBlocked || isSilent)) return { code: 'verdict_reason_dns_blocked', values: {} };
  // Ended before its first question, a check knows nothing of the DNS.
  const isEnded = questions?.length === 0 || dns.some(({ trouble }) => trouble === 'aborted');
  return isEnded && UNANSWERED.includes(why.code) ? { code: 'verdict_reason_stopped', values: {} } : why;
}

/**
 * Whether these names are on servers of different people. The attack, or a fault: a domain whose own servers answer nothing is asked for
 * under many names. For DMARC its top level is asked too (RFC 9989 §4.10), which answers as long as anything does.
 */
function areUnrelated(asked: readonly DnsQuestion[]): boolean {
  return new Set(asked.map(({ name }) => lastLabels(name, 2))).size > 1;
}
