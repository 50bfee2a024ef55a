import { type Finder, warn } from './finding.ts';

/**
 * Lines that end in LF or CR alone, among lines that end as mail's do (RFC 5321 §2.3.8).
 *
 * The attack: programs disagree where such a line ends, and so see other fields or other parts; smuggling leaves them behind.
 * Innocent: programs that mix the line ends of their system with those of mail; so it is only mentioned. Caveat: a source whose lines
 * all end in LF has lost what it had.
 */
export const oddLineEnds: Finder = ({ source }) => {
  const found = source.oddLineEnds;
  if (found === undefined || found.smuggled !== null) return [];
  return [warn('info', 'finding_odd_line_ends', { number: found.lineFeeds + found.carriageReturns })];
};
