/** The badge's words, around the domain. The sentences come from the worker: every frame of a webmail loads this script. */
import type { BadgeSentences, BadgeState } from '../platform/wire/messages.ts';
import { shortenDomain } from '../text/shorten.ts';

const MAX_DOMAIN = 40;

export interface BadgeWords {
  /** What stands on the badge, split around the domain, which is isolated: it comes out of a mail. */
  before: string;
  domain: string;
  after: string;
  /** For the tooltip and for screen readers. */
  title: string;
}

/** What a badge says: the domain, which comes out of a mail, shortened and made visible, apart from our own words. */
export function badgeWords({ level, domain, says = level }: BadgeState, sentences: BadgeSentences): BadgeWords {
  const shown = shortenDomain(domain ?? '', MAX_DOMAIN);
  const [before = '', after] = sentences[`badge_${says}`].split('{domain}');
  return {
    before,
    domain: after === undefined ? '' : shown,
    after: after ?? '',
    title: sentences[`badge_title_${says}`].replaceAll('{domain}', () => shown),
  };
}
