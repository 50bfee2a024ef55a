import { toALabels } from '../dns/names.ts';

/** What SPF and DKIM authenticated (RFC 9989 §3.2.1), as domains in A-labels. */
export interface Identifiers {
  /** The MAIL FROM domain of an SPF pass; HELO's result never counts (§3.2.4). */
  spf: string | null;
  /** d= of the signatures that verified. */
  dkim: string[];
  /** Domains whose check could not be done: neither authenticated nor refuted (§5.3.6). */
  undetermined: string[];
}

/**
 * The domain of an address, or a bare domain.
 *
 * @param text 'a@example.com' or 'example.com'; in Unicode or A-labels, with or without final dot
 * @returns A-labels in lower case (§5.3.1); null when it is no domain name (a domain literal, an empty text, forbidden bytes)
 */
export function domainOf(text: string): string | null {
  // A quoted local part may hold an "@" of its own; a domain cannot, so the last one separates (RFC 5321 §4.1.2).
  return toALabels(text.slice(text.lastIndexOf('@') + 1));
}

/** The identifiers that are domain names, each once: what is none cannot have authenticated anything. */
export function readIdentifiers(given: { spf: string | null; dkim: string[]; undetermined?: string[] }): Identifiers {
  return {
    spf: given.spf === null ? null : domainOf(given.spf),
    dkim: distinctDomains(given.dkim),
    undetermined: distinctDomains(given.undetermined ?? []),
  };
}

function distinctDomains(texts: string[]): string[] {
  const domains = new Set<string>();
  for (const text of texts) {
    const domain = domainOf(text);
    if (domain !== null) domains.add(domain);
  }
  return [...domains];
}
