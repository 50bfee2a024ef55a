/**
 * The marks in a webmail's list of messages: beside those that were checked while they were open, in this session. Nothing is
 * fetched and nothing checked for a mark, and as long as no message of the site is known, no list is looked at.
 *
 * The attack: a mail whose sender or subject is that of a checked one. A row is a message by its id alone, which the webmail itself
 * wrote; that its subject is the same is asked for beside, since mailboxes give numbers anew.
 */
import type { CheckedMessage } from '../platform/wire/messages.ts';
import { notIn } from '../webmail/elements.ts';
import type { ListedMessage, MessageList, Page } from '../webmail/webmail.ts';
import type { LocatedMessage } from './locate.ts';
import type { Running } from './running.ts';

/** Within the time after which a mark hides itself (badge-style.ts). */
const RENEW_MS = 5_000;
/** A list that holds more is looked at no further. */
const MOST_ROWS = 500;

/**
 * @param bodies selector of what holds bodies, in which no list is looked for
 * @returns the messages of the list, by what its rows say now
 */
export function listedMessages(page: Page, list: MessageList, bodies = ':not(*)'): ListedMessage[] {
  const rows = page.root.querySelector(notIn(bodies, list.container))?.querySelectorAll(list.row) ?? [];
  return [...rows]
    .slice(0, MOST_ROWS)
    .map(list.reader(page))
    .filter((message) => message !== null);
}

/** Serves the list of one frame until the script that runs there ends. */
export function serveList(frame: Window, running: Running, list: MessageList, bodies?: string): void {
  const { page, signal } = running;
  const marks = running.createBadges(page.document, null, signal);
  let checked = new Map<string, CheckedMessage>();
  /** Runs while a mark may stand. */
  let renewing: ReturnType<typeof setTimeout> | undefined;

  /** @param isNews the worker told of verdicts anew; else only what a row lacks is drawn */
  function look(isNews = false): void {
    const listed = checked.size > 0 ? known() : [];
    marks.tidy(listed);
    for (const message of listed) {
      const badge = checked.get(message.id)?.badge;
      if (badge && (isNews || marks.lacking([message]))) marks.show(message, badge);
    }
    if (listed.length > 0) renewing ??= setTimeout(renew, RENEW_MS);
  }

  function known(): LocatedMessage[] {
    return listedMessages(page, list, bodies).flatMap(({ id, subject, sender }) => {
      const message = checked.get(id);
      if (!message || ![undefined, message.subject].includes(subject)) return [];
      return [{ id, sender, shown: {}, focused: false }];
    });
  }

  function renew(): void {
    renewing = undefined;
    marks.keep(undefined);
    look();
    // Of a script that stays behind nobody takes its marks away.
    if (!running.isAlive()) running.stop();
  }

  async function ask(): Promise<void> {
    const { answer } = await running.askFromScript('script.showsList', null);
    if (!answer || signal.aborted) return;
    marks.speak(answer);
    checked = new Map(answer.checked.map((message) => [message.id, message]));
    look(true);
  }

  /** The worker waits for no answer. */
  const heard = () => {
    ask();
    return null;
  };
  running.answerScript({ 'worker.checkedMore': heard, 'worker.applySettings': heard }, signal);
  signal.addEventListener('abort', () => {
    clearTimeout(renewing);
    marks.clear();
  });
  // What another tab has checked meanwhile.
  running.watchPage(frame, page, look, marks.touches, signal, { visibilitychange: ask });
  ask();
}
