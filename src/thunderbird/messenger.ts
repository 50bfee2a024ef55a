/**
 * The part of Thunderbird's own interface that is used, typed (Thunderbird 140 and later, Manifest V3):
 * https://webextension-api.thunderbird.net/en/esr-mv3/
 */
import { browser, type Tabs } from '../platform/browser.ts';

/** What Thunderbird says of a message, from its own index. */
export interface MessageHeader {
  /** Names it until Thunderbird or the extension is started anew. */
  id: number;
  /** 'Name <address>', decoded. */
  author: string;
  subject: string;
  headerMessageId: string;
  /** In bytes. */
  size: number;
  /** Its body was never fetched, as POP accounts can be set up. */
  headersOnly: boolean;
  /** From a file, or attached to another message: of no folder. */
  external: boolean;
  folder?: { accountId?: string };
}

export interface MessageList {
  messages: MessageHeader[];
}

export interface MailAccount {
  /** 'imap', 'pop3', 'ews', 'local', 'nntp', 'rss', or 'extension:…'. */
  type: string;
  /** The default one first. */
  identities: { email?: string }[];
}

interface Event<Listener> {
  addListener(listener: Listener): void;
}

/** What the button in a message's header shows; null = what the manifest says. */
interface Button {
  setLabel(details: { tabId: number; label: string | null }): Promise<void>;
  setTitle(details: { tabId: number; title: string | null }): Promise<void>;
  setIcon(details: { tabId: number; path: Record<number, string> }): Promise<void>;
  openPopup(options: { windowId: number }): Promise<boolean>;
}

export interface Messenger {
  messageDisplay: {
    /** Of that tab, or of the one tab of a message's own window. */
    getDisplayedMessages(tabId: number): Promise<MessageList>;
    onMessagesDisplayed: Event<(tab: Tabs.Tab, list: MessageList) => void>;
  };
  messages: {
    get(id: number): Promise<MessageHeader>;
    getRaw(id: number, options: { data_format: 'File' }): Promise<File>;
  };
  accounts: { get(id: string): Promise<MailAccount | null> };
  messageDisplayAction: Button;
}

export const messenger = browser as unknown as Messenger;
