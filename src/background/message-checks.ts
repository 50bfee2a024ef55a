/**
 * Checks one message of a page: its receiver is chosen by where it was found, the engine is told what the page shows (and says
 * so when the source is of another message), and whoever shows its verdict (popup, toolbar, badge) is told when there is one.
 */
import type { Inspection } from '../core/index.ts';
import type { Realm } from '../platform/realm.ts';
import { loadSettings } from '../platform/settings.ts';
import { askScript } from '../platform/wire/ask-script.ts';
import { Failure, failure } from '../platform/wire/failure.ts';
import type { FetchedSource, TabMessage, TabState } from '../platform/wire/messages.ts';
import { badgeState, badgeWord } from './badge-state.ts';
import type { CheckedMessages } from './checked-messages.ts';
import type { MessageView } from './message-view.ts';
import type { Receivers } from './receivers.ts';
import { bytesOf, createRoom, NO_ROOM, OF_BYTES } from './room.ts';
import { digestOf, type SharedChecks } from './shared-checks.ts';
import { settingsAt } from './sites.ts';
import { findMessage, focusedMessage, type TabRecord, type TabRecords, withMessage } from './tab-records.ts';

/** A check that has begun: the key by which pages follow it, and its end. */
export interface Started {
  key: string;
  done: Promise<Inspection>;
}

/** What whoever asks for a check wants of it. */
export interface HowToCheck {
  withDns: boolean;
  /** Do not take a result that is there already. */
  again?: boolean;
  /** Ask the DNS for names that seem to be made for one person too: only when the person says so. */
  personalLookups?: boolean;
  /** Digest that the source must have. */
  sha256?: string;
}

/** Where a message was found, as it was when its check began: the tab may show another site when it ends. */
export type Place = Pick<TabRecord, 'webmail' | 'origin'>;

export interface MessageChecks {
  /** Fetches the source from the page where the message was found, and checks it. Answers when the check has begun. */
  fetchAndCheck(tabId: number, message: TabMessage, place: TabRecord, how: HowToCheck): Promise<Started | Failure>;
  /** Checks a source that the page's script brought, found at that place. */
  check(
    tabId: number,
    message: TabMessage,
    place: Place,
    source: FetchedSource | Failure,
    how: HowToCheck,
  ): Promise<Started | Failure>;
}

/**
 * Ties a message of a page to its inspection: fetches, checks, and tells the verdict to those that show it, unless the
 * page has gone on.
 */
export function createMessageChecks(
  sharedChecks: SharedChecks,
  receivers: Receivers,
  records: TabRecords,
  checked: CheckedMessages,
  realm: Realm,
  view: MessageView,
): MessageChecks {
  // Apart from what scripts bring: no page keeps a person's click from being answered. A side panel asks without clicks, as fast as a page
  // changes what it shows.
  const room = createRoom(OF_BYTES);

  async function check(
    tabId: number,
    message: TabMessage,
    place: Place,
    fetched: FetchedSource | Failure,
    how: HowToCheck,
  ): Promise<Started | Failure> {
    if (fetched instanceof Failure) {
      await note(tabId, message, { problem: fetched.problem });
      return fetched;
    }
    const { source, fidelity, attached = false } = fetched;
    // The attack: a mail brings another one along, whose fields all say that this mailbox's own server checked it.
    const at = attached ? { ...place, webmail: null } : place;
    const receiver = await receivers.choose(at.webmail, at.origin);
    const { key, done } = await sharedChecks.start({ source, fidelity, receiver, shown: message.shown, ...how });
    await note(tabId, message, { key, problem: null }, !how.withDns);
    const told = done.then(async (inspection) => {
      await tellVerdict(tabId, message, at, key, inspection);
      return inspection;
    });
    told.catch(console.error);
    return { key, done: told };
  }

  /** @param givesWay to another check that has begun since, by a click: whoever asks the DNS is not shown what a badge found without */
  async function note(
    tabId: number,
    message: TabMessage,
    news: Partial<TabMessage>,
    givesWay = false,
  ): Promise<TabRecord> {
    const record = await records.change(tabId, (before) => {
      const key = findMessage(before, message.frameId, message.id)?.key;
      return givesWay && key && key !== message.key ? before : withMessage(before, message, news);
    });
    realm.tell('news.tab', { tab: await toTabState(tabId, record) });
    return record;
  }

  async function tellVerdict(
    tabId: number,
    message: TabMessage,
    { webmail, origin }: Place,
    key: string,
    inspection: Inspection,
  ): Promise<void> {
    const { level, domain } = inspection.verdict;
    const says = badgeWord(inspection, (await loadSettings()).ladder);
    const time = inspection.route.arrivedAt ?? inspection.message.date ?? undefined;
    await receivers.learn(webmail, origin, inspection);
    const before = findMessage(await records.get(tabId), message.frameId, message.id);
    // The page may have gone on to another message, or another check of this one begun; then this verdict is nobody's.
    if (before?.key !== key) return;
    const record = await note(tabId, message, { level, domain, says, time, problem: null });
    const now = findMessage(record, message.frameId, message.id);
    if (now?.key !== key) return;
    if (focusedMessage(record) === now) await view.showVerdict(tabId, now);
    if (!(await settingsAt(origin)).badges) return;
    const frame = { tabId, frameId: message.frameId };
    const badge = { id: message.id, badge: badgeState({ level, domain, says }) };
    const isStill = async () => findMessage(await records.get(tabId), message.frameId, message.id)?.key === key;
    await checked.add(tabId, origin, { ...badge, subject: message.shown.subject }, isStill);
    await askScript(frame, 'worker.showBadges', { badges: [badge] });
  }

  return {
    check,
    async fetchAndCheck(tabId, message, place, { sha256, ...how }) {
      const { answer, problem } = await view.fetchSource({ ...message, tabId }, place.pages);
      const isOther = answer && sha256 !== undefined && (await digestOf(answer.source)) !== sha256;
      if (isOther) return failure('webmail_message_changed');
      const leave = room(tabId, bytesOf(answer?.source));
      if (leave === null) return await check(tabId, message, place, NO_ROOM, how);
      let lasts: Promise<unknown> = Promise.resolve();
      try {
        const started = await check(tabId, message, place, answer ?? new Failure(problem), how);
        if (!(started instanceof Failure)) lasts = started.done;
        return started;
      } finally {
        lasts.then(leave, leave);
      }
    },
  };
}

/** A tab's record as the pages of the extension see it. */
export async function toTabState(tabId: number, record: TabRecord): Promise<TabState> {
  const { webmail, origin, messages, unlisted, problem } = record;
  const focused = focusedMessage(record);
  const { badges } = await settingsAt(origin);
  return {
    tabId,
    webmail,
    site: /^https?:/.test(origin) ? { origin: `${origin}/*`, badges } : null,
    messages: messages.map((message) => ({ ...message, focused: message === focused })),
    unlisted,
    problem,
  };
}
