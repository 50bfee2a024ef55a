import { type Finder, warn } from './finding.ts';

/**
 * A server's clock says that it had the mail after the server that it passed it on to.
 *
 * The attack: invented Received fields carry invented times; so the older of the two is told, and no invented time accuses the receiver's own server.
 * Innocent: clocks a few minutes apart, time zones set wrongly (14 % of real mail). Caveat: says which two disagree, not which one is wrong.
 */
export const clockBackwards: Finder = ({ route }) => {
  const worst = route.hops
    .filter((hop) => hop.delay !== null && hop.delay < -TOLERANCE)
    .sort((one, other) => (one.delay ?? 0) - (other.delay ?? 0))[0];
  if (worst === undefined) return [];
  const seconds = -(worst.delay ?? 0);
  const { by, fieldIndex } = route.hops[worst.index + 1] ?? worst;
  const values = { seconds, host: by ?? '' };
  return [warn(seconds > DAY ? 'caution' : 'info', 'finding_clock_backwards', values, [fieldIndex])];
};

/** Seconds by which synchronized servers may differ. */
const TOLERANCE = 60;
/** No time zone is further off than this. */
const DAY = 24 * 60 * 60;
