import { isAtOrUnder } from '../../dns/names.ts';
import type { ArcCheck, DkimCheck, Note, Verdict } from '../../inspection/index.ts';
import { isAligned } from '../../proof/aligned.ts';
import type { VerdictFacts } from '../../proof/facts.ts';
import { isPending } from '../../proof/pending.ts';
import { alignedSignatures, isBroken, isKeyGone } from '../../proof/signatures.ts';
import { whatIsMissing } from '../advise.ts';
import { arcVoucher } from '../arc-voucher.ts';
import { whyMissing } from '../dns-first.ts';
import { possiblyAltered } from '../possibly-altered.ts';
import { NO, PENDING, type Rule, unknown } from '../ruling.ts';
import { providerName, recordedDmarcFail, recordedDmarcPass, trustedResults } from '../trusted.ts';

/**
 * Somebody whom the user has reason to believe says that the mail is from this domain: the user's own provider, a proof
 * by undoing one known change, or sealers whom the user trusts.
 */
export const vouched: Rule = (facts) => {
  if (recordedDmarcPass(facts)) return byProvider(facts, { code: 'verdict_reason_recorded_dmarc', values: {} });
  const signer = recordedSigner(facts);
  if (signer?.aligned === 'yes') {
    return byProvider(facts, { code: 'verdict_reason_recorded_dkim', values: { signer: signer.domain } });
  }
  const undone = alignedSignatures(facts).find((check) => check.undone !== undefined);
  if (undone?.undone?.[0]) return byUndoing(facts, undone, undone.undone[0]);
  return bySealer(facts, signer !== null);
};

/**
 * A recorded dkim=pass whose domain speaks for the author's. Not when the same provider recorded that DMARC fails: then it
 * knew better whether the two belong together.
 */
function recordedSigner(facts: VerdictFacts): { domain: string; aligned: 'yes' | 'unknown' } | null {
  if (recordedDmarcFail(facts)) return null;
  let open: string | null = null;
  for (const { result, domain } of trustedResults(facts)?.dkim ?? []) {
    if (result !== 'pass' || domain === null) continue;
    const aligned = isAligned(facts, domain.toLowerCase(), 'dkim');
    if (aligned === 'yes') return { domain, aligned };
    if (aligned === 'unknown') open ??= domain;
  }
  return open === null ? null : { domain: open, aligned: 'unknown' };
}

function byProvider(facts: VerdictFacts, recorded: Note): ReturnType<Rule> {
  const ruling = possiblyAltered(facts);
  if (ruling !== null) return ruling;
  const domain = facts.message.author?.domain ?? '';
  const provider = providerName(facts);
  const { code, values } = ownShortfall(facts) ?? recorded;
  // Once all that was asked is known: what is shown is not withdrawn.
  const isUnanswered = code === 'verdict_reason_recorded_dns_trouble' && facts.progress === 'done';
  return {
    fits: 'yes',
    verdict: {
      domain,
      headline: { code: 'verdict_vouched_provider', values: { domain, provider } },
      reason: { code, values: { domain, provider, date: facts.route.arrivedAt ?? '', ...values } },
      advice: { code: 'verdict_advice_vouched', values: { who: provider } },
      ...(isUnanswered && whatIsMissing(whyMissing(facts, { code, values }))),
    },
  };
}

/** Why the verdict rests on the provider's word, although a signature is there that could have been checked. */
function ownShortfall(facts: VerdictFacts): Note | null {
  if (facts.withoutDns) return { code: 'verdict_reason_recorded_without_dns', values: {} };
  const candidates = relatedSignatures(facts);
  if (candidates.some((check) => check.result === 'temperror')) {
    return { code: 'verdict_reason_recorded_dns_trouble', values: {} };
  }
  const gone = candidates.find(isKeyGone);
  if (gone) return { code: 'verdict_reason_recorded_key_gone', values: { name: gone.evidence.queryName } };
  if (candidates.length > 0 && facts.source.fidelity !== 'exact')
    return { code: 'verdict_reason_recorded_rewritten', values: {} };
  return candidates.some(isBroken) ? { code: 'verdict_reason_recorded_changed', values: {} } : null;
}

/** By their names alone, so that the reason stays the same when the DMARC record comes in. */
function relatedSignatures({ dkim, message }: VerdictFacts): DkimCheck[] {
  const author = message.author?.domain ?? '';
  return dkim.filter(({ evidence: { domain } }) => isAtOrUnder(domain, author) || isAtOrUnder(author, domain));
}

function byUndoing(facts: VerdictFacts, check: DkimCheck, undone: Note): ReturnType<Rule> {
  const domain = facts.message.author?.domain ?? check.evidence.domain;
  return {
    fits: 'yes',
    verdict: {
      domain,
      headline: { code: 'verdict_vouched_undone', values: { domain } },
      reason: undone,
      advice: { code: 'verdict_advice_altered', values: { domain } },
    },
  };
}

/** @param recordedOpen a recorded dkim=pass may still turn out to be aligned */
function bySealer(facts: VerdictFacts, recordedOpen: boolean): ReturnType<Rule> {
  const domain = facts.message.author?.domain ?? '';
  const sealer = arcVoucher(facts);
  if (sealer !== null && facts.arc?.result === 'pass') return { fits: 'yes', verdict: sealed(domain, sealer) };
  const sealersMatter = facts.user.trustedSealers.length > 0;
  if ((sealersMatter && isPending(facts, 'arc')) || (recordedOpen && isPending(facts, 'dmarc'))) return PENDING;
  if (sealer !== null && facts.arc?.result === 'temperror' && facts.arc.code !== 'arc_header_unread') {
    return unknown(whyNoSeal(facts, facts.arc, sealer));
  }
  return recordedOpen ? unknown({ code: 'verdict_reason_dmarc_unavailable', values: { domain } }) : NO;
}

/**
 * Past a limit nothing of a chain was read, so that it counts as absent (above). The attack: a forged set in the name of a sealer whom the
 * user trusts, and 2,000 fields beside it, would make "could not check" of every forgery.
 */
function whyNoSeal(facts: VerdictFacts, arc: ArcCheck, sealer: string): Note {
  if (facts.withoutDns) return { code: 'verdict_reason_dns_off', values: {} };
  // A body that is not there, or not the one that was sealed.
  const isBodyless = arc.evidence.sets.some(({ messageSignature }) => messageSignature.result === 'neutral');
  return isBodyless
    ? { code: arc.code, values: arc.values }
    : { code: 'verdict_reason_arc_unavailable', values: { sealer } };
}

function sealed(domain: string, sealer: string): Omit<Verdict, 'level'> {
  return {
    domain,
    headline: { code: 'verdict_vouched_sealer', values: { domain, sealer } },
    reason: { code: 'verdict_reason_arc', values: { domain, sealer } },
    advice: { code: 'verdict_advice_vouched', values: { who: sealer } },
  };
}
