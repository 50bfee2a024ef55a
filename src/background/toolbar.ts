/** The toolbar icon of a tab: the verdict on the message that the reader looks at, by its shape and by its tooltip. */
import { browser } from '../platform/browser.ts';
import { languageOf } from '../platform/language.ts';
import { createQueue } from '../platform/session.ts';
import { loadSettings } from '../platform/settings.ts';
import type { TabMessage } from '../platform/wire/messages.ts';
import { badgeState } from './badge-state.ts';
import { say } from './words.ts';

const inTurn = createQueue();

/** @param message null = none is open, or nothing is known of it */
export async function showInToolbar(
  tabId: number,
  message: Pick<TabMessage, 'level' | 'domain' | 'says' | 'covered'> | null,
): Promise<void> {
  const language = languageOf(await loadSettings());
  const state = message?.level ? badgeState(message) : null;
  const title = state
    ? say(`badge_title_${state.says ?? state.level}`, { domain: state.domain ?? '' }, language)
    : say('action_title', {}, language);
  const covered = message?.covered ? say('badge_title_covered', {}, language) : '';
  const name = state?.level ?? 'icon';
  const path = { 16: `/icons/${name}-16.png`, 32: `/icons/${name}-32.png` };
  const said = [covered, title].filter(Boolean).join(' ');
  // One after the other in each tab, or the icon of one verdict would stand under the title of another; but no tab waits for a slow one.
  await inTurn(async () => {
    // The browser fetches a drawing each time that it is set, and takes icon and title off with their page. So the title tells which icon is there.
    if ((await browser.action.getTitle({ tabId })) === said) return;
    await browser.action.setIcon({ tabId, path });
    await browser.action.setTitle({ tabId, title: said });
    // What fails is left: the tab may be closed by now. (Of setIcon Chromium complains then even so.)
  }, tabId).catch(() => undefined);
}
