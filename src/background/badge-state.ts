/** What a badge is told. */
import { visible } from '../core/message/characters/visible.ts';
import type { BadgeState } from '../platform/wire/messages.ts';

/** @returns the verdict, with what hides in the domain made visible: a content script has no room to do that itself */
export function badgeState({ level, domain }: BadgeState): BadgeState {
  return { level, domain: domain === null ? null : visible(domain) };
}
