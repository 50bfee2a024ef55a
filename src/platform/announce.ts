/** News that the background tells every open page of the extension. Nobody may be listening: that is no failure. */
import { browser, type Runtime } from './browser.ts';
import type { Announcements } from './messages.ts';

export type AnnouncementType = keyof Announcements;

/** Tells every open page. */
export function announce<T extends AnnouncementType>(type: T, news: Announcements[T]): void {
  browser.runtime.sendMessage({ announce: type, news }).catch(() => {
    // No page is open.
  });
}

/**
 * Listens, in a page.
 *
 * @returns stops listening
 */
export function onAnnouncement<T extends AnnouncementType>(
  type: T,
  listener: (news: Announcements[T]) => void,
): () => void {
  const receive = (message: unknown, sender: Runtime.MessageSender) => {
    // What a content script sends reaches pages too: a webmail's page that took over its own process could otherwise
    // announce a verdict of its own making. Only the background sends without a tab.
    const fromBackground = sender.id === browser.runtime.id && sender.tab === undefined;
    if (fromBackground && isAnnouncement(message, type)) listener(message.news);
    return undefined;
  };
  browser.runtime.onMessage.addListener(receive);
  return () => browser.runtime.onMessage.removeListener(receive);
}

function isAnnouncement<T extends AnnouncementType>(
  message: unknown,
  type: T,
): message is { announce: T; news: Announcements[T] } {
  return typeof message === 'object' && message !== null && 'announce' in message && message.announce === type;
}
