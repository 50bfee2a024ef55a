import type { DkimCheck, Note, Verdict } from '../../inspection/index.ts';
import { ageOf } from '../../proof/age.ts';
import { isAligned } from '../../proof/aligned.ts';
import type { VerdictFacts } from '../../proof/facts.ts';
import { hasField, isPending } from '../../proof/pending.ts';
import { isRewrittenByList } from '../../proof/rewritten-by-list.ts';
import {
  alignedSignatures,
  hasUnusableKey,
  isKeyGone,
  isOverAnotherHeader,
  isUnread,
  possiblyAlignedSignatures,
  provesWhole,
  verifies,
} from '../../proof/signatures.ts';
import { hasRecord, namedDomain } from '../named-domain.ts';
import { missingKey } from '../no-answer.ts';
import { NO, PENDING, type Rule, unknown } from '../ruling.ts';

/**
 * One aligned signature verifies now, over the whole body, and no field that it names was added behind its back. It
 * rests on nothing but the bytes and today's key: neither the route nor anybody's word is needed.
 */
export const verified: Rule = (facts) => {
  const signature = alignedSignatures(facts).find(provesWhole);
  if (signature) return { fits: 'yes', verdict: verdictFor(facts, signature) };
  if (isPending(facts, 'dkim')) return PENDING;
  const why = missingAnswer(facts);
  if (why === null) return NO;
  return facts.progress !== 'done' && isPending(facts, 'dmarc') ? PENDING : unknown(why);
};

function verdictFor(facts: VerdictFacts, signature: DkimCheck): Omit<Verdict, 'level'> {
  const author = facts.message.author?.domain ?? '';
  const signer = signature.evidence.domain;
  const domain = namedDomain(facts, signer);
  const list = isRewrittenByList(facts);
  return {
    domain,
    headline: { code: list ? 'verdict_verified_list' : 'verdict_verified', values: { domain } },
    reason: reasonFor(author, signer, hasRecord(facts)),
    advice: { code: list ? 'verdict_advice_verified_list' : 'verdict_advice_verified', values: { domain } },
  };
}

function reasonFor(author: string, signer: string, withRecord: boolean): Note {
  if (signer === author) return { code: 'verdict_reason_signature', values: { signer } };
  const code = withRecord ? 'verdict_reason_signature_aligned' : 'verdict_reason_signature_above';
  return { code, values: { signer, domain: author } };
}

/**
 * Whether a better source, or another day, could show that it verifies. The attack: one invented or malformed signature, eleven of them, or
 * 2,000 fields on top, and every forgery that a webmail shows without its body, or written anew, would be "could not check". So those
 * count as absent; a header that is not what was signed is refuted without the body, also where the webmail wrote the mail anew, since a copied
 * signature of the author's looks the same there (what the provider recorded of the mail as it came decides before); and keys are taken out of the DNS after a
 * while, so that of old mail, not of new, a missing key says nothing.
 */
function mayStillVerify(facts: VerdictFacts, check: DkimCheck): boolean {
  // It waits for the DMARC record alone: what is shown meanwhile must not be withdrawn.
  if (verifies(check)) return true;
  if (isKeyGone(check)) return ageOf(facts) !== 'fresh';
  if (isUnread(check) || hasUnusableKey(check) || check.result === 'permerror') return false;
  // Another body than the signed one is refuted whatever the key says.
  if (check.body.result === 'fail' && facts.source.fidelity === 'exact') return false;
  if (check.header.result !== 'fail') return true;
  if (facts.source.fidelity !== 'rewritten' || !isOverAnotherHeader(check)) return false;
  // Of folds and blanks, which are lost where text is pasted, "simple" forgives nothing (RFC 6376 §3.4.1). Without a border nothing is red.
  return facts.route.standing !== 'known' || check.evidence.canonicalization.startsWith('simple');
}

/** What could still show that an aligned signature verifies; null = nothing. */
function missingAnswer(facts: VerdictFacts): Note | null {
  const { source } = facts;
  if (facts.withoutDns)
    return hasField(facts, 'dkim-signature') ? { code: 'verdict_reason_dns_off', values: {} } : null;
  const candidates = possiblyAlignedSignatures(facts).filter((check) => mayStillVerify(facts, check));
  for (const check of candidates) {
    if (check.result === 'temperror') return missingKey(check);
    if (verifies(check) && isAligned(facts, check.evidence.domain, 'dkim') === 'unknown') {
      return { code: 'verdict_reason_dmarc_unavailable', values: { domain: facts.message.author?.domain ?? '' } };
    }
  }
  if (candidates.length === 0) return null;
  if (source.problem) return source.problem;
  // Re-encoding the body breaks every signature over it, and a header alone has no body to compare.
  if (source.fidelity === 'rewritten') return { code: 'verdict_reason_rewritten', values: {} };
  if (source.fidelity === 'headers') return { code: 'verdict_reason_headers_only', values: {} };
  const gone = candidates.find(isKeyGone);
  return gone ? { code: 'verdict_reason_key_gone', values: { name: gone.evidence.queryName } } : null;
}
