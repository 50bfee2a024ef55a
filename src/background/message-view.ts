/**
 * Where messages are shown, and how the background reaches them. In a browser these are the pages of webmails, reached by the content
 * script; a mail program has an interface of its own (src/thunderbird/).
 */
import { askScript } from '../platform/wire/ask-script.ts';
import type { FetchedSource, LocatedMessages, MessageRef, TabMessage } from '../platform/wire/messages.ts';
import type { Reply } from '../platform/wire/wire.ts';
import { originOf } from './find-tab.ts';
import { injectContent } from './inject.ts';
import type { TabRecord } from './tab-records.ts';
import { showInToolbar } from './toolbar.ts';

/** What one look at a tab found. */
export interface Looked {
  /** Origin of the page, 'https://mail.example.org'; '' when it is not known. */
  origin: string;
  /** Frames that could be reached. */
  frames: number;
  /** What those of them show that answered. */
  answers: (LocatedMessages & { frameId: number })[];
}

export interface MessageView {
  /** Finds the messages that a tab shows; never rejects. */
  look(tabId: number): Promise<Looked>;
  /**
   * The source of one of them, as bytes; never rejects.
   *
   * @param pages names of the pages that its tab's frames had when the message was found (LocatedMessages): no other has it
   */
  fetchSource(message: MessageRef, pages: TabRecord['pages']): Promise<Reply<FetchedSource>>;
  /** Shows a verdict at the icon of the tab; null = no message is open, or nothing is known of it. */
  showVerdict(tabId: number, message: TabMessage | null): Promise<void>;
}

/** Frames of a page that are asked for messages: no webmail has so many of its own. */
const MAX_FRAMES = 50;

/** The pages of webmails. */
export const WEBMAIL_PAGES: MessageView = {
  async look(tabId) {
    const origin = (await originOf(tabId)) ?? '';
    const frames = ((await injectContent(tabId)) ?? []).slice(0, MAX_FRAMES);
    const located = await Promise.all(
      frames.map(async (frameId) => ({ frameId, ...(await askScript({ tabId, frameId }, 'worker.locate', null)) })),
    );
    const answers = located.flatMap(({ frameId, answer }) => (answer ? [{ frameId, ...answer }] : []));
    // The fault: the tab has gone on meanwhile, and another site's mails would be told and learned from as this one's.
    if ((await originOf(tabId)) !== origin) return { origin, frames: 0, answers: [] };
    return { origin, frames: frames.length, answers };
  },
  fetchSource: (message, pages) =>
    askScript(message, 'worker.fetchSource', { id: message.id, page: pages[message.frameId] }),
  showVerdict: showInToolbar,
};
