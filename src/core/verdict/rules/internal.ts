import type { Note } from '../../inspection.ts';
import { NO, type Rule, type VerdictFacts } from '../facts.ts';

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

/** Exchange strips the fields of this name from outside mail and writes its own (MS-OXPROPS); believed only above the trust line. */
function isMarkedInternal(facts: VerdictFacts): boolean {
  return facts.fields.some(
    ({ name, value, trust }) =>
      trust === 'recorded' &&
      name.toLowerCase() === 'x-ms-exchange-organization-authas' &&
      value.toLowerCase() === 'internal',
  );
}
