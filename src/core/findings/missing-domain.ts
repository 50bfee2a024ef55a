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
  const domain = [author, facts.spf?.evidence.domain].find((name) => {
    const about = facts.dns.filter((question) => question.name === name);
    // An alias whose target is gone answers "no such name" to all questions but the one for itself (RFC 6604 §2).
    return about.length > 0 && about.every(({ status }) => status === 'nxdomain');
  });
  // A null reverse-path has none; and one's own servers know names that the DNS outside does not, of which the verdict tells where it is not theirs.
  if (!domain || facts.user.ownDomains.includes(domain)) return [];
  return [warn('caution', 'finding_domain_missing', { domain }, domain === author ? fromIndexes(facts) : [])];
};
