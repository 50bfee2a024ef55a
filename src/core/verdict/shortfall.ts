import type { VerdictCode } from '../codes/index.ts';
import type { DkimCheck, Note, SpfCheck } from '../inspection/index.ts';
import { isAligned } from '../proof/aligned.ts';
import type { VerdictFacts } from '../proof/facts.ts';
import { alignedSignatures, isKeyGone, verifies } from '../proof/signatures.ts';
import { isContradicted } from './rules/listed.ts';
import { letThrough, providerName } from './trusted.ts';

/**
 * The most telling reason why nothing proves the author, for red and for grey alike. Only what was determined is named; what
 * the message claims about itself (a List-Id, an ARC set) explains nothing here.
 */
export function shortfall(facts: VerdictFacts): Note {
  const domain = facts.message.author?.domain ?? '';
  if (domain.startsWith('[')) return { code: 'verdict_reason_domain_literal', values: { domain } };
  if (facts.dmarc?.evidence.domainExists === false)
    return { code: 'verdict_reason_domain_missing', values: { domain } };
  const words = letThrough(facts);
  if (words !== null)
    return { code: 'verdict_reason_let_through', values: { provider: providerName(facts), domain, words } };
  const [signature] = alignedSignatures(facts);
  if (signature) return failedSignature(signature);
  if (facts.route.submission) {
    const user = facts.route.hops.find((hop) => hop.border)?.authenticated ?? '';
    return user === ''
      ? { code: 'verdict_reason_submitted_unnamed', values: { domain } }
      : { code: 'verdict_reason_submitted_inside', values: { user, domain } };
  }
  return failedServer(facts, domain) ?? { code: 'verdict_reason_nothing', values: { domain } };
}

/** Where nothing was changed, what is wrong with the signature or its key is the check's own word: expired, revoked, too weak, malformed. */
function failedSignature({ code, values, evidence, header, body }: DkimCheck): Note {
  const { domain, queryName: name } = evidence;
  if (isKeyGone({ code }) && code !== 'dkim_key_revoked')
    return { code: 'verdict_reason_key_missing', values: { domain, name } };
  if (body.result === 'fail') return { code: 'verdict_reason_body_changed', values: { domain } };
  if (header.result === 'fail') return { code: 'verdict_reason_header_changed', values: { domain } };
  return { code, values };
}

/** A record with an error lists nobody and leaves nobody out (RFC 7208 §8.7). */
function whyNotListed({ result, code }: SpfCheck): VerdictCode {
  if (result !== 'permerror') return 'verdict_reason_not_listed';
  return code === 'spf_permerror_lookups' ? 'verdict_reason_spf_lookups' : 'verdict_reason_spf_permerror';
}

function failedServer(facts: VerdictFacts, domain: string): Note | null {
  const { spf } = facts;
  // "No signature" is said only where every field was read.
  if (facts.source.unread.length > 0) return null;
  const aligned = spf !== null && isAligned(facts, spf.evidence.domain, 'spf') === 'yes';
  const values = { domain: spf?.evidence.domain ?? '', ip: spf?.evidence.ip ?? '' };
  if (aligned && spf.result === 'pass' && spf.evidence.letsEveryoneIn)
    return { code: 'verdict_reason_spf_everyone', values };
  if (aligned && spf.result === 'pass' && isContradicted(facts)) return { code: 'verdict_reason_contradicted', values };
  const signer = facts.dkim.find(verifies)?.evidence.domain;
  if (signer !== undefined) return { code: 'verdict_reason_other_signer', values: { signer, domain } };
  // A domain without a record forbids no server: to say that the server is not in its record would tell of one.
  if (aligned && !['pass', 'none', 'temperror'].includes(spf.result))
    return { code: whyNotListed(spf), values: { ...spf.values, ...values } };
  return spf?.result === 'pass'
    ? { code: 'verdict_reason_spf_other', values: { other: spf.evidence.domain, domain } }
    : null;
}
