/**
 * Every message between the parts, in one type map. Pages and content scripts ask; the background answers. Errors travel
 * as data, never as rejections. The source of a mail crosses once, as bytes, and is then dropped.
 *
 *   content script ──source.inspect──▶ background ──storage.session──▶ popup, report
 *        ▲                                  │                             │
 *        └────content.locate/content.fetch──┘◀──tab.look, inspection.get──┘
 */
import type { Fidelity, Inspection, Level, Note, Receiver } from '../core/index.ts';
import type { Language, TextKey } from '../text/translate.ts';

/** One message of a page, as the webmail shows it. */
export interface PageMessage {
  /** The webmail's own id of it; unique within its frame. */
  id: string;
  frameId: number;
  /** What the page shows: to list it, and to compare with the source. */
  shown: { from?: string; subject?: string; messageId?: string };
  /** The last one expanded, or the one whose badge was clicked. */
  focused: boolean;
}

/** What the content script of one frame sees. */
export interface LocatedMessages {
  /** A random name of this very page: what is known of messages in an older page of the same frame is not theirs. */
  page: string;
  /** Display name of the webmail. */
  webmail: string | null;
  /** Whose mailbox the page shows, as it says itself ('bob@example.org', or what he signed in as); absent = it does not say. */
  account?: string;
  messages: Omit<PageMessage, 'frameId'>[];
}

/** A message of a page with what is known of it. */
export interface TabMessage extends PageMessage {
  /** Key of its inspection (SHA-256 of its source); null until the source is there. */
  key: string | null;
  level: Level | null;
  domain: string | null;
  /** Why there is no inspection. */
  problem: Problem | null;
}

/** Something went wrong outside the engine: a sentence that says what and what to do. */
export interface Problem {
  key: TextKey;
  values: Record<string, string | number>;
}

export interface TabState {
  tabId: number;
  /** Display name of the webmail, or null when the page is none that is known. */
  webmail: string | null;
  /** Match pattern for badges on this site, and whether they are switched on. */
  site: { origin: string; badges: boolean } | null;
  messages: TabMessage[];
  problem: Problem | null;
}

/** What a badge is told: nothing of the mail's content. */
export interface BadgeState {
  level: Level | 'checking';
  domain: string | null;
}

