import { type Finder, warn } from './finding.ts';

/**
 * An ARC chain that is broken, or sealed by someone who is not on the user's list.
 *
 * The attack: whoever forwards can seal results that he made up ("Weak Links", A9, A11). Innocent: nearly all forwarded mail,
 * since the list of sealers is empty until the user fills it; so both are only mentioned. Caveat: a valid chain says
 * that nobody between its sealers changed it, not that its first word is true.
 */
export const arcChain: Finder = ({ arc, user }) => {
  if (arc === null || arc.evidence.sets.length === 0) return [];
  const indexes = arc.evidence.sets.flatMap((set) => set.fieldIndexes);
  if (arc.result === 'fail') return [warn('info', 'finding_arc_broken', {}, indexes)];
  if (arc.result !== 'pass') return [];
  const strangers = arc.evidence.sets
    .map((set) => set.sealer)
    .filter((sealer) => !user.trustedSealers.includes(sealer));
  const sealers = [...new Set(strangers)].join(', ');
  return sealers === '' ? [] : [warn('info', 'finding_arc_sealer_unknown', { sealers }, indexes)];
};
