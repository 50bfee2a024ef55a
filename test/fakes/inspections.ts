/** One whole Inspection per story that a person can meet: for the views, the files that are saved, and their pictures. */
import type { Inspection } from '../../src/core/inspection/index.ts';
import { altered, ambiguous, failed, verified, vouched } from './stories-judged.ts';
import { longNames, oneHop, rightToLeft, sixHops, sixtyHops, unreadable } from './stories-odd.ts';
import { internal, listed, unchecked, unverified } from './stories-quiet.ts';

export * from './stories-judged.ts';
export * from './stories-odd.ts';
export * from './stories-quiet.ts';

/** Every finished story by its name. */
export const stories: Readonly<Record<string, Inspection>> = {
  verified,
  failed,
  vouched,
  ambiguous,
  altered,
  listed,
  internal,
  unchecked,
  unverified,
  oneHop,
  sixHops,
  sixtyHops,
  longNames,
  rightToLeft,
  unreadable,
};
