import { type Finder, warn } from './finding.ts';

/**
 * The organization asks to reject forged mail, but not for this subdomain (sp=, np=).
 *
 * The attack: forgers look for such subdomains ("Weak Links", A8). Innocent: subdomains still in preparation. Caveat: concerns only what
 * failed; a verified subdomain is verified.
 */
export const unprotectedSubdomain: Finder = ({ dmarc }) => {
  if (
    dmarc === null ||
    dmarc.policy !== 'none' ||
    dmarc.evidence.policyTag === 'p' ||
    dmarc.evidence.policyTag === null
  )
    return [];
  const own = dmarc.evidence.tags.find(({ name }) => name === 'p')?.value.toLowerCase();
  if (own !== 'reject' && own !== 'quarantine') return [];
  return [
    warn('info', 'finding_subdomain_unprotected', {
      domain: dmarc.evidence.domain,
      organization: dmarc.policyDomain ?? '',
    }),
  ];
};
