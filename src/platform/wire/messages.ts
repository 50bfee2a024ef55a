/** What crosses the wire: the types of the things that questions and answers hold. */
import type { Fidelity, Inspection, Level, Receiver } from '../../core/index.ts';
import type { Confirmation } from '../../core/receivers/propose.ts';
import type { Language, TextKey } from '../../text/translate.ts';

/** What a page shows of a message: to list it, and to compare with the source. */
export interface Shown {
  from?: string;
  subject?: string;
  messageId?: string;
}

/** A message of a page by what names it: the tab, the frame, and the webmail's own id, unique within its frame. */
export interface MessageRef {
  tabId: number;
  frameId: number;
  id: string;
}

/** One message of a page, as the webmail shows it. */
export interface PageMessage extends Omit<MessageRef, 'tabId'> {
  shown: Shown;
  /** The last one expanded, or the one whose badge was clicked. */
  focused: boolean;
  /** Its own body was seen to cover its badge. */
  covered?: boolean;
}

/** What the content script of one frame sees. */
export interface LocatedMessages {
  /** A random name of this very page: what is known of messages in an older page of the same frame is not theirs. */
  page: string;
  /** Display name of the webmail. */
  webmail: string | null;
  /** Whose mailbox the page shows, as it says itself ('bob@example.org', or what he signed in as); absent, or null = it does not say. */
  account?: string | null;
  /** How many messages are open above those that are told; absent = none. */
  unlisted?: number;
  messages: Omit<PageMessage, 'frameId'>[];
}

/** The source of a message as a content script fetched it. */
export interface FetchedSource {
  source: Uint8Array;
  fidelity: Fidelity;
  /** A part of another message: of nobody's mailbox, since whoever wrote that one wrote its route. */
  attached?: boolean;
}

/** A message of a page with what is known of it. */
export interface TabMessage extends PageMessage {
  /** Key of its inspection; null until the source is there. */
  key: string | null;
  level: Level | null;
  domain: string | null;
  /** What its badge says in place of its level; absent = its level's own words. */
  says?: BadgeWord | undefined;
  /** When it arrived, or else when it says that it was sent, in ISO 8601; absent = not known. */
  time?: string | undefined;
  /** Why there is no inspection. */
  problem: Problem | null;
}

/** Something went wrong outside the engine: a sentence that says what and what to do. */
export interface Problem {
  key: TextKey;
  values: Record<string, string | number>;
}

/** A tab as our pages see it. */
export interface TabState {
  tabId: number;
  /** Display name of the webmail, or null when the page is none that is known. */
  webmail: string | null;
  /** Match pattern for badges on this site, and whether they are turned on. */
  site: { origin: string; badges: boolean } | null;
  messages: TabMessage[];
  /** How many more are open, above these; absent = none. */
  unlisted?: number;
  problem: Problem | null;
}

/**
 * What a badge says: its level's own words, or in place of them a warning, or that it waits for a click. The attack: "PayPal" from account-alerts.example, signed by that very domain, is green by its
 * level, and a reader who looks at the badge alone sees nothing else.
 */
export type BadgeWord = Level | 'checking' | 'caution' | 'danger' | 'caution_unproven' | 'danger_unproven' | 'untried';

/** All that a badge learns of a message: nothing of its content. */
export interface BadgeState {
  /** Whose sign and colour it has. */
  level: Level | 'checking';
  domain: string | null;
  /** Absent = its level's own words. */
  says?: BadgeWord | undefined;
}

/** A badge and the message that it is for. */
export interface MessageBadge {
  id: string;
  badge: BadgeState;
}

/** A message that was checked while it was open, for the lists of its site: a row is that message only by its id. */
export interface CheckedMessage extends MessageBadge {
  /** What the page showed as its subject: mailboxes give a number anew. */
  subject: string | undefined;
}

/** The settings that a content script gets: it cannot read the others. */
export interface ContentSettings {
  /** Badges are wanted on this site, and its origin is granted. */
  badges: boolean;
  language: Language;
  sentences: BadgeSentences;
}

/** What badges say in that language, by the keys of its badge.json. */
export type BadgeSentences = Readonly<Record<Extract<TextKey, `badge_${string}`>, string>>;

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
  mx: ({ domain: string } & Pick<Confirmation, 'result' | 'hosts'>) | null;
}

/** What a report page shows: an inspection, and the message of a webmail's page that it is of, if it is of one. */
export interface Report {
  key: string;
  message: MessageRef | null;
}

/** News of an inspection: how far it is, or that it is done. */
export interface InspectionNews {
  key: string;
  inspection: Inspection;
}
