/**
 * Serves one page: finds its open messages, fetches their source when asked, and keeps badges beside their senders. It is
 * told levels and domains, nothing of a mail's inspection.
 */
import { answerScript } from '../platform/wire/answer-script.ts';
import { askFromScript } from '../platform/wire/ask.ts';
import { Failure } from '../platform/wire/failure.ts';
import type { BadgeState, ContentSettings, LocatedMessages } from '../platform/wire/messages.ts';
import type { Page } from '../webmail/webmail.ts';
import { createBadges } from './badges.ts';
import { createLocator, type Located, type LocatedMessage, type WebmailFinder } from './locate.ts';
import { type Fetched, fetchSource } from './source.ts';
import { watchPage } from './watch.ts';

/** Everything that it puts on the page or listens to ends with the controller; so it does when the extension is replaced. */
export function servePage(frame: Window, page: Page, controller: AbortController, finder: WebmailFinder): void {
  const { signal } = controller;
  const locate = createLocator(page, finder, () => {
    if (!signal.aborted) look();
  });
  const name = randomName();
  const badges = createBadges(page.document, (id) => void askFromScript('script.badgeClicked', { id }));
  let settings: ContentSettings = { badges: false, language: 'en' };
  /** The open messages as the background knows them. */
  let told = '[]';
  let isTelling = false;
  /** Sources are fetched one after the other; checks run side by side. */
  let lastFetch: Promise<unknown> = Promise.resolve();
  const underWay = new Set<string>();

  function look(): void {
    const located = locate();
    badges.tidy(located.messages);
    const isNews = describe(located.messages) !== told || (settings.badges && badges.lacking(located.messages));
    if (isNews && !isTelling) tell(located);
  }

  async function tell(located: Located): Promise<void> {
    const { messages } = located;
    isTelling = true;
    told = describe(messages);
    const { answer, problem } = await askFromScript('script.showsMessages', forBackground(located));
    isTelling = false;
    if (problem?.key === 'errors_extension_replaced') return controller.abort();
    for (const { id, badge } of answer ?? []) {
      const message = messages.find((candidate) => candidate.id === id);
      if (message) show(message, badge);
      if (message?.sender && badge.level === 'checking') bringSource(message);
    }
    if (describe(locate().messages) !== told) look();
  }

  /** Shows a state, unless the page shows another message under that id by now. */
  function show(message: LocatedMessage, state: BadgeState): void {
    const now = locate().messages.find(({ id }) => id === message.id);
    if (settings.badges && !signal.aborted && now && describe([now], false) === describe([message], false)) {
      badges.show(now, state);
    }
  }

  async function bringSource(message: LocatedMessage): Promise<void> {
    const which = describe([message], false);
    if (underWay.has(which)) return;
    underWay.add(which);
    const fetching = lastFetch.then(() => fetchFor(message.id));
    lastFetch = fetching;
    const fetched = await fetching;
    const { answer } = await askFromScript('script.bringsSource', {
      id: message.id,
      ...('problem' in fetched ? { fetched: null, problem: fetched.problem } : { fetched, problem: null }),
    });
    underWay.delete(which);
    if (answer) show(message, answer);
  }

  async function fetchFor(id: string): Promise<Fetched> {
    await locate.ready();
    const { webmail } = locate();
    if (webmail) return await fetchSource(page, webmail, id, signal);
    return { problem: { key: 'webmail_message_changed', values: {} } };
  }

  function apply(changed: ContentSettings): null {
    settings = changed;
    badges.speak(settings.language);
    if (!settings.badges) badges.clear();
    told = '[]';
    look();
    return null;
  }

  function forBackground({ name: webmail, account, messages }: Located): LocatedMessages {
    return {
      page: name,
      webmail,
      ...(account === null ? {} : { account }),
      messages: messages.map(({ id, shown, focused }) => ({ id, shown, focused })),
    };
  }

  answerScript(
    {
      'worker.locate': async () => {
        await locate.ready();
        return forBackground(locate());
      },
      'worker.fetchSource': async ({ id }) => {
        const fetched = await fetchFor(id);
        return 'problem' in fetched ? new Failure(fetched.problem) : fetched;
      },
      'worker.showBadges': (request) => {
        const { messages } = locate();
        for (const { id, badge } of request.badges) {
          const message = messages.find((candidate) => candidate.id === id);
          if (message) show(message, badge);
        }
        return null;
      },
      'worker.applySettings': apply,
    },
    signal,
  );
  signal.addEventListener('abort', badges.clear);
  watchPage(frame, look, badges.touches, signal);
  askFromScript('script.started', null).then(({ answer }) => {
    if (answer && !signal.aborted) apply(answer);
  });
}

/** What makes messages the same ones: their ids, what the page shows of them, and which of them has the focus. */
function describe(messages: readonly LocatedMessage[], withFocus = true): string {
  return JSON.stringify(messages.map(({ id, shown, focused }) => [id, shown, withFocus && focused]));
}

/** Not `randomUUID`, which pages without TLS do not have. */
function randomName(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
