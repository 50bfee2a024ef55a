/** The part of a verdict that leaves the extension for a page: level, domain, and whether there is a warning; nothing else. */
import type { Inspection, Level } from '../core/index.ts';
import { isSaidAlready } from '../core/marks/said-already.ts';
import { visible } from '../core/message/characters/visible.ts';
import type { Ladder } from '../platform/settings-shape.ts';
import type { BadgeState, BadgeWord, TabMessage } from '../platform/wire/messages.ts';

/** Nothing was looked at, or it may not be. */
export const UNCHECKED: BadgeState = { level: 'unchecked', domain: null };
export const CHECKING: BadgeState = { level: 'checking', domain: null };

/** Amber or red already, with words of their own. */
const WARNING: readonly Level[] = ['altered', 'ambiguous', 'failed'];
/** Their badges name no domain. */
const UNPROVEN: readonly Level[] = ['unchecked', 'unverified'];

/**
 * What a badge says in place of its level: that there is a caution or a danger, whoever sent the message; or that the DNS was not asked yet, which a
 * click does.
 *
 * @returns undefined where the level's own words say enough
 */
export function badgeWord(inspection: Inspection, ladder: Ladder): BadgeWord | undefined {
  const { verdict, findings } = inspection;
  const { level, reason } = verdict;
  const severities = findings.map((finding) => (isSaidAlready(finding, inspection) ? 'info' : finding.severity));
  const worst = severities.includes('danger') ? 'danger' : severities.includes('caution') ? 'caution' : null;
  if (worst && !WARNING.includes(level))
    return UNPROVEN.includes(level) || verdict.domain === null ? `${worst}_unproven` : worst;
  return reason.code === 'verdict_reason_dns_off' && ladder === 'click' ? 'untried' : undefined;
}

/** The level whose sign and colour a warning has. */
const LOOK: Partial<Record<BadgeWord, Level>> = {
  caution: 'altered',
  caution_unproven: 'altered',
  danger: 'failed',
  danger_unproven: 'failed',
};

/** @returns what a badge learns of a message, with what hides in the domain made visible: a content script has no room to do that itself */
export function badgeState({ level, domain, says }: Pick<TabMessage, 'level' | 'domain' | 'says'>): BadgeState {
  if (level === null) return CHECKING;
  return {
    level: (says && LOOK[says]) ?? level,
    domain: domain === null ? null : visible(domain),
    ...(says && { says }),
  };
}
