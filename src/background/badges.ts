/** What a content script asks: which badges its messages get, and the check behind each. */

import type { Asker } from '../platform/answer.ts';
import { browser } from '../platform/browser.ts';
import type { BadgeState, ContentSettings, LocatedMessages, Requests, TabMessage } from '../platform/messages.ts';
import { reportAddress } from '../platform/pages.ts';
import { loadSettings } from '../platform/settings.ts';
import type { MessageChecks } from './message-checks.ts';
import { settingsAt } from './sites.ts';
import { findMessage, focusedMessage, type TabRecords, withFrame } from './tab-records.ts';
import { showInToolbar } from './toolbar.ts';

type Frame = NonNullable<Asker['frame']>;

const UNCHECKED: BadgeState = { level: 'unchecked', domain: null };

export interface Badges {
  started(frame: Frame): Promise<ContentSettings>;
  wanted(frame: Frame, located: LocatedMessages): Promise<Requests['badge.wanted']['response']>;
  source(frame: Frame, request: Requests['content.source']['request']): Promise<BadgeState>;
  clicked(frame: Frame, id: string): Promise<void>;
}

/**
 * What content scripts ask for their badges: each frame is answered by its own page's settings, and told levels and
 * domains only.
 */
export function createBadges(records: TabRecords, checks: MessageChecks): Badges {
  return {
    started: ({ url }) => settingsAt(url),

    async wanted({ tabId, frameId, url }, located) {
      const record = await records.change(tabId, (before) => ({
        ...withFrame(before, frameId, located),
        origin: new URL(url).origin,
      }));
      const focused = focusedMessage(record);
      await showInToolbar(tabId, focused?.level ? { level: focused.level, domain: focused.domain } : null);
      if (!(await settingsAt(url)).badges) return [];
      return record.messages
        .filter((message) => message.frameId === frameId)
        .map((message) => ({ id: message.id, badge: badgeOf(message) }));
    },

    async source({ tabId, frameId, url }, { id, source, fidelity, problem }) {
      // The attack: a click on the toolbar button put our script into a page that never had badges, and that took over its own
      // process. In the script's name it would bring sources of its making: have the DNS asked for names in them, teach us
      // who receives the mail there, and change what the popup shows of its messages.
      if (!(await settingsAt(url)).badges) return UNCHECKED;
      const message = findMessage(await records.get(tabId), frameId, id);
      if (!message) return UNCHECKED;
      const given = source
        ? { source, ...(fidelity ? { fidelity } : {}) }
        : { problem: problem ?? { key: 'webmail_message_changed' as const, values: {} } };
      const { ladder } = await loadSettings();
      const started = await checks.check(tabId, message, given, { withDns: ladder === 'always' });
      if ('problem' in started) return UNCHECKED;
      const { level, domain } = (await started.done).verdict;
      return { level, domain };
    },

    async clicked({ tabId, frameId }, id) {
      const record = await records.change(tabId, (before) => ({ ...before, clicked: { frameId, id } }));
      try {
        await browser.action.openPopup();
      } catch {
        // No window is active, or the browser wants a gesture of its own.
        await browser.tabs.create({ url: reportAddress(findMessage(record, frameId, id)?.key ?? undefined) });
      }
    },
  };
}

function badgeOf({ level, domain, problem }: TabMessage): BadgeState {
  if (level) return { level, domain };
  return problem ? UNCHECKED : { level: 'checking', domain: null };
}
