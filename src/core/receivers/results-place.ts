import { isAtOrUnder } from '../dns/names.ts';
import type { Inspection } from '../inspection/index.ts';

/** Where a message holds results in the name of a server that is proposed as its receiver's border. */
export interface ResultsPlace {
  /** Above the border's own Received field nobody but the receiver writes; below it filters on that server, or the sender. */
  place: 'above' | 'below';
  authservIds: string[];
}

/**
 * @param hosts the border's names, in lower case
 * @returns null when there are none, or the message did not come over those hosts
 */
export function resultsPlaceOf(
  { route, recorded }: Pick<Inspection, 'route' | 'recorded'>,
  hosts: readonly string[],
): ResultsPlace | null {
  // Its deliveries and filters write fields in its name too, above the one at which it took the mail from outside (Zimbra's LMTP, amavis).
  const border = route.hops.find(
    ({ by, kind, innerClient }) =>
      by !== null && hosts.includes(by.toLowerCase()) && kind !== 'delivery' && !innerClient,
  );
  if (border === undefined) return null;
  const own = recorded.fields.flatMap(({ name, fieldIndex, results }) => {
    const id = results?.authservId?.toLowerCase() ?? '';
    const isOwn = name.toLowerCase() === 'authentication-results' && isNameOf(id, hosts);
    return isOwn ? [{ id, isAbove: fieldIndex < border.fieldIndex }] : [];
  });
  const above = own.filter(({ isAbove }) => isAbove);
  const standing = above.length > 0 ? above : own;
  if (standing.length === 0) return null;
  const authservIds = [...new Set(standing.map(({ id }) => id))];
  return { place: above.length > 0 ? 'above' : 'below', authservIds };
}

/** The host itself, or a domain above it, as some servers sign for all of their hosts; never a top-level domain. */
function isNameOf(id: string, hosts: readonly string[]): boolean {
  return id.includes('.') && hosts.some((host) => isAtOrUnder(host, id));
}
