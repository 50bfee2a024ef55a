/** The script within a webmail's page, once a frame: injected by a click, it may be there by registration already. */
import { isAlive } from '../platform/wire/ask.ts';
import { mayHoldWebmail } from './frame.ts';
import { currentPage } from './locate.ts';
import { servePage } from './serve-page.ts';

interface Marked {
  waybill?: { isAlive: () => boolean; stop: () => void };
}

function start(frame: Window & Marked): void {
  if (!mayHoldWebmail(frame) || frame.waybill?.isAlive()) return;
  // What an update of the extension left behind can do nothing any more but be in the way.
  frame.waybill?.stop();
  const controller = new AbortController();
  frame.waybill = { isAlive: () => isAlive() && !controller.signal.aborted, stop: () => controller.abort() };
  servePage(frame, currentPage(frame), controller);
}

start(window);
