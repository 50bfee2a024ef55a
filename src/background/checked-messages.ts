/**
 * The messages of each site that were checked while they were open, for the marks in its lists. It lies in the session's storage, and
 * outlives the messages, which are closed; of a site without badges nothing is kept.
 */
import type { Realm } from '../platform/realm.ts';
import { createQueue } from '../platform/session.ts';
import { createSessionCache } from '../platform/session-cache.ts';
import { tellScripts } from '../platform/wire/ask-script.ts';
import type { CheckedMessage } from '../platform/wire/messages.ts';
import type { AnswerOf } from '../platform/wire/wire.ts';
import { settingsAt } from './sites.ts';

/** All sites together. */
const ROOM_BYTES = 256 * 1024;
/** Of one site; the ones that were checked last. */
const MOST = 200;

export interface CheckedMessages {
  /** A message of a page with badges has its verdict: lists in the same tab hear of it at once. */
  add(tabId: number, origin: string, message: CheckedMessage): Promise<void>;
  /** What a list at this address is told. */
  at(url: string): Promise<AnswerOf<'script.showsList'>>;
  forget(): Promise<void>;
}

/** @returns none known yet, beside what the session's storage holds */
export function createCheckedMessages({ session }: Realm): CheckedMessages {
  const inTurn = createQueue();
  const kept = createSessionCache<CheckedMessage[]>('checked', ROOM_BYTES, session);
  return {
    async add(tabId, origin, message) {
      await inTurn(async () => {
        const others = ((await kept.get(origin)) ?? []).filter(({ id }) => id !== message.id);
        await kept.put(origin, [...others, message].slice(-MOST));
      });
      tellScripts(tabId, 'worker.checkedMore', null);
    },

    async at(url) {
      const settings = await settingsAt(url);
      const checked = settings.badges ? await inTurn(() => kept.get(new URL(url).origin)) : null;
      return { checked: checked ?? [], ...settings };
    },

    forget: () => inTurn(() => kept.clear()),
  };
}
