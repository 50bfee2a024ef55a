import { type Finder, warn } from './finding.ts';

/**
 * A Received field below the trust line bears the name of the receiver's own border.
 *
 * The attack: readers that look for the provider's name take the invented field for the border, and the address in it for the
 * client's. Innocent: mail that was forwarded from one mailbox of a provider to another passed the same server twice. Caveat: it was not
 * believed in either case.
 */
export const copiedReceiver: Finder = ({ route }) => {
  const copy = route.hops.find(({ notes }) => notes.some(({ code }) => code === 'route_hop_copies_receiver'));
  return copy ? [warn('caution', 'finding_route_copies_receiver', { host: copy.by ?? '' }, [copy.fieldIndex])] : [];
};
