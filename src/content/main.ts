/** The script within a webmail's page, once a frame: injected by a click, it may be there by registration already. */

import { browser } from '../platform/browser.ts';
import { answerScript } from '../platform/wire/answer-script.ts';
import { askFromScript, isAlive } from '../platform/wire/ask.ts';
import { recognize } from '../webmail/registry.ts';
import { createBadges } from './badges.ts';
import { mayHoldWebmail } from './frame.ts';
import { loadWebmail } from './load.ts';
import { currentPage } from './locate.ts';
import { RUNNING, type Running } from './running.ts';
import { servePage } from './serve-page.ts';
import { watchPage } from './watch.ts';

const frame = window;
const own = globalThis as { [RUNNING]?: Running };

function start(): void {
  // Its page took the interface's names: nobody can be asked, and who put it here hears no answer and says so.
  if (!browser) return;
  const page = currentPage(frame);
  const isTrusted = mayHoldWebmail(frame, () => recognize(page)?.frame !== undefined);
  // Other frames have nothing to say; the page itself says that nothing is looked for here.
  if (!isTrusted && frame.top !== frame) return;
  if (own[RUNNING]?.isAlive()) return;
  // What an update of the extension left behind can do nothing any more but be in the way.
  own[RUNNING]?.stop();
  const controller = new AbortController();
  const { signal } = controller;
  own[RUNNING] = {
    isAlive: () => isAlive() && !signal.aborted,
    stop: () => controller.abort(),
    page,
    signal,
    askFromScript,
    answerScript,
    createBadges,
    watchPage,
  };
  servePage(frame, page, controller, {
    recognize: isTrusted ? recognize : () => null,
    load: loadWebmail,
  });
}

// A page that is loaded ahead of a click is seen by nobody yet: what it shows would be listed, and told in the toolbar, beside the page that
// the reader sees. A mail's element of that name is never `true`.
if ((document as { prerendering?: unknown }).prerendering === true) addEventListener('prerenderingchange', start, true);
else start();
