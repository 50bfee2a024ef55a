import type { Note } from '../../inspection/index.ts';
import type { VerdictFacts } from '../../proof/facts.ts';
import { NO, type Rule } from '../ruling.ts';
import { recordedDmarcFail, trustedResults } from '../trusted.ts';

/**
 * Mail that never came from outside: handed in by an authenticated user of the receiver, or never sent over a server at
 * all. Only where it is known whose mailbox it lies in: else a forged field would make any mail "internal".
 */
export const internal: Rule = (facts) => {
  const reason = facts.route.receiver === null ? null : reasonFor(facts);
  if (reason === null) return NO;
  return {
    fits: 'yes',
    verdict: {
      domain: facts.message.author?.domain ?? null,
      headline: { code: 'verdict_internal', values: {} },
      reason,
      advice: { code: 'verdict_advice_internal', values: {} },
    },
  };
};

function reasonFor(facts: VerdictFacts): Note | null {
  const domain = facts.message.author?.domain ?? '';
  const isOwn = facts.user.ownDomains.includes(domain);
  // Servers write a Received field into whatever they take in, so what has none never came in.
  if (isOwn && facts.route.hops.length === 0) return { code: 'verdict_reason_own_sent', values: { domain } };
  if (facts.route.standing !== 'known') return null;
  if (isOwn && facts.route.submission) return { code: 'verdict_reason_submission', values: { domain } };
  return isMarkedInternal(facts) ? { code: 'verdict_reason_auth_as_internal', values: {} } : null;
}

/**
 * Exchange strips the fields of this name from outside mail and writes its own (MS-OXPROPS). The attack: where a connector lets
 * them through, the sender's own field stands beside it, or alone. So there must be one, and nothing that the receiver
 * recorded may contradict it. (An address outside does not: a company's own servers hand in mail over the internet.)
 */
function isMarkedInternal(facts: VerdictFacts): boolean {
  const marks = facts.fields.filter(({ name }) => name.toLowerCase() === 'x-ms-exchange-organization-authas');
  const [mark] = marks;
  if (marks.length !== 1 || mark?.trust !== 'recorded' || mark.value.toLowerCase() !== 'internal') return false;
  return !recordedDmarcFail(facts) && !recordedSpfFail(facts);
}

/** Exchange asks SPF of mail from outside alone, and a server of one's own has no reason to fail it. */
function recordedSpfFail(facts: VerdictFacts): boolean {
  const result = trustedResults(facts)?.spf?.result;
  return result === 'fail' || result === 'softfail';
}
