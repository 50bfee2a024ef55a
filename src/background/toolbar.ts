/** The toolbar icon of a tab: the verdict on the message that the reader looks at, by its shape and by its tooltip. */
import type { Level } from '../core/index.ts';
import { browser } from '../platform/browser.ts';
import { languageOf } from '../platform/language.ts';
import { loadSettings } from '../platform/settings.ts';
import { say } from './words.ts';

/** icons/ has one drawing for each kind of verdict. */
const DRAWINGS: Record<Level, 'verified' | 'vouched' | 'ambiguous' | 'failed' | 'unknown'> = {
  verified: 'verified',
  vouched: 'vouched',
  listed: 'vouched',
  ambiguous: 'ambiguous',
  altered: 'ambiguous',
  failed: 'failed',
  internal: 'unknown',
  unchecked: 'unknown',
  unverified: 'unknown',
};

/** @param verdict null = nothing is known of the message, or none is open */
export async function showInToolbar(
  tabId: number,
  verdict: { level: Level; domain: string | null } | null,
): Promise<void> {
  const language = languageOf(await loadSettings());
  const title = verdict
    ? say(`badge_title_${verdict.level}`, { domain: verdict.domain ?? '' }, language)
    : say('action_title', {}, language);
  const name = verdict ? DRAWINGS[verdict.level] : 'icon';
  const path = { 16: `/icons/${name}-16.png`, 32: `/icons/${name}-32.png` };
  // The tab may be closed by now. (Of setIcon Chromium complains then even so.)
  await Promise.all([
    browser.action.setIcon({ tabId, path }).catch(() => undefined),
    browser.action.setTitle({ tabId, title }).catch(() => undefined),
  ]);
}
