/** The part of a verdict that leaves the extension for a page: level and domain, nothing else. */
import { visible } from '../core/message/characters/visible.ts';
import type { BadgeState } from '../platform/wire/messages.ts';

/** Nothing was looked at, or it may not be. */
export const UNCHECKED: BadgeState = { level: 'unchecked', domain: null };

/** @returns the verdict, with what hides in the domain made visible: a content script has no room to do that itself */
export function badgeState({ level, domain }: BadgeState): BadgeState {
  return { level, domain: domain === null ? null : visible(domain) };
}
