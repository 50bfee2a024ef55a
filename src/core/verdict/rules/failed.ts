import type { DkimCheck, DmarcPolicy, Note } from '../../inspection/index.ts';
import { authorPastLimit } from '../../message/facts.ts';
import { ageOf } from '../../proof/age.ts';
import type { VerdictFacts } from '../../proof/facts.ts';
import { isPending } from '../../proof/pending.ts';
import { alignedSignatures, isOverAnotherHeader } from '../../proof/signatures.ts';
import { missingKey, whyNoSpf } from '../no-answer.ts';
import { NO, type Open, PENDING, type Rule, type Ruling, unknown } from '../ruling.ts';
import { shortfall } from '../shortfall.ts';
import { letThrough, providerName, recordedDmarcFail, trustedDmarc } from '../trusted.ts';

/**
 * Red, and rare: the author's domain asks to reject or quarantine what is not proven to be its own, and either the user's
 * provider recorded that it is not, or everything that could have proven it was determined and failed.
 */
export const failed: Rule = (facts, open) => {
  if (isPending(facts, 'dmarc')) return PENDING;
  const gateway = likelyGateway(facts);
  if (gateway !== null) return unknown({ code: 'route_envelope_gateway', values: { name: gateway } });
  return byProvider(facts) ?? byOwnChecks(facts, open);
};

/**
 * The same where the one From stands past a limit, by the provider's word alone. The attack: 2,000 fields on top, and a forgery that the provider itself
 * recorded would be no more than "no single sender".
 */
export const failedUnread: Rule = (facts) => {
  const author = authorPastLimit(facts.message);
  if (author === null) return NO;
  if (isPending(facts, 'dmarc')) return PENDING;
  return byProvider({ ...facts, message: { ...facts.message, author } }) ?? NO;
};

/**
 * The provider's own DMARC fail. Not of mail handed in by a user, which it checks before it is signed; not behind a gateway, which
 * changes mail and hides its address. It decides before every answer that is missing to us: what costs a forger nothing (an ARC set that
 * nobody can check, 2,000 fields, an invented signature) must not turn the provider's own word into "could not check".
 */
function byProvider(facts: VerdictFacts): Ruling | null {
  if (!recordedDmarcFail(facts) || facts.route.submission || facts.route.gateway) return null;
  // What made the provider let it through is no sender's to have; our own checks know no more of it than the provider did.
  if (letThrough(facts) !== null) return NO;
  const reason: Note = {
    code: facts.dmarc?.result === 'fail' ? 'verdict_reason_both_fail' : 'verdict_reason_provider_fail',
    values: { provider: providerName(facts), domain: facts.message.author?.domain ?? '' },
  };
  const ours = facts.dmarc?.policy ?? null;
  if (asksToAct(ours)) return red(facts, ours, reason);
  // Without DNS the record can only be told by what the provider wrote of it; and where others answer, but not the author's servers. The attack: a
  // name below the author's domain, whose servers answer nobody. Where nothing answers at all, it is the reader's own way to the DNS that is closed.
  const isUnanswered =
    ours === null && facts.dmarc?.result === 'temperror' && facts.dns?.some(({ trouble }) => trouble === null);
  const theirs = facts.withoutDns || isUnanswered ? (trustedDmarc(facts)?.policy ?? null) : null;
  return asksToAct(theirs) ? red(facts, theirs, reason, 'provider_') : null;
}

function byOwnChecks(facts: VerdictFacts, open: readonly Open[]): Ruling {
  // Mail handed in by a user of the receiver's own carries neither an SPF result nor, as yet, a signature.
  if (facts.route.submission) return NO;
  if (facts.withoutDns) return unknown({ code: 'verdict_reason_dns_off', values: {} });
  const { dmarc } = facts;
  if (dmarc === null) return NO;
  if (dmarc.result === 'temperror') return unknown(whyUndetermined(facts));
  if (dmarc.result !== 'fail' || !asksToAct(dmarc.policy)) return NO;
  const age = ageOf(facts);
  if (age === 'unknown') return unknown({ code: 'verdict_reason_arrival_unknown', values: {} });
  if (age === 'old') return unknown({ code: 'verdict_reason_old_mail', values: { domain: dmarc.evidence.domain } });
  const [missing] = open;
  return missing ? unknown(missing.why) : red(facts, dmarc.policy, shortfall(facts));
}

function whyUndetermined(facts: VerdictFacts): Note {
  const { dmarc, spf } = facts;
  const domain = facts.message.author?.domain ?? '';
  if (dmarc?.evidence.record === null) return { code: 'verdict_reason_dmarc_unavailable', values: { domain } };
  const key = facts.dkim.find((check) => check.result === 'temperror');
  if (key) return missingKey(key);
  if (spf?.result === 'temperror') return whyNoSpf(spf);
  return { code: 'verdict_reason_dmarc_unavailable', values: { domain } };
}

/** @param teller who told the policy: our own question, or the provider */
function red(facts: VerdictFacts, policy: ActingPolicy, reason: Note, teller: '' | 'provider_' = ''): Ruling {
  const domain = facts.message.author?.domain ?? '';
  return {
    fits: 'yes',
    verdict: {
      domain,
      policy,
      headline: { code: `verdict_failed_${teller}${policy}`, values: { domain, provider: providerName(facts) } },
      reason,
      advice: { code: 'verdict_advice_failed', values: { domain } },
    },
  };
}

type ActingPolicy = Exclude<DmarcPolicy, 'none'>;

function asksToAct(policy: DmarcPolicy | null): policy is ActingPolicy {
  return policy === 'reject' || policy === 'quarantine';
}

/**
 * The client greeted as a declared gateway, or is one by its confirmed name, and the author's domain signed this very header: then a gateway that
 * changed the body behind it is likelier than a forger. He would have to own a mail of that domain with the same From, Subject and date. One that
 * is a gateway may have changed the header too.
 */
function likelyGateway(facts: VerdictFacts): string | null {
  const { gatewayGreeting = null, gateway, client, readings, hops } = facts.route;
  const border = hops.find((hop) => hop.border);
  const isBefore = client === null ? readings !== undefined : client.source === 'received' && client.ip !== border?.ip;
  const relay = gateway && isBefore ? (border?.reverseName ?? null) : null;
  const isOwn = (check: DkimCheck) => check.header.result === 'pass' || (relay !== null && isOverAnotherHeader(check));
  return alignedSignatures(facts).some(isOwn) ? (relay ?? gatewayGreeting) : null;
}
