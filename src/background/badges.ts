/** What a content script asks: which badges its messages get, and the check behind each. */

import { browser } from '../platform/browser.ts';
import { reportAddress } from '../platform/pages.ts';
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
import { badgeState } from './badge-state.ts';
import type { MessageChecks } from './message-checks.ts';
import { settingsAt } from './sites.ts';
import { findMessage, focusedMessage, type TabRecords, withFrame } from './tab-records.ts';
import { showInToolbar } from './toolbar.ts';

const UNCHECKED: BadgeState = { level: 'unchecked', domain: null };

export interface Badges {
  started(frame: Frame): Promise<ContentSettings>;
  wanted(frame: Frame, located: LocatedMessages): Promise<MessageBadge[]>;
  source(frame: Frame, request: QuestionOf<'script.bringsSource'>): Promise<BadgeState>;
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
      const message = findMessage(await records.get(tabId), frameId, id);
      if (!message) return UNCHECKED;
      const given = fetched ?? (problem ? new Failure(problem) : failure('webmail_message_changed'));
      const { ladder } = await loadSettings();
      const started = await checks.check(tabId, message, given, { withDns: ladder === 'always' });
      if (started instanceof Failure) return UNCHECKED;
      return badgeState((await started.done).verdict);
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
  if (level) return badgeState({ level, domain });
  return problem ? UNCHECKED : { level: 'checking', domain: null };
}
