/**
 * What is known of each tab that was looked at: which messages it shows, the key of each one's inspection, and which one
 * the reader means. It outlives a stopped worker, and ends with the tab.
 */

import { createQueue } from '../platform/session.ts';
import { createSessionCache } from '../platform/session-cache.ts';
import type { ValueStore } from '../platform/value-store.ts';
import type { LocatedMessages, PageMessage, Problem, TabMessage } from '../platform/wire/messages.ts';
import { MAX_MESSAGES } from '../platform/wire/parts.ts';

export interface TabRecord {
  webmail: string | null;
  /** Origin of the page, 'https://mail.example.org'; '' when it is not known. */
  origin: string;
  /** Whose mailbox it is, as the page says; null = it does not. */
  account: string | null;
  /** Messages of the frame that was heard last stand last. */
  messages: TabMessage[];
  /** How many more are open, above these. */
  unlisted: number;
  /** The page that each frame had when it was heard last, by the frame's id. */
  pages: Record<string, string>;
  /** The message whose badge was clicked. */
  clicked: { frameId: number; id: string } | null;
  /** Why there are no messages. */
  problem: Problem | null;
}

export interface TabRecords {
  get(tabId: number): Promise<TabRecord>;
  /** Changes a record by what it is at that moment; changes of all tabs are made one after the other. */
  change(tabId: number, change: (record: TabRecord) => TabRecord): Promise<TabRecord>;
  drop(tabId: number): Promise<void>;
  /** What was found out is forgotten; which messages are open stays known. */
  forgetVerdicts(): Promise<void>;
  /** Every tab that has a record. */
  all(): Promise<number[]>;
}

/** All records together; the tab that was looked at longest ago makes room. */
const ROOM_BYTES = 1.5 * 1024 * 1024;
/**
 * One tab's record: as many messages as a page may tell of, where their subjects are no longer than usual. The attack: a page of 780
 * frames, each with messages of many long words, fills the room that every tab's record shares.
 */
const MAX_RECORD = ROOM_BYTES / 4;
/** Frames of a webmail that hold messages: no webmail has more than a few. */
const MAX_FRAMES = 8;
const UNKNOWN = { key: null, level: null, domain: null, says: undefined, time: undefined, problem: null };
const EMPTY: TabRecord = {
  webmail: null,
  origin: '',
  account: null,
  messages: [],
  unlisted: 0,
  pages: {},
  clicked: null,
  problem: null,
};

/** The records of all tabs, one item a tab in session storage: no worker holds them in variables. */
export function createTabRecords(session: ValueStore): TabRecords {
  const inTurn = createQueue();
  const kept = createSessionCache<TabRecord>('tab', ROOM_BYTES, session);
  const change = (tabId: number, make: (record: TabRecord) => TabRecord) =>
    inTurn(async () => {
      const changed = within(make((await kept.get(String(tabId))) ?? EMPTY));
      await kept.put(String(tabId), changed);
      return changed;
    });
  const all = async () => (await kept.keys()).map(Number);
  return {
    get: (tabId) => inTurn(async () => (await kept.get(String(tabId))) ?? EMPTY),
    change,
    drop: (tabId) => inTurn(() => kept.drop(String(tabId))),
    async forgetVerdicts() {
      const forget = (record: TabRecord) => ({
        ...record,
        messages: record.messages.map((message) => ({ ...message, ...UNKNOWN })),
      });
      for (const tabId of await all()) await change(tabId, forget);
    },
    all,
  };
}

/** The record without the messages for which there is no room, which it counts: those of the frames heard first go. */
function within(record: TabRecord): TabRecord {
  const messages: TabMessage[] = [];
  const frames = new Set<number>();
  let size = 0;
  for (const message of record.messages.toReversed()) {
    size += 2 * JSON.stringify(message).length;
    if (size > MAX_RECORD || messages.length >= MAX_MESSAGES) break;
    if (frames.size >= MAX_FRAMES && !frames.has(message.frameId)) continue;
    frames.add(message.frameId);
    messages.unshift(message);
  }
  // Of frames without messages nothing is kept.
  const pages = Object.fromEntries(Object.entries(record.pages).filter(([frameId]) => frames.has(Number(frameId))));
  const unlisted = record.unlisted + record.messages.length - messages.length;
  return { ...record, messages, unlisted, pages };
}

/** @returns the record, as far as it is of this site: what the tab showed before, its mailbox and the frames in it, is no part of the next one */
export function ofSite(record: TabRecord, origin: string): TabRecord {
  return record.origin === origin ? record : EMPTY;
}

/** @returns the record with what one frame shows now; what is known of messages that are still the same is kept */
export function withFrame(record: TabRecord, frameId: number, located: LocatedMessages): TabRecord {
  const others = record.messages.filter((message) => message.frameId !== frameId);
  const samePage = record.pages[frameId] === located.page;
  const messages = located.messages.map((message) => {
    const known = samePage && record.messages.find((before) => before.frameId === frameId && isSame(before, message));
    return { ...(known || UNKNOWN), covered: false, ...message, frameId };
  });
  const openedBefore = record.messages.find((message) => message.frameId === frameId && message.focused)?.id;
  const opened = messages.find((message) => message.focused)?.id;
  return {
    webmail: located.webmail ?? record.webmail,
    origin: record.origin,
    account: located.account ?? record.account,
    messages: [...others, ...messages],
    unlisted: messages.length > 0 ? (located.unlisted ?? 0) : record.unlisted,
    pages: { ...record.pages, [frameId]: located.page },
    // Whoever opens another message means that one from now on.
    clicked: opened === openedBefore ? record.clicked : null,
    problem: null,
  };
}

/** @returns the record with something new about one message; unchanged when the page shows another one under that id by now */
export function withMessage(record: TabRecord, which: PageMessage, news: Partial<TabMessage>): TabRecord {
  const messages = record.messages.map((known) =>
    known.frameId === which.frameId && isSame(known, which) ? { ...forgetOther(known, news.key), ...news } : known,
  );
  return { ...record, messages };
}

/** A verdict goes with the key that it was found under. */
function forgetOther(known: TabMessage, key: string | null | undefined): TabMessage {
  return key === undefined || key === known.key
    ? known
    : { ...known, level: null, domain: null, says: undefined, time: undefined };
}

/** @returns null when that frame shows no message of that id any more */
export function findMessage(record: TabRecord, frameId: number, id: string): TabMessage | null {
  return record.messages.find((message) => message.frameId === frameId && message.id === id) ?? null;
}

/** The message that the reader means: whose badge was clicked, else the one opened last. */
export function focusedMessage(record: TabRecord): TabMessage | null {
  const clicked = record.clicked && findMessage(record, record.clicked.frameId, record.clicked.id);
  return clicked ?? record.messages.findLast((message) => message.focused) ?? record.messages.at(-1) ?? null;
}

/** An id alone is not enough: frameworks reuse elements, and mailboxes reuse numbers. */
function isSame(one: Omit<PageMessage, 'frameId'>, other: Omit<PageMessage, 'frameId'>): boolean {
  return one.id === other.id && JSON.stringify(one.shown) === JSON.stringify(other.shown);
}
