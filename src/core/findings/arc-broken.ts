import { type Finder, warn } from './finding.ts';

/**
 * An ARC chain that does not hold.
 *
 * The attack: whoever forwards can seal results that he made up, or put seals together from other mail ("Weak Links", A11). Innocent:
 * a server behind the last sealer changed the text. Caveat: a broken chain proves nothing, for or against (RFC 8617 §5.2).
 */
export const arcBroken: Finder = ({ arc }) => {
  // One that verifies by a weak key, or out of its time, is not broken: its own line says what it lacks.
  if (arc?.result !== 'fail' || arc.code === 'arc_not_accepted' || arc.evidence.sets.length === 0) return [];
  const indexes = arc.evidence.sets.flatMap((set) => set.fieldIndexes);
  return [warn('info', 'finding_arc_broken', {}, indexes)];
};
