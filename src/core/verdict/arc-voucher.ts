import { toALabels } from '../dns/names.ts';
import type { ArcCheck, ArcSet, Inspection } from '../inspection/index.ts';
import { DISPLAYED_FIELDS } from '../message/fields/meaningful-fields.ts';

/**
 * Who recorded dmarc=pass for this author in an ARC set, if everyone who sealed since is a sealer whom the user trusts.
 * The attack: a forwarder seals "dmarc=pass" that it made up; the chain is valid all the same ("Weak Links", A9). So the
 * user's list decides, and one stranger in between ends it. Another: a set of a real forward is reused for other words behind its l=, or under
 * another Subject that it does not name.
 *
 * @returns d= of the seal; null = nobody
 */
export function arcVoucher(facts: Pick<Inspection, 'arc' | 'user' | 'message' | 'fields' | 'route'>): string | null {
  const { arc, user, message, fields, route } = facts;
  const author = message.author?.domain ?? '';
  if (arc === null || author === '' || DISPLAYED_FIELDS.some((name) => isRepeated(fields, name))) return null;
  // Behind a bare CR stands what only some programs take for a Subject: no seal speaks of it.
  if ((message.hiddenFields ?? []).length > 0) return null;
  for (const set of setsOfOthers(arc, route)) {
    if (!user.trustedSealers.includes(set.sealer) || set.unreliable) return null;
    if (recordsPass(set, author)) return set.sealer;
  }
  return null;
}

/** @returns the sets that others than the receiver added, the newest first: it covers the message as it left their hands */
export function setsOfOthers({ evidence }: ArcCheck, route: Inspection['route']): ArcSet[] {
  const others = evidence.sets.filter((set) => !isReceivers(set, route));
  return others.sort((one, other) => other.instance - one.instance);
}

/** "Up to us": what the receiver seals as it takes the mail in stands above its border's field, where nobody else writes. */
function isReceivers({ fieldIndexes }: ArcSet, { standing, border, hops }: Inspection['route']): boolean {
  const line = border === null || standing !== 'known' ? -1 : (hops[border]?.fieldIndex ?? -1);
  return fieldIndexes.length > 0 && fieldIndexes.every((index) => index < line);
}

/**
 * One well-formed field with one result and one name. The attack: a MAIL FROM or a greeting that the sealer copied unquoted closes a comment
 * and writes a result of its own; whoever reads on after the fault reads the attacker's.
 */
function recordsPass({ authenticationResults }: ArcSet, author: string): boolean {
  if (!authenticationResults?.wellFormed) return false;
  const [dmarc, another] = authenticationResults.results.filter(({ method }) => method === 'dmarc');
  if (dmarc?.result !== 'pass' || another) return false;
  const names = dmarc.properties.filter(({ ptype, property }) => ptype === 'header' && property === 'from');
  return names.length === 1 && toALabels(names[0]?.value ?? '') === author;
}

/** The attack: a second Subject on top of sealed mail; a seal is checked from the bottom up, and readers show the top (RFC 6376 §8.15). */
function isRepeated(fields: Inspection['fields'], name: string): boolean {
  const lowerName = name.toLowerCase();
  return fields.filter((field) => field.name.toLowerCase() === lowerName).length > 1;
}
