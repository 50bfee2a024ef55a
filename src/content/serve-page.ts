/**
 * Serves one page: finds its open messages, fetches their source when asked, and keeps badges beside their senders. It is
 * told levels, domains and whether there is a warning, nothing of a mail's inspection.
 */
import { answerScript } from '../platform/wire/answer-script.ts';
import { askFromScript, isAlive } from '../platform/wire/ask.ts';
import { Failure } from '../platform/wire/failure.ts';
import type { BadgeState, ContentSettings, LocatedMessages, Shown } from '../platform/wire/messages.ts';
import type { Page } from '../webmail/webmail.ts';
import { BADGE_TAG } from './badge.ts';
import { createBadges } from './badges.ts';
import { createInView } from './in-view.ts';
import { createLocator, type Located, type LocatedMessage, type WebmailFinder, whichOf } from './locate.ts';
import { CHANGED, type Fetched, fetchSource } from './source.ts';
import { createSources } from './sources.ts';
import { watchPage } from './watch.ts';

/** At most; within the time after which a badge hides itself, and fast enough for what covers one. */
const KEEP_MS = 1000;
/** As many as the background takes. */
const MOST_MESSAGES = 500;

/** Everything that it puts on the page or listens to ends with the controller; so it does when the extension is replaced. */
export function servePage(frame: Window, page: Page, controller: AbortController, finder: WebmailFinder): void {
  const { signal } = controller;
  const locate = createLocator(page, finder, () => {
    if (!signal.aborted) look();
  });
  const name = randomName();
  // Those of a script that an update of the extension left behind.
  for (const stale of page.document.querySelectorAll(BADGE_TAG)) stale.remove();
  const badges = createBadges(page.document, (id) => void askFromScript('script.badgeClicked', { id }), signal);
  /** Whether they are wanted here. */
  let hasBadges = false;
  /** The open messages as the background knows them. */
  let told = '[]';
  /**
   * Runs while a message is open. At no fixed moments. The attack: what covers a badge is animated, and away only for the moment in which one looks.
   */
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let isTelling = false;
  /** How many of them it lists, the last ones; none = it was asked too often, or badges are off. */
  let listed = 0;
  const sources = createSources(fetchFor, handOver);
  const whenInView = createInView(signal);

  function look(located = locate()): void {
    badges.tidy(located.messages);
    sources.keepOnly(located.messages);
    if (hasBadges && located.messages.length > 0) keeping ??= setTimeout(keep, KEEP_MS * (1 - Math.random() / 2));
    const isNews = stateOf(located.messages) !== told || (hasBadges && badges.lacking(located.messages.slice(-listed)));
    if (isNews && !isTelling) tell(located);
  }

  async function tell(located: Located): Promise<void> {
    const { messages } = located;
    isTelling = true;
    told = stateOf(messages);
    const { answer, problem } = await askFromScript('script.showsMessages', forBackground(located));
    isTelling = false;
    listed = answer?.length ?? 0;
    if (problem?.key === 'errors_extension_replaced') return controller.abort();
    const now = locate().messages;
    for (const { id, badge } of answer ?? []) {
      const message = messages.find((candidate) => candidate.id === id);
      if (!message) continue;
      show(message, badge, now);
      if (badge.level !== 'checking') continue;
      const bring = () => sources.bring(message);
      // The attack: a mail's styles hide or clip its sender's line, which then never comes into view, and it is never checked.
      if (message.focused) bring();
      else if (message.sender) whenInView(message.sender, bring);
    }
    if (stateOf(now) !== told) look();
  }

  /** Shows a state, unless the page shows another message under that id by now. */
  function show(message: LocatedMessage, state: BadgeState, open = locate().messages): void {
    const now = open.find((candidate) => candidate.id === message.id);
    if (hasBadges && now && whichOf(now) === whichOf(message)) badges.show(now, state);
  }

  async function handOver(message: LocatedMessage, fetched: Fetched): Promise<void> {
    const { answer } = await askFromScript('script.bringsSource', {
      id: message.id,
      fetched: null,
      problem: null,
      ...('problem' in fetched ? fetched : { fetched }),
    });
    if (answer) show(message, answer);
  }

  /**
   * @param asked the page that is meant. The fault: the tab has gone on to another webmail since, which has a mail of that number too; by its source
   *   it would be learned who receives the first one's mail
   */
  async function fetchFor(id: string, ends = signal, asked: string | undefined = name): Promise<Fetched> {
    await locate.ready();
    const { webmail } = locate();
    if (webmail && name === asked) return await fetchSource(page, webmail, id, AbortSignal.any([signal, ends]));
    return CHANGED;
  }

  function apply(changed: ContentSettings): null {
    hasBadges = changed.badges;
    badges.speak(changed);
    if (!hasBadges) badges.clear();
    tellAnew();
    return null;
  }

  /** Whatever the background knew of this page is gone, or was of another page. */
  function tellAnew(): void {
    told = '[]';
    look();
  }

  function keep(): void {
    keeping = undefined;
    // Of a script that stays behind nobody takes its badges away.
    if (!isAlive()) controller.abort();
    if (!hasBadges) return;
    const located = locate();
    badges.keep(located.webmail?.bodies);
    look(located);
  }

  /** All that the background has to know of the page, as one text: another text is news. */
  function stateOf(messages: readonly LocatedMessage[]): string {
    return JSON.stringify(messages.map((message) => [whichOf(message), message.focused])) + badges.covered();
  }

  function forBackground({ name: webmail, account, messages }: Located): LocatedMessages {
    const covered = badges.covered();
    const unlisted = Math.max(0, messages.length - MOST_MESSAGES);
    return {
      page: name,
      webmail,
      account,
      unlisted,
      messages: messages.slice(-MOST_MESSAGES).map(({ id, shown, focused }) => ({
        id,
        // What is undefined, who reads the answer leaves out (platform/wire/shapes.ts).
        shown: shown as Shown,
        focused,
        covered: covered.includes(id),
      })),
    };
  }

  answerScript(
    {
      'worker.locate': async () => {
        await locate.ready();
        return forBackground(locate());
      },
      'worker.fetchSource': async ({ id, page: asked }) => {
        const fetched = await fetchFor(id, signal, asked);
        return 'problem' in fetched ? new Failure(fetched.problem) : fetched;
      },
      'worker.showBadges': (request) => {
        const { messages } = locate();
        for (const { id, badge } of request.badges) {
          const message = messages.find((candidate) => candidate.id === id);
          if (message && hasBadges) badges.show(message, badge);
        }
        return null;
      },
      'worker.applySettings': apply,
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    hasBadges = false;
    clearTimeout(keeping);
    badges.clear();
  });
  /**
   * Of a frame in which another page comes Firefox tells nobody, and where badges are off no script of ours is put into that page: its mail would go on
   * being shown in the popup. Of the tab's own page the browser tells.
   */
  function leave(): void {
    if (frame.top !== frame && !hasBadges)
      askFromScript('script.showsMessages', { ...forBackground(locate()), messages: [] });
  }

  watchPage(frame, page, look, badges.touches, signal, {
    scroll: badges.follow,
    pagehide: leave,
    // A page that comes back as it was left (back, forward): what the toolbar said of it is forgotten by then.
    pageshow: ({ persisted }: PageTransitionEvent) => persisted && tellAnew(),
  });
  askFromScript('script.started', null).then(({ answer }) => {
    if (answer && !signal.aborted) apply(answer);
  });
}

/** Not `randomUUID`, which pages without TLS do not have. */
function randomName(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
