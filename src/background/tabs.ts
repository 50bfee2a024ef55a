/** What the popup asks of a tab: which messages are open there, and the check of one of them. */

import { loadSettings } from '../platform/settings.ts';
import { Failure } from '../platform/wire/failure.ts';
import type { MessageRef, Problem, TabMessage, TabState } from '../platform/wire/messages.ts';
import type { QuestionOf } from '../platform/wire/wire.ts';
import { type HowToCheck, type MessageChecks, type Started, toTabState } from './message-checks.ts';
import type { MessageView } from './message-view.ts';
import type { SharedChecks } from './shared-checks.ts';
import { findMessage, focusedMessage, type TabRecord, type TabRecords, withFrame } from './tab-records.ts';

type Known = NonNullable<QuestionOf<'page.checkMessage'>['known']>;

const GONE: Problem = { key: 'webmail_message_changed', values: {} };

export interface Tabs {
  /** @param following by a page that stays open, not by a click: only what is not known yet is checked, and as the ladder says */
  look(tabId: number, following?: boolean): Promise<TabState>;
  inspect(request: QuestionOf<'page.checkMessage'>): Promise<TabMessage>;
  /**
   * Checks a message once more that was checked before: the same bytes, or nothing is told of them.
   *
   * @returns null when the page shows no such message any more
   */
  recheck(message: MessageRef, known: Known, how: HowToCheck): Promise<Started | Failure | null>;
}

/** What the popup asks: the messages of a tab, and the check of the one that the reader means. */
export function createTabs(
  records: TabRecords,
  sharedChecks: Pick<SharedChecks, 'get'>,
  checks: MessageChecks,
  view: MessageView,
): Tabs {
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

  /**
   * A click fetches the source anew, although a badge had it a moment ago: it was dropped after that check, and what a person asks for is told of
   * what the webmail gives now. What only follows the page takes what is known.
   */
  async function check(tabId: number, message: TabMessage, place: TabRecord, following: boolean): Promise<void> {
    if (following && message.key !== null) return;
    await checks.fetchAndCheck(tabId, message, place, { withDns: await asksDns(following) });
  }

  /** The attack, or another folder whose numbers begin anew: under the same id and sender the page gives another mail by now. */
  async function recheck({ tabId, frameId, id }: MessageRef, { key, sha256 }: Known, how: HowToCheck) {
    const place = await records.get(tabId);
    const message = findMessage(place, frameId, id);
    if (message === null || (sha256 === null && message.key !== key)) return null;
    const digest = sha256 ?? (await sharedChecks.get(key))?.source.sha256;
    return await checks.fetchAndCheck(tabId, message, place, digest === undefined ? how : { ...how, sha256: digest });
  }

  return {
    recheck,

    async look(tabId, following = false) {
      const found = await survey(tabId);
      const message = focusedMessage(found);
      if (message) await check(tabId, message, found, following);
      else await view.showVerdict(tabId, null);
      return await toTabState(tabId, await records.get(tabId));
    },

    async inspect({ tabId, frameId, id, following = false, chosen = false, known }) {
      // Whoever has a report checked anew looks at the report: its tab shows another message of the conversation by now, and the
      // toolbar speaks of that one.
      const record = chosen
        ? await records.change(tabId, (before) => ({ ...before, clicked: { frameId, id } }))
        : await records.get(tabId);
      const message = findMessage(record, frameId, id);
      if (!message) return gone(frameId, id);
      if (known) {
        const started = await recheck({ tabId, frameId, id }, known, { withDns: await asksDns(false) });
        if (!started || started instanceof Failure) return gone(frameId, id, started?.problem);
        return { ...message, key: started.key };
      }
      await check(tabId, message, record, following);
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

function gone(frameId: number, id: string, problem = GONE): TabMessage {
  return { frameId, id, shown: {}, focused: false, key: null, level: null, domain: null, problem };
}
