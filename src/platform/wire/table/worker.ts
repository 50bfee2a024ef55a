/** The wire's table: what the worker asks the content script of a frame, 'worker.locate' and so on. */
import type { ContentSettings, MessageBadge } from '../messages.ts';
import { fetched, located } from '../parts.ts';
import { fromWorker, nothing, route } from '../shapes.ts';

/** Which messages are open in the frame? */
const locate = route(fromWorker<null>(), located);

/** Fetch the source of this message, if the frame still has the page that told of it (LocatedMessages). */
const fetchSource = route(fromWorker<{ id: string; page?: string | undefined }>(), fetched);

/** Verdicts that were found otherwise than by what the script brought. */
const showBadges = route(fromWorker<{ badges: MessageBadge[] }>(), nothing);

/** More messages of the site are known by now: a list asks which. */
const checkedMore = route(fromWorker<null>(), nothing);

/** The settings that concern the script changed. */
const applySettings = route(fromWorker<ContentSettings>(), nothing);

/** The rows by their names. */
export const worker = {
  locate,
  fetchSource,
  showBadges,
  checkedMore,
  applySettings,
};
