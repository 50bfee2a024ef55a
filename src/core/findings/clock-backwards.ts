import { type Finder, warn } from './finding.ts';

/**
 * A server's clock says that the mail arrived before it was sent.
 *
 * The attack: invented Received fields carry invented times. Innocent: clocks a few minutes apart, time zones set wrongly (14 % of
 * real mail). Caveat: says which two disagree, not which one is wrong.
 */
export const clockBackwards: Finder = ({ route }) => {
  const worst = route.hops
    .filter((hop) => hop.delay !== null && hop.delay < -TOLERANCE)
    .sort((one, other) => (one.delay ?? 0) - (other.delay ?? 0))[0];
  if (worst === undefined) return [];
  const seconds = -(worst.delay ?? 0);
  const values = { seconds, host: worst.by ?? '' };
  return [warn(seconds > DAY ? 'caution' : 'info', 'finding_clock_backwards', values, [worst.fieldIndex])];
};

/** Seconds by which synchronized servers may differ. */
const TOLERANCE = 60;
/** No time zone is further off than this. */
const DAY = 24 * 60 * 60;
