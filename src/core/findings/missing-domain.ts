import { type Finder, fromIndexes, warn } from './finding.ts';

/**
 * The author's or the envelope's domain is none: a network address, or a name that does not exist.
 *
 * The attack: a subdomain that its owner never made has no policy of its own ("Composition Kills", A1; RFC 9989 §4.7, np). Innocent:
 * internal names that leak out. Caveat: a name may have vanished since.
 */
export const missingDomain: Finder = (facts) => {
  const author = facts.message.author?.domain ?? '';
  if (author.startsWith('['))
    return [warn('caution', 'finding_domain_literal', { domain: author }, fromIndexes(facts))];
  const { domain = author, domainExists } = facts.dmarc?.evidence ?? {};
  if (domainExists === false || isMissing(domain))
    return [warn('caution', 'finding_domain_missing', { domain }, fromIndexes(facts))];
  const envelope = facts.spf?.evidence.domain ?? '';
  return isMissing(envelope) ? [warn('caution', 'finding_domain_missing', { domain: envelope })] : [];

  /** An alias whose target is gone answers "no such name" to all questions but the one for itself (RFC 6604 §2). */
  function isMissing(name: string): boolean {
    const answers = facts.dns.filter((question) => question.name === name).map(({ status }) => status);
    return name !== '' && answers.includes('nxdomain') && !answers.includes('ok') && !answers.includes('nodata');
  }
};
