import type { DkimCheck, Note } from '../../inspection/index.ts';
import { NO, PENDING, type Rule } from '../facts.ts';
import { namedDomain } from '../named-domain.ts';
import { isPending } from '../pending.ts';
import { alignedSignatures, coversFields, verifies } from '../signatures.ts';

/**
 * An aligned signature verifies, but the body goes on behind its l=, or a field that it names was added on top. The
 * attack: a real signed mail with another Subject put before its own, or another body behind the signed one ("Composition
 * Kills", A15 and A16). Providers let such mail pass DMARC, so their word does not lift it.
 */
export const altered: Rule = (facts) => {
  const signature = alignedSignatures(facts).find(verifies);
  if (!signature) return isPending(facts, 'dkim') ? PENDING : NO;
  const domain = namedDomain(facts, signature.evidence.domain);
  return {
    fits: 'yes',
    verdict: {
      domain,
      headline: { code: 'verdict_altered', values: { domain } },
      reason: reasonFor(signature),
      advice: { code: 'verdict_advice_altered', values: { domain } },
    },
  };
};

function reasonFor(signature: DkimCheck): Note {
  const { domain, addedFields, signedBytes, bodyBytes } = signature.evidence;
  if (!coversFields(signature)) {
    return { code: 'verdict_reason_field_added', values: { domain, fields: addedFields.join(', ') } };
  }
  const percent = signedBytes !== null && bodyBytes ? Math.floor((100 * signedBytes) / bodyBytes) : 0;
  return { code: 'verdict_reason_part_unsigned', values: { domain, percent } };
}
