import { alignedSignatures, provesWhole } from '../proof/signatures.ts';
import { arcVoucher, setsOfOthers } from '../verdict/arc-voucher.ts';
import { recordedDmarcPass } from '../verdict/trusted.ts';
import { type Finder, type FindingFacts, indexesOf, warn } from './finding.ts';

/**
 * The signature that counts, or the seal that vouches, leaves out a field that matters.
 *
 * The attack: a real signed mail is sent on with another Subject, To or Content-Type, which the signature does not cover
 * ("Composition Kills", A14). Innocent: a fifth of all signatures leave out To, and Gmail's leave out Content-Type, so that this one is a
 * note where the body shows it to be right. Caveat: that a field is unsigned does not mean that it was changed.
 */
export const unsignedField: Finder = (facts) => {
  const { domain, fields } = signer(facts) ?? sealer(facts) ?? { domain: '', fields: [] };
  if (fields.length === 0) return [];
  const grave = facts.message.typeSeenInBody ? CHOSEN : [...CHOSEN, ...READING];
  const severity = fields.some((name) => grave.includes(name)) ? 'caution' : 'info';
  return [warn(severity, 'finding_unsigned_field', { domain, fields: fields.join(', ') }, indexesOf(facts, ...fields))];
};

interface Cover {
  domain: string;
  /** In lower case. */
  fields: readonly string[];
}

/** One that proves the message as it is, else one that does so without a known change. */
function signer(facts: FindingFacts): Cover | null {
  const signatures = alignedSignatures(facts);
  const signature = signatures.find(provesWhole) ?? signatures.find(({ undone }) => undone !== undefined);
  return signature ? { domain: signature.evidence.domain, fields: signature.evidence.unsignedFields } : null;
}

/** Where the provider's own word is what counts, it rests on no seal. */
function sealer(facts: FindingFacts): Cover | null {
  if (facts.arc?.result !== 'pass' || recordedDmarcPass(facts) || arcVoucher(facts) === null) return null;
  const [newest] = setsOfOthers(facts.arc, facts.route);
  return newest ? { domain: newest.sealer, fields: newest.unsignedFields ?? [] } : null;
}

/** What is read as the message. */
const CHOSEN: readonly string[] = ['subject', 'reply-to'];
/** How its text is to be taken. */
const READING: readonly string[] = ['content-type', 'content-transfer-encoding'];
