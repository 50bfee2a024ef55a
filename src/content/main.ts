/** The script within a webmail's page, once a frame: injected by a click, it may be there by registration already. */

import { browser } from '../platform/browser.ts';
import { isAlive } from '../platform/wire/ask.ts';
import { recognize } from '../webmail/registry.ts';
import { mayHoldWebmail } from './frame.ts';
import { loadWebmail } from './load.ts';
import { currentPage } from './locate.ts';
import { servePage } from './serve-page.ts';

/**
 * Where a script finds the one that ran here before it. The attack: in Chromium a content script sees elements by their names as the
 * page's own scripts do, so that `<img name="waybill">` in a mail was taken for a script that runs already. No element has a symbol.
 */
const RUNNING = Symbol.for('waybill.content');

interface Running {
  isAlive: () => boolean;
  stop: () => void;
}

function start(frame: Window, own: { [RUNNING]?: Running }): void {
  // Its page took the interface's names: nobody can be asked, and who put it here hears no answer and says so.
  if (!browser) return;
  const isTrusted = mayHoldWebmail(frame);
  // Other frames have nothing to say; the page itself says that nothing is looked for here.
  if (!isTrusted && frame.top !== frame) return;
  if (own[RUNNING]?.isAlive()) return;
  // What an update of the extension left behind can do nothing any more but be in the way.
  own[RUNNING]?.stop();
  const controller = new AbortController();
  own[RUNNING] = { isAlive: () => isAlive() && !controller.signal.aborted, stop: () => controller.abort() };
  servePage(frame, currentPage(frame), controller, {
    recognize: isTrusted ? recognize : () => null,
    load: loadWebmail,
  });
}

start(window, globalThis as { [RUNNING]?: Running });
