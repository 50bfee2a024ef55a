import type { Level } from '../../core/index.ts';
import type { TextKey } from '../../text/translate.ts';

/** The word of a level, beside its colour and its shape. */
export const LEVEL_WORDS: Readonly<Record<Level | 'checking', TextKey>> = {
  verified: 'view_level_verified',
  vouched: 'view_level_vouched',
  listed: 'view_level_listed',
  internal: 'view_level_internal',
  ambiguous: 'view_level_ambiguous',
  altered: 'view_level_altered',
  failed: 'view_level_failed',
  unchecked: 'view_level_unchecked',
  unverified: 'view_level_unverified',
  checking: 'view_checking',
};
