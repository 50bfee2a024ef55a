import { type Finder, warn } from './finding.ts';

/**
 * The author's program handed the mail in without TLS.
 *
 * The attack: whoever sits on the line reads the mail and the password, and sends as the user from then on. Innocent: old programs and
 * printers within one house. Caveat: below the trust line it is claimed; a field that does not mention TLS is not counted.
 */
export const plainSubmission: Finder = ({ route }) => {
  const hop = route.hops.find(({ kind, encrypted }) => kind === 'submission' && encrypted === false);
  return hop ? [warn('info', 'finding_plain_submission', { by: hop.by ?? '' }, [hop.fieldIndex])] : [];
};
