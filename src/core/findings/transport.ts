import type { Finding } from '../inspection.ts';
import { type Finder, warn } from './finding.ts';

/**
 * The mail crossed the Internet without TLS, or was handed in without it.
 *
 * The attack: whoever sits on the line reads the mail, and at submission the password too. Innocent: servers that never learnt it.
 * Caveat: a field that does not mention TLS does not prove that there was none.
 */
export const transport: Finder = ({ route }) => {
  const found: Finding[] = [];
  const border = route.border === null ? undefined : route.hops[route.border];
  if (border?.encrypted === false && border.kind === 'smtp') {
    found.push(
      warn('info', 'finding_hop_without_tls', { from: border.from ?? '', by: border.by ?? '' }, [border.fieldIndex]),
    );
  }
  const submission = route.hops.find((hop) => hop.kind === 'submission' && hop.encrypted === false);
  if (submission)
    found.push(warn('info', 'finding_plain_submission', { by: submission.by ?? '' }, [submission.fieldIndex]));
  return found;
};
