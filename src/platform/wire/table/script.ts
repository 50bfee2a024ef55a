/** The wire's table: what a content script asks the worker, 'script.started' and so on. */
import type { BadgeState, CheckedMessage, ContentSettings, MessageBadge } from '../messages.ts';
import { fetched, id, located, pageProblem } from '../parts.ts';
import { fromWorker, nothing, object, orNothing, route, text } from '../shapes.ts';

const MAX_ADDRESS = 4_096;

/** It has just begun: which settings concern it? */
const started = route(nothing, fromWorker<ContentSettings>());

/** The profile of its page's webmail, put into its frame: webmail/sites/FILE.ts. False = it could not be. */
const wantsWebmail = route(object({ file: text(40) }), fromWorker<boolean>());

/** A source that is had at another host than its page's, one that is listed and was granted. */
const wantsSource = route(object({ url: text(MAX_ADDRESS) }), fromWorker<{ source: Uint8Array }>());

/** The messages that are open in its frame now; no badges come back where they are switched off. */
const showsMessages = route(located, fromWorker<MessageBadge[]>());

/** The source of one of its messages, or why there is none; the answer is what its badge says. */
const bringsSource = route(
  object({ id, fetched: orNothing(fetched), problem: orNothing(pageProblem) }),
  fromWorker<BadgeState>(),
);

/** A list of messages is in its frame: which messages of this site are known? None where badges are switched off. */
const showsList = route(nothing, fromWorker<ContentSettings & { checked: CheckedMessage[] }>());

/** The badge of this message was clicked: open the popup with it. */
const badgeClicked = route(object({ id }), fromWorker<null>());

/** As 'page.beat'. */
const beat = route(nothing, fromWorker<null>());

/** The rows by their names. */
export const script = {
  started,
  wantsWebmail,
  wantsSource,
  showsMessages,
  bringsSource,
  showsList,
  badgeClicked,
  beat,
};
