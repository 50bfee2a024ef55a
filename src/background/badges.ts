/** What a content script asks: which badges its messages get, and the check behind each. */

import { browser } from '../platform/browser.ts';
import type { Realm } from '../platform/realm.ts';
import { loadSettings } from '../platform/settings.ts';
import type { Frame } from '../platform/wire/answer.ts';
import { Failure, failure } from '../platform/wire/failure.ts';
import type {
  BadgeState,
  ContentSettings,
  LocatedMessages,
  MessageBadge,
  TabMessage,
} from '../platform/wire/messages.ts';
import type { QuestionOf } from '../platform/wire/wire.ts';
import { badgeState, UNCHECKED } from './badge-state.ts';
import { findTab } from './find-tab.ts';
import { type MessageChecks, toTabState } from './message-checks.ts';
import type { ReportTabs } from './report-tabs.ts';
import { settingsAt } from './sites.ts';
import { findMessage, focusedMessage, ofSite, type TabRecord, type TabRecords, withFrame } from './tab-records.ts';
import { showInToolbar } from './toolbar.ts';

/** Nobody clicks badges faster and means each click. */
const CLICK_PAUSE_MS = 1_000;

export interface Badges {
  /** A content script begins: whether badges are on at its address, and in which words. */
  started(frame: Frame): Promise<ContentSettings>;
  /** Its page shows these messages now: notes them, and answers with the badge of each; with none where badges are off. */
  wanted(frame: Frame, located: LocatedMessages): Promise<MessageBadge[]>;
  /** It brings the source of a message, or why there is none: checks it, and answers with its badge. */
  source(frame: Frame, request: QuestionOf<'script.bringsSource'>): Promise<BadgeState>;
  /** A badge was clicked: opens the popup over it, or else a report. */
  clicked(frame: Frame, id: string): Promise<void>;
}

/**
 * What content scripts ask for their badges: each frame is answered by its own page's settings, and told levels, domains and
 * whether there is a warning.
 */
export function createBadges(records: TabRecords, checks: MessageChecks, reportTabs: ReportTabs, realm: Realm): Badges {
  /**
   * Of each tab, the report page that its badges opened. The attack: a page that took over its process clicks its badges from a window without tabs,
   * where it stays in front, and another page opens for each.
   */
  const reports = new Map<number, number | undefined>();
  let lastClick = Number.NEGATIVE_INFINITY;
  return {
    started: ({ url }) => settingsAt(url),

    async wanted({ tabId, frameId, url }, located) {
      const { origin } = new URL(url);
      const record = await records.change(tabId, (before) => ({
        ...withFrame(ofSite(before, origin), frameId, located),
        origin,
      }));
      // Whoever has the popup open over this page goes on to what it shows now, with badges or without.
      realm.tell('news.tab', { tab: await toTabState(tabId, record) });
      const focused = focusedMessage(record);
      await showInToolbar(tabId, focused);
      if (!(await settingsAt(url)).badges) return [];
      return record.messages
        .filter((message) => message.frameId === frameId)
        .map((message) => ({ id: message.id, badge: badgeOf(message) }));
    },

    async source({ tabId, frameId, url }, { id, fetched, problem }) {
      // The attack: a click on the toolbar button put our script into a page that never had badges, and that took over its own
      // process. In the script's name it would bring sources of its making: have the DNS asked for names in them, teach us
      // who receives the mail there, and change what the popup shows of its messages.
      if (!(await settingsAt(url)).badges) return UNCHECKED;
      const record = await records.get(tabId);
      const message = messageOf(record, { frameId, url }, id);
      if (!message) return UNCHECKED;
      const given = fetched ?? (problem ? new Failure(problem) : failure('webmail_message_changed'));
      const { ladder } = await loadSettings();
      const started = await checks.check(tabId, message, record, given, { withDns: ladder === 'always' });
      if (started instanceof Failure) return UNCHECKED;
      await started.done;
      // Not what this check found: a click's may have begun meanwhile, which asks the DNS.
      const now = findMessage(await records.get(tabId), frameId, id);
      return now ? badgeOf(now) : UNCHECKED;
    },

    // The attack: a page that took over its process sends clicks in our script's name, from a site without badges, from a
    // tab behind, by the hundred: the popup opens, the DNS is asked, a tab opens for each.
    async clicked({ tabId, frameId, url }, id) {
      if (!(await settingsAt(url)).badges) return;
      const tab = await findTab(tabId);
      if (!tab?.active || !messageOf(await records.get(tabId), { frameId, url }, id)) return;
      const now = performance.now();
      // Last: those that come at the same moment all pass what has to be waited for.
      if (now - lastClick < CLICK_PAUSE_MS) return;
      lastClick = now;
      const record = await records.change(tabId, (before) => ({ ...before, clicked: { frameId, id } }));
      try {
        // In the tab's own window. The attack: from one behind, a page has the popup look at the mail in front.
        await browser.action.openPopup({ windowId: tab.windowId as number });
      } catch {
        // That window is not active, or the browser wants a gesture of its own.
        const key = findMessage(record, frameId, id)?.key ?? null;
        const report = key === null ? null : { key, message: { tabId, frameId, id } };
        reports.set(tabId, await reportTabs.open(report, tabId, reports.get(tabId)));
      }
    },
  };
}

/**
 * The attack: a site with badges brings a source, or clicks a badge, and has its tab go on to another one's mail of that number, which then has its
 * verdict, or the DNS asked for its names.
 */
function messageOf(record: TabRecord, { frameId, url }: Omit<Frame, 'tabId'>, id: string): TabMessage | null {
  return new URL(url).origin === record.origin ? findMessage(record, frameId, id) : null;
}

function badgeOf(message: TabMessage): BadgeState {
  return message.level === null && message.problem ? UNCHECKED : badgeState(message);
}
