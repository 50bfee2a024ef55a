import type { VerdictFacts } from '../proof/facts.ts';
import { coversBody, coversFields, isUndetermined, isUnread, possiblyAlignedSignatures } from '../proof/signatures.ts';
import { missingKey } from './no-answer.ts';
import { NO, type Ruling, unknown } from './ruling.ts';

/**
 * Whether a signature of the author's that nobody could judge would only show, if it verified, that the mail was altered: it
 * covers a part of the body, or a field that it names was added.
 *
 * The attack: a provider lets altered mail pass DMARC. Ten made-up signatures, or copies of the real one with other bytes in b=, put it past the limit,
 * or a key does not come in time, and the provider's word would lift what is amber otherwise. No author signs so often: such a heap is the
 * forger's, who must not have "could not check" for it either, so that what is left decides.
 *
 * @returns the answer that is missing, or that the provider's word does not count; null = nothing of the kind
 */
export function possiblyAltered(facts: VerdictFacts): Ruling | null {
  const candidates = possiblyAlignedSignatures(facts);
  if (candidates.some(isUnread)) return NO;
  const open = candidates.find((check) => isUndetermined(check) && !(coversBody(check) && coversFields(check)));
  if (open === undefined) return null;
  if (facts.withoutDns) return unknown({ code: 'verdict_reason_dns_off', values: {} });
  return unknown(open.result === 'temperror' ? missingKey(open) : { code: open.code, values: open.values });
}
