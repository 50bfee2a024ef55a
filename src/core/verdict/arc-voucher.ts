import { toALabels } from '../dns/names.ts';
import type { ArcSet, Inspection } from '../inspection.ts';

/**
 * Who recorded dmarc=pass for this author in an ARC set, if everyone who sealed since is a sealer whom the user trusts.
 * The attack: a forwarder seals "dmarc=pass" that it made up; the chain is valid all the same ("Weak Links", A9). So the
 * user's list decides, and one stranger in between ends it.
 *
 * @returns d= of the seal; null = nobody
 */
export function arcVoucher({ arc, user, message }: Pick<Inspection, 'arc' | 'user' | 'message'>): string | null {
  const author = message.author?.domain ?? '';
  if (arc === null || author === '') return null;
  const newestFirst = [...arc.evidence.sets].sort((one, other) => other.instance - one.instance);
  for (const set of newestFirst) {
    if (!user.trustedSealers.includes(set.sealer)) return null;
    if (recordsPass(set, author)) return set.sealer;
  }
  return null;
}

function recordsPass(set: ArcSet, author: string): boolean {
  const results = set.authenticationResults?.results ?? [];
  return results.some(
    ({ method, result, properties }) =>
      method === 'dmarc' &&
      result === 'pass' &&
      properties.some(
        ({ ptype, property, value }) => ptype === 'header' && property === 'from' && toALabels(value) === author,
      ),
  );
}
