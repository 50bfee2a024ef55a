/** What scripts of ours in one frame know of each other. */
import type { answerScript } from '../platform/wire/answer-script.ts';
import type { askFromScript } from '../platform/wire/ask.ts';
import type { Page } from '../webmail/webmail.ts';
import type { createBadges } from './badges.ts';
import type { watchPage } from './watch.ts';

/**
 * Where a script finds the one that ran here before it. The attack: in Chromium a content script sees elements by their names as the
 * page's own scripts do, so that `<img name="waybill">` in a mail was taken for a script that runs already. No element has a symbol.
 */
export const RUNNING = Symbol.for('waybill.content');

/** Where the script that the build makes of a file in sites/ leaves its profile: for the same reason no name. */
export const PROFILE = Symbol.for('waybill.webmail');

/** The script that serves this frame, and what it lends to further ones, which need not bring it along. */
export interface Running {
  isAlive(): boolean;
  stop(): void;
  page: Page;
  /** Ends everything that any of them does. */
  signal: AbortSignal;
  askFromScript: typeof askFromScript;
  answerScript: typeof answerScript;
  createBadges: typeof createBadges;
  watchPage: typeof watchPage;
  /** The list of this frame is served. */
  hasList?: true;
}
