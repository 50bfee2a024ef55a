/** The wire's table: what the worker asks the content script of a frame, 'worker.locate' and so on. */
import type { ContentSettings, MessageBadge } from '../messages.ts';
import { fetched, located } from '../parts.ts';
import { fromWorker, nothing, route } from '../shapes.ts';

/** Which messages are open in the frame? */
export const locate = route(fromWorker<null>(), located);

/** Fetch the source of this message. */
export const fetchSource = route(fromWorker<{ id: string }>(), fetched);

/** Verdicts that were found otherwise than by what the script brought. */
export const showBadges = route(fromWorker<{ badges: MessageBadge[] }>(), nothing);

/** More messages of the site are known by now: a list asks which. */
export const checkedMore = route(fromWorker<null>(), nothing);

/** The settings that concern the script changed. */
export const applySettings = route(fromWorker<ContentSettings>(), nothing);
