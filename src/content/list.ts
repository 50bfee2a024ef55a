/**
 * The script of a frame that may hold a list of messages: the build puts it behind each profile that knows one, and it lives off the content
 * script, which is there already.
 */
import type { Webmail } from '../webmail/webmail.ts';
import { PROFILE, RUNNING, type Running } from './running.ts';
import { serveList } from './serve-list.ts';

const { [RUNNING]: running, [PROFILE]: webmail } = globalThis as { [RUNNING]?: Running; [PROFILE]?: Webmail };
// A worker that was stopped before it could answer is asked again, and puts the script here again.
if (running && webmail?.list && !running.hasList) {
  running.hasList = true;
  serveList(window, running, webmail.list, webmail.bodies);
}
