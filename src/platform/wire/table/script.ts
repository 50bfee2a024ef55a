/** The wire's table: what a content script asks the worker, 'script.started' and so on. */
import type { BadgeState, ContentSettings, MessageBadge } from '../messages.ts';
import { fetched, id, located, pageProblem } from '../parts.ts';
import { fromWorker, nothing, object, orNothing, route } from '../shapes.ts';

/** It has just begun: which settings concern it? */
export const started = route(nothing, fromWorker<ContentSettings>());

/** The messages that are open in its frame now; no badges come back where they are switched off. */
export const showsMessages = route(located, fromWorker<MessageBadge[]>());

/** The source of one of its messages, or why there is none; the answer is what its badge says. */
export const bringsSource = route(
  object({ id, fetched: orNothing(fetched), problem: orNothing(pageProblem) }),
  fromWorker<BadgeState>(),
);

/** The badge of this message was clicked: open the popup with it. */
export const badgeClicked = route(object({ id }), fromWorker<null>());

/** As 'page.beat'. */
export const beat = route(nothing, fromWorker<null>());
