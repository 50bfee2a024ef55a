/**
 * The badge as a line over a message, within the message's own document. What stands in a document, its mail can imitate or cover: the button
 * in the header is the place to compare with, as the badge's tooltip says. The line makes up for a header that shows icons alone.
 */
import { createBadge } from '../content/badge.ts';
import { answerScript } from '../platform/wire/answer-script.ts';
import { askFromScript, isAlive } from '../platform/wire/ask.ts';
import { failure } from '../platform/wire/failure.ts';
import type { BadgeState, MessageBadge } from '../platform/wire/messages.ts';

/** Within the time after which a badge hides itself. */
const KEEP_MS = 1000;
/** Where a script finds the one that ran here before it. No element of a mail has a symbol. */
const RUNNING = Symbol.for('waybill.line');

async function start(own: { [RUNNING]?: true }): Promise<void> {
  if (own[RUNNING]) return;
  own[RUNNING] = true;
  const controller = new AbortController();
  /** The newest of each message that the background told of. Another one than this document's may be among them. */
  const told = new Map<string, BadgeState>();
  let draw = () => {};
  const take = ({ badges }: { badges: readonly MessageBadge[] }) => {
    for (const { id, badge } of badges) told.set(id, badge);
    draw();
    return null;
  };
  const unasked = () => failure('webmail_message_changed');
  answerScript(
    {
      'worker.showBadges': take,
      'worker.applySettings': () => null,
      'worker.locate': unasked,
      'worker.fetchSource': unasked,
    },
    controller.signal,
  );
  const [{ answer: speech }, { answer: mine }] = await Promise.all([
    askFromScript('script.started', null),
    askFromScript('script.showsMessages', { page: '', webmail: null, messages: [] }),
  ]);
  const [message] = mine ?? [];
  if (!speech || !message) return controller.abort();
  const { id } = message;
  const badge = createBadge(document, () => void askFromScript('script.badgeClicked', { id }));
  // A message runs no scripts, so that it defines no element.
  if (!badge) return controller.abort();
  draw = () => {
    const state = told.get(id) ?? message.badge;
    // Where the DNS is not asked for every message, most cannot be judged: nothing is said of them until somebody asks.
    const isSilent = state.level === 'checking' || state.level === 'unchecked';
    if (isSilent && !speech.badges) return badge.host.remove();
    badge.show(state, speech);
    if (!badge.host.isConnected) document.documentElement.prepend(badge.host);
  };
  draw();
  const keeping = setInterval(() => {
    if (isAlive()) return badge.renew();
    clearInterval(keeping);
    badge.host.remove();
  }, KEEP_MS);
}

start(globalThis as { [RUNNING]?: true });
