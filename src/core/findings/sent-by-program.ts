import { type Finder, warn } from './finding.ts';

/**
 * Handed in by a program through a provider's web interface, not by a mail program.
 *
 * The attack: fraud through the Gmail API of an account or of a Google service, which passes every check. Innocent: invoices,
 * tickets, every kind of automatic mail. Caveat: below the trust line it is claimed.
 */
export const sentByProgram: Finder = (facts) => {
  const hop = facts.route.hops.find(
    ({ with: protocol, by }) => /^httprest$/i.test(protocol ?? '') || by?.toLowerCase() === 'gmailapi.google.com',
  );
  return hop ? [warn('info', 'finding_sent_by_program', { host: hop.by ?? '' }, [hop.fieldIndex])] : [];
};
