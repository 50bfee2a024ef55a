import { toALabels } from '../dns/names.ts';
import type { ArcSet, Inspection } from '../inspection.ts';

/**
 * Who recorded dmarc=pass for this author in an ARC set, if everyone who sealed since is a sealer whom the user trusts.
 * The attack: a forwarder seals "dmarc=pass" that it made up; the chain is valid all the same ("Weak Links", A9). So the
 * user's list decides, and one stranger in between ends it.
 *
 * @returns d= of the seal; null = nobody
 */
export function arcVoucher(facts: Pick<Inspection, 'arc' | 'user' | 'message' | 'fields'>): string | null {
  const { arc, user, message, fields } = facts;
  const author = message.author?.domain ?? '';
  if (arc === null || author === '' || ONCE.some((name) => isRepeated(fields, name))) return null;
  const newestFirst = [...arc.evidence.sets].sort((one, other) => other.instance - one.instance);
  for (const set of newestFirst) {
    if (!user.trustedSealers.includes(set.sealer)) return null;
    if (recordsPass(set, author)) return set.sealer;
  }
  return null;
}

/** The first result decides, as everywhere: whoever adds another one behind it adds nothing. */
function recordsPass(set: ArcSet, author: string): boolean {
  const dmarc = set.authenticationResults?.results.find(({ method }) => method === 'dmarc');
  return (
    dmarc?.result === 'pass' &&
    dmarc.properties.some(
      ({ ptype, property, value }) => ptype === 'header' && property === 'from' && toALabels(value) === author,
    )
  );
}

/**
 * Fields that a message has once (RFC 5322 §3.6). The attack: a second Subject on top of sealed mail; a seal is checked from the
 * bottom up, and readers show the top (RFC 6376 §8.15).
 */
const ONCE = [
  'subject',
  'from',
  'to',
  'cc',
  'reply-to',
  'sender',
  'date',
  'message-id',
  'content-type',
  'mime-version',
];

function isRepeated(fields: Inspection['fields'], lowerName: string): boolean {
  return fields.filter(({ name }) => name.toLowerCase() === lowerName).length > 1;
}