/** Asked of the background. */
export interface Requests {
  /** The popup opened on a tab: find its messages, fetch and inspect the focused one. Needs the click's activeTab. */
  'tab.look': { request: { tabId: number }; response: TabState };
  /** Inspect one listed message of the tab. */
  'tab.inspect': { request: { tabId: number; frameId: number; id: string }; response: TabMessage };
  /**
   * Inspect a source that a person gave: pasted, opened, dropped, selected. Answers as soon as the key is known; the
   * check runs on. `fidelity` is 'exact' unless told: text that went through a page may have lost blanks ('rewritten').
   */
  'source.inspect': {
    /** `again` and `personalLookups`: as in 'inspection.again', by whoever still has the source. */
    request: {
      source: Uint8Array;
      name: string;
      fidelity?: Fidelity;
      again?: boolean;
      personalLookups?: boolean;
    };
    response: { key: string } | { problem: Problem };
  };
  /**
   * The source of that key once more, for saving it as a file: fetched again where it came from, since nobody keeps it.
   * Never other bytes than those that were checked.
   */
  'source.get': { request: { key: string }; response: { source: Uint8Array } | { problem: Problem } };
  /**
   * The finished inspection by key; while it runs, 'inspection.changed' tells how far it is. Asking joins a running check
   * or starts it over; null when it is gone and nobody but the asker may still have its source.
   */
  'inspection.get': { request: { key: string }; response: Inspection | null };
  /**
   * Check again with fresh DNS answers. The source is fetched again where it came from. `personalLookups`: the person was
   * asked, and names that seem to be made for one recipient may be looked up too.
   */
  'inspection.again': {
    request: { key: string; personalLookups?: boolean };
    response: { key: string } | { problem: Problem };
  };
  /**
   * Look up what says nothing about the mail and is therefore never asked without a click: the author domain's MTA-STS and TLS-RPT
   * records. They come with the inspection, in its list of questions too, and 'inspection.changed' tells every page.
   */
  'records.get': { request: { key: string }; response: { inspection: Inspection } | { problem: Problem } };
  /** From a content script that has just begun. */
  'content.started': { request: null; response: ContentSettings };
  /** From a content script: the messages that are open in its frame now; no badges come back where they are switched off. */
  'badge.wanted': {
    request: LocatedMessages;
    response: { id: string; badge: BadgeState }[];
  };
  /** From a content script: the badge of this message was clicked: open the popup with it. */
  'badge.clicked': { request: { id: string }; response: null };
  /** From a content script: the source of one of its messages (or why there is none). */
  'content.source': {
    request: { id: string; source: Uint8Array | null; fidelity?: Fidelity; problem: Problem | null };
    response: BadgeState;
  };
  /** From a content script: the profile of its page's webmail, put into its frame: sites/FILE.ts. False = it could not be. */
  'webmail.wanted': { request: { file: string }; response: boolean };
  /** From a content script: what another host than its page's answers: one that is listed, and 'refused' until it is granted. */
  'source.elsewhere': {
    request: { url: string };
    response: { status: number; type: string; source: Uint8Array } | 'refused' | null;
  };
  /** Receiving sides of webmails that nobody has declared, read off the routes of the messages seen there. */
  'receivers.proposed': { request: null; response: ProposedReceiver[] };
  /** Asks whether the MX records of the account's own domain name what is proposed for its webmail. */
  'receiver.confirm': {
    request: { origin: string; domain: string };
    response:
      | { result: 'confirmed' | 'different' | 'unknown'; receiver: Receiver; hosts: string[] }
      | { problem: Problem };
  };
  /** What to ask the user about the receiving side of a tab's webmail; null = nothing. */
  'receiver.question': { request: { tabId: number }; response: ReceiverQuestion | null };
  /** The user's no: these hosts are not proposed again for that webmail until the browser restarts. */
  'receiver.refuse': { request: { origin: string; hosts: string[] }; response: null };
  /** A client that waits keeps the worker alive (Firefox stops it at 30 s in spite of a pending message). */
  beat: { request: null; response: null };
}

export type RequestType = keyof Requests;

/** What is believed to be the receiving side of a webmail; marked as inferred until confirmed. */
export interface ProposedReceiver {
  /** Origin of the webmail. */
  origin: string;
  receiver: Receiver;
}

/** A proposal, with what a person needs to know before saying yes. What is stored then, is the receiver without its mark. */
export interface ReceiverQuestion extends ProposedReceiver {
  /** In how many mails one of its hosts seems to have taken the mail in. */
  seen: number;
  /** Other hosts whose entries stand above that one's. */
  above: string[];
  /** What the MX records of the account's own domain say; null = the account is not known, or the DNS may not be asked. */
  mx: { domain: string; result: 'confirmed' | 'different' | 'unknown'; hosts: string[] } | null;
}

/** Sent by the background to every page of the extension while a check runs. */
export interface Announcements {
  'inspection.changed': { key: string; inspection: Inspection };
  'tab.changed': { tab: TabState };
  /** What results rest on has changed: a page that shows one asks for the check anew. */
  'results.forgotten': null;
}

/** Sent by the background to one frame's content script. */
export interface ContentRequests {
  'content.locate': { request: null; response: LocatedMessages };
  'content.fetch': {
    request: { id: string };
    response: { source: Uint8Array; fidelity?: Fidelity } | { problem: Problem };
  };
  'content.badges': { request: { badges: { id: string; badge: BadgeState }[] }; response: null };
  /** The settings that concern it changed. */
  'content.settings': { request: ContentSettings; response: null };
}

/** The settings that a content script is told: it cannot read the others. */
export interface ContentSettings {
  /** Badges are wanted on this site, and its origin is granted. */
  badges: boolean;
  language: Language;
}

/** A code of the engine is told like a problem. */
export type Told = Note | Problem;
