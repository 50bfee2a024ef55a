import { type Finder, warn } from './finding.ts';

/**
 * An ARC chain that holds, sealed by somebody who is not on the user's list.
 *
 * The attack: an open forwarder seals "dmarc=pass" for mail that it made up ("Weak Links", A9). Innocent: nearly all forwarded mail, since
 * the list of sealers is empty until the user fills it; so it is only mentioned. Caveat: a valid chain says that nobody between its
 * sealers changed it, not that its first word is true.
 */
export const arcSealerUnknown: Finder = ({ arc, user }) => {
  if (arc?.result !== 'pass') return [];
  const { sets } = arc.evidence;
  const strangers = sets.map((set) => set.sealer).filter((sealer) => !user.trustedSealers.includes(sealer));
  const sealers = [...new Set(strangers)].join(', ');
  const indexes = sets.flatMap((set) => set.fieldIndexes);
  return sealers === '' ? [] : [warn('info', 'finding_arc_sealer_unknown', { sealers }, indexes)];
};
