/** What each message of the stories must come to. */
import type { Level } from '../../src/core/index.ts';
import type { MailId } from '../../src/lesson/stories/story.ts';

export const STORY_LEVELS: Readonly<Record<MailId, Level>> = {
  way: 'unverified',
  direct: 'unverified',
  spf: 'listed',
  dkim: 'verified',
  dmarc: 'verified',
  forward: 'verified',
  forward_unsigned: 'failed',
  list: 'vouched',
  attack: 'failed',
};
