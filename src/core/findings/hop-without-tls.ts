import { type Finder, warn } from './finding.ts';

/**
 * The last step over the Internet, into the receiver's border, was made without TLS.
 *
 * The attack: whoever sits on the line reads the mail, and changes what is not signed. Innocent: servers that never learnt it.
 * Caveat: a field that does not mention TLS does not prove that there was none; told is only what says so. Only the border's own step is
 * looked at: it alone crosses from one organization to another and is recorded by the receiver. Steps before it are the sender's
 * claims, steps behind it pass within one network, and both lack TLS in most honest mail.
 */
export const hopWithoutTls: Finder = ({ route }) => {
  const border = route.border === null ? undefined : route.hops[route.border];
  if (border?.encrypted !== false || border.kind !== 'smtp') return [];
  const values = { from: border.from ?? border.reverseName ?? border.ip ?? '?', by: border.by ?? '?' };
  return [warn('info', 'finding_hop_without_tls', values, [border.fieldIndex])];
};
