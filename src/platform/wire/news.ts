/** News that the worker tells every open page of the extension. Nobody may be listening: that is no failure. */
import { browser, inPrivateWindow, ownAddress, type Runtime } from '../browser.ts';
import type { News, NewsName } from './wire.ts';

/** Tells every open page of one kind of window. */
export function tellPages<N extends NewsName>(name: N, news: News[N], isPrivate = false): void {
  browser.runtime.sendMessage({ tell: name, news, isPrivate }).catch(() => {
    // No page is open.
  });
}

/**
 * Listens, in a page.
 *
 * @returns stops listening
 */
export function onNews<N extends NewsName>(name: N, listener: (news: News[N]) => void): () => void {
  const receive = (message: unknown, sender: Runtime.MessageSender) => {
    // What a content script sends reaches pages too: a webmail's page that took over its own process could otherwise
    // tell a verdict of its own making. Only the worker sends without a tab; so may such a script, where another extension's panel shows the webmail.
    const fromWorker =
      sender.id === browser.runtime.id && sender.tab === undefined && sender.url?.startsWith(ownAddress());
    if (fromWorker && isNews(message, name) && message.isPrivate === inPrivateWindow()) listener(message.news);
    return undefined;
  };
  browser.runtime.onMessage.addListener(receive);
  return () => browser.runtime.onMessage.removeListener(receive);
}

function isNews<N extends NewsName>(
  message: unknown,
  name: N,
): message is { tell: N; news: News[N]; isPrivate: boolean } {
  return typeof message === 'object' && message !== null && 'tell' in message && message.tell === name;
}
