/** What the popup asks of a tab: which messages are open there, and the check of one of them. */

import { loadSettings } from '../platform/settings.ts';
import type { Problem, TabMessage, TabState } from '../platform/wire/messages.ts';
import { type MessageChecks, toTabState } from './message-checks.ts';
import type { MessageView } from './message-view.ts';
import { findMessage, focusedMessage, type TabRecord, type TabRecords, withFrame } from './tab-records.ts';

export interface Tabs {
  /** @param following by a page that stays open, not by a click: only what is not known yet is checked, and as the ladder says */
  look(tabId: number, following?: boolean): Promise<TabState>;
  inspect(tabId: number, frameId: number, id: string, following?: boolean): Promise<TabMessage>;
}

/** What the popup asks: the messages of a tab, and the check of the one that the reader means. */
export function createTabs(records: TabRecords, checks: MessageChecks, view: MessageView): Tabs {
  /** Finds the messages of every frame that we reach. */
  async function survey(tabId: number): Promise<TabRecord> {
    const { origin, frames, answers } = await view.look(tabId);
    return await records.change(tabId, (before) => {
      let record: TabRecord = { ...before, webmail: null, account: null, unlisted: 0, origin };
      for (const { frameId, ...answer } of answers) record = withFrame(record, frameId, answer);
      // Frames that are gone had messages too.
      const messages = record.messages.filter(({ frameId }) => answers.some((answer) => answer.frameId === frameId));
      const reached = { frames, answers: answers.length };
      const problem = messages.length > 0 ? null : whyNoMessage(reached, record.webmail);
      return { ...record, messages, problem };
    });
  }

  async function check(tabId: number, message: TabMessage, following: boolean): Promise<void> {
    if (following && message.key !== null) return;
    await checks.fetchAndCheck(tabId, message, { withDns: await asksDns(following) });
  }

  return {
    async look(tabId, following = false) {
      const message = focusedMessage(await survey(tabId));
      if (message) await check(tabId, message, following);
      else await view.showVerdict(tabId, null);
      return await toTabState(tabId, await records.get(tabId));
    },

    async inspect(tabId, frameId, id, following = false) {
      const record = await records.change(tabId, (before) => ({ ...before, clicked: { frameId, id } }));
      const message = findMessage(record, frameId, id);
      if (message) await check(tabId, message, following);
      return findMessage(await records.get(tabId), frameId, id) ?? gone(frameId, id);
    },
  };
}

/** Whether the DNS is asked: after a click unless it is off for all, by itself only where the setting says so for every message. */
export async function asksDns(following: boolean): Promise<boolean> {
  return !following || (await loadSettings()).ladder === 'always';
}

function whyNoMessage(reached: { frames: number; answers: number }, webmail: string | null): Problem {
  if (reached.frames === 0) return { key: 'webmail_page_closed', values: {} };
  // The attack: a mail that keeps our script from running must not make its webmail look like none.
  if (reached.answers === 0) return { key: 'webmail_script_silent', values: {} };
  if (webmail === null) return { key: 'webmail_none', values: {} };
  return { key: 'webmail_no_message', values: { webmail } };
}

function gone(frameId: number, id: string): TabMessage {
  const problem: Problem = { key: 'webmail_message_changed', values: {} };
  return { frameId, id, shown: {}, focused: false, key: null, level: null, domain: null, problem };
}
