import type { Note } from '../inspection/index.ts';
import type { VerdictFacts } from '../proof/facts.ts';
import { coversBody, coversFields, isUndetermined, isUnread, possiblyAlignedSignatures } from '../proof/signatures.ts';
import { missingKey } from './no-answer.ts';

/**
 * Whether a signature of the author's that nobody could judge would only show, if it verified, that the mail was altered: it
 * covers a part of the body, or a field that it names was added.
 *
 * The attack: a provider lets altered mail pass DMARC. Ten made-up signatures put the real one past the limit, or a key does not
 * come in time, and the provider's word would lift what is amber otherwise.
 *
 * @returns the answer that is missing; null = nothing of the kind
 */
export function possiblyAltered(facts: VerdictFacts): Note | null {
  const open = possiblyAlignedSignatures(facts).find(
    (check) => isUnread(check) || (isUndetermined(check) && !(coversBody(check) && coversFields(check))),
  );
  if (open === undefined) return null;
  if (facts.withoutDns) return { code: 'verdict_reason_dns_off', values: {} };
  return open.result === 'temperror' ? missingKey(open) : { code: open.code, values: open.values };
}
