/** Answers the line over a message: which message it stands over, its verdict, and in which words. */
import { badgeState, CHECKING } from '../background/badge-state.ts';
import type { Services } from '../background/services.ts';
import { findMessage } from '../background/tab-records.ts';
import { badgeSentences } from '../background/words.ts';
import { browser } from '../platform/browser.ts';
import { languageOf } from '../platform/language.ts';
import { loadSettings } from '../platform/settings.ts';
import type { WorkerHandlers } from '../platform/wire/answer.ts';
import { tellScripts } from '../platform/wire/ask-script.ts';
import type { TabMessage } from '../platform/wire/messages.ts';
import { FRAME } from './frame.ts';
import { messenger } from './messenger.ts';

/** Puts the line's script into the message that a tab shows; where it runs already, it does nothing. */
export async function putLine(tabId: number): Promise<void> {
  // A message may be gone by now; some kinds of content let no script in.
  await browser.scripting.executeScript({ target: { tabId }, files: ['thunderbird/line.js'] }).catch(() => undefined);
}

/** Tells the line of a message its verdict. A line over another message takes no notice. */
export function tellLine(tabId: number, message: TabMessage): void {
  if (message.level)
    tellScripts(tabId, 'worker.showBadges', { badges: [{ id: message.id, badge: badgeState(message) }] });
}

/** What the line's script asks, in the place of what a webmail's script asks. */
export function lineHandlers({
  records,
}: Pick<Services, 'records'>): Pick<WorkerHandlers, 'script.started' | 'script.showsMessages' | 'script.badgeClicked'> {
  return {
    'script.started': async () => {
      const settings = await loadSettings();
      const language = languageOf(settings);
      // The line says "checking" only where every message is checked.
      return { badges: settings.ladder === 'always', language, sentences: badgeSentences(language) };
    },

    // What the script itself says of its page is not read: Thunderbird says which message the tab shows.
    'script.showsMessages': async (_, { tabId }) => {
      const list = await messenger.messageDisplay.getDisplayedMessages(tabId).catch(() => null);
      const [header, ...others] = list?.messages ?? [];
      if (header === undefined || others.length > 0) return [];
      const id = String(header.id);
      const known = findMessage(await records.get(tabId), FRAME, id);
      return [{ id, badge: known ? badgeState(known) : CHECKING }];
    },

    'script.badgeClicked': async (_, { tabId }) => {
      const tab = await browser.tabs.get(tabId).catch(() => null);
      if (tab?.active && tab.windowId !== undefined)
        await messenger.messageDisplayAction.openPopup({ windowId: tab.windowId }).catch(() => false);
      return null;
    },
  };
}
