/**
 * The messages of each site that were checked while they were open, for the marks in its lists. It lies in the session's storage, and
 * outlives the messages, which are closed; of a site without badges nothing is kept.
 */

import { browser } from '../platform/browser.ts';
import { nativePattern, sitePattern } from '../platform/permissions.ts';
import type { Realm } from '../platform/realm.ts';
import { createQueue, readSession, writeSession } from '../platform/session.ts';
import { tellScripts } from '../platform/wire/ask-script.ts';
import type { CheckedMessage } from '../platform/wire/messages.ts';
import type { AnswerOf } from '../platform/wire/wire.ts';
import { settingsAt } from './sites.ts';
import { markSentences } from './words.ts';

/** Of all sites together; the ones that were checked last. */
const MOST = 200;
const NAME = 'checked';

/** Remembers the messages of each site that were checked. */
export interface CheckedMessages {
  /**
   * A message has its verdict: lists in the same tab hear of it at once. Of a page without badges nothing is kept.
   *
   * @param isStill whether it is still the message's verdict once its turn has come: all may have been forgotten meanwhile
   */
  add(tabId: number, origin: string, message: CheckedMessage, isStill: () => Promise<boolean>): Promise<void>;
  /** The settings of a list at this address, and the messages of its site that may be marked in it. */
  at(url: string): Promise<AnswerOf<'script.showsList'>>;
  /** Drops those of other sites than these, where badges were switched off or the grant was taken back: their marks go. */
  keepOnly(patterns: readonly string[]): Promise<void>;
  /** Lists in all tabs hear of it: their marks go. */
  forget(): Promise<void>;
}

/** @returns none known yet, beside what the session's storage holds */
export function createCheckedMessages({ session }: Realm): CheckedMessages {
  const inTurn = createQueue();
  const known = async () => (await readSession<(CheckedMessage & { origin: string })[]>(session, NAME)) ?? [];
  return {
    async add(tabId, origin, message, isStill) {
      await inTurn(async () => {
        if (!(await settingsAt(origin)).badges || !(await isStill())) return;
        const others = (await known()).filter((other) => other.id !== message.id || other.origin !== origin);
        await writeSession(session, NAME, [...others, { ...message, origin }].slice(-MOST));
      });
      tellScripts(tabId, 'worker.checkedMore', null);
    },
    async at(url) {
      const settings = await settingsAt(url);
      const { origin } = new URL(url);
      const sentences = markSentences(settings.language);
      return {
        ...settings,
        sentences,
        checked: settings.badges
          ? (await known()).filter((one) => one.origin === origin && one.badge.level !== 'unchecked')
          : [],
      };
    },
    async keepOnly(patterns) {
      const isNews = await inTurn(async () => {
        const before = await known();
        const kept = before.filter(({ origin }) => patterns.includes(sitePattern(origin) ?? ''));
        if (kept.length < before.length) await writeSession(session, NAME, kept);
        return kept.length < before.length;
      });
      // Of a site that is granted no more the browser tells no address.
      if (isNews) await tellLists({});
    },
    async forget() {
      const origins = await inTurn(async () => {
        const forgotten = new Set((await known()).map(({ origin }) => origin));
        await session.remove([NAME]);
        return forgotten;
      });
      if (origins.size === 0) return;
      await tellLists({ url: [...origins].map((origin) => nativePattern(`${origin}/*`)) });
    },
  };
}

/** A list stands in tabs too where no message was opened, of which there is no record. */
async function tellLists(where: { url?: string[] }): Promise<void> {
  for (const { id } of await browser.tabs.query(where)) {
    if (id !== undefined) tellScripts(id, 'worker.checkedMore', null);
  }
}
