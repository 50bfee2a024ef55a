/** Every error that a script of the extension makes anywhere in the browser: one of them fails a test. */
import type { Browser, CDPSession, Protocol, Target } from 'puppeteer-core';

const OWN = 'chrome-extension://';
/**
 * Chromium's own words when a tab is closed while its icon is drawn: it loads the picture of `action.setIcon` first, and
 * then says this even where the rejection is caught.
 */
const TAB_CLOSED = /^Unchecked runtime\.lastError: No tab with id: \d+\.\s*$/;
const WATCHED: readonly string[] = ['page', 'service_worker', 'other', 'iframe'];

/** @returns a list that grows while the browser runs */
export function collectErrors(browser: Browser): string[] {
  const errors: string[] = [];
  const seen = new WeakSet<Target>();
  const watch = (target: Target) => {
    if (seen.has(target) || !WATCHED.includes(target.type())) return;
    seen.add(target);
    // A target that is gone before it could be watched did nothing.
    void watchTarget(target, errors).catch(() => undefined);
  };
  browser.on('targetcreated', watch);
  for (const target of browser.targets()) watch(target);
  return errors;
}

async function watchTarget(target: Target, errors: string[]): Promise<void> {
  const session = await openSession(target);
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    if (isOwn(target, exceptionDetails.stackTrace, exceptionDetails.url)) {
      errors.push(`${nameOf(target)}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    }
  });
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    if (type !== 'error' && type !== 'warning' && type !== 'assert') return;
    if (isOwn(target, stackTrace)) errors.push(`${nameOf(target)}: ${args.map(describe).join(' ')}`);
  });
  session.on('Log.entryAdded', ({ entry }) => {
    // What a webmail itself cannot load is not ours; what the extension's own parts cannot, is.
    if (entry.level === 'error' && !TAB_CLOSED.test(entry.text) && isOwn(target, entry.stackTrace, entry.url)) {
      errors.push(`${nameOf(target)}: ${entry.text} ${entry.url ?? ''}`);
    }
  });
  await enable(session);
}

/** A worker with a second debugger's session would not end when it is told to, and a page with one loads nothing ahead. */
async function openSession(target: Target): Promise<CDPSession> {
  const worker = target.type() === 'service_worker' ? await target.worker() : null;
  const page = target.type() === 'page' ? ((await target.page()) as { _client?(): CDPSession } | null) : null;
  return worker?.client ?? page?._client?.() ?? (await target.createCDPSession());
}

async function enable(session: CDPSession): Promise<void> {
  await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
}

/** In a webmail's page a content script's errors are known by where they come from. */
function isOwn(target: Target, stack: Protocol.Runtime.StackTrace | undefined, url?: string): boolean {
  if (target.url().startsWith(OWN) || url?.startsWith(OWN)) return true;
  return stack?.callFrames.some((frame) => frame.url.startsWith(OWN)) ?? false;
}

function describe(value: Protocol.Runtime.RemoteObject): string {
  return value.description ?? String(value.value ?? value.type);
}

function nameOf(target: Target): string {
  if (target.type() === 'service_worker') return 'worker';
  const { protocol, pathname } = new URL(target.url());
  return protocol === 'chrome-extension:' ? pathname.slice(1) : 'content script';
}

/** Takes the errors so far, but those of a popup that was closed at once, while it still loaded what it shows later. */
export function takeErrors(errors: string[]): string[] {
  return errors.splice(0).filter((error) => !error.includes('Failed to fetch dynamically imported module'));
}
