import type { Note, RouteHop } from '../../inspection/index.ts';
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
 * Exchange writes at the end of the header who handed a mail in, where a sender's own fields stand too, and takes the sender's off: which of the
 * two stands there, nothing shows. The attack: where a connector lets them through, or the field is none of Exchange's, it makes any forgery
 * "from your own side". So it counts above the border's field, where nobody else writes, or where Exchange itself recorded that a user handed
 * the mail in; there must be one; and nothing that the receiver recorded may contradict it.
 */
function isMarkedInternal(facts: VerdictFacts): boolean {
  const marks = facts.fields.filter(({ name }) => name.toLowerCase() === 'x-ms-exchange-organization-authas');
  const [mark] = marks;
  if (marks.length !== 1 || mark?.trust !== 'recorded' || mark.value.toLowerCase() !== 'internal') return false;
  const border = facts.route.hops.find((hop) => hop.border);
  if (border === undefined || !(mark.index < border.fieldIndex || isHandedIn(facts, border))) return false;
  return !recordedDmarcFail(facts) && !recordedSpfFail(facts);
}

/** Within Exchange: by Outlook or OWA, or by a login at its own server. */
function isHandedIn({ route }: VerdictFacts, border: RouteHop): boolean {
  return route.submission && (border.with?.toLowerCase() === 'mapi' || border.form === 'Exchange');
}

/** Exchange asks SPF of mail from outside alone, and a server of one's own has no reason to fail it. */
function recordedSpfFail(facts: VerdictFacts): boolean {
  const result = trustedResults(facts)?.spf?.result;
  return result === 'fail' || result === 'softfail';
}
