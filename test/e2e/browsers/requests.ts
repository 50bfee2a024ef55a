/**
 * Every request that a browser made in a run, as it noted them itself: none may go to a host that is not on the stage, be it a
 * picture, a link or a name out of a mail. What the browser asks for itself is not begun by a page or an extension.
 */
import { existsSync, readFileSync } from 'node:fs';

const staged = new Set(['127.0.0.1', 'localhost']);

/** From now on these hosts are on the stage: webmails, resolvers, pages that a test opens. */
export function stage(hosts: readonly string[]): void {
  for (const host of hosts) staged.add(host);
}

export interface Asked {
  /** The origin of the page or the extension that began it. */
  by: string;
  url: string;
}

/** @returns requests to hosts that are not on the stage, with who began them */
export function strangeRequests(asked: readonly Asked[]): string[] {
  return [...new Set(asked.filter(({ url }) => isStrange(url)).map(({ by, url }) => `${by} asked for ${url}`))];
}

/** The file is what Chromium's `--log-net-log` wrote. @returns what pages and extensions asked for */
export function askedInNetLog(netLog: string): Asked[] {
  return readFileSync(netLog, 'utf8')
    .split('\n')
    .map(requestIn)
    .flatMap(({ initiator, url }) => (initiator && url && isOfPage(initiator) ? [{ by: initiator, url }] : []));
}

/** The file is what Firefox was told to write by `NOTE_REQUESTS`. */
export function askedInNotes(notes: string): Asked[] {
  const lines = existsSync(notes) ? readFileSync(notes, 'utf8').split('\n') : [];
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Asked);
}

/** Has Firefox write each request that a page or an extension begins into the file that is the first argument, before it is sent. */
export const NOTE_REQUESTS = `
  const { obs } = Services;
  let last = Promise.resolve();
  const observer = {
    observe(subject) {
      const channel = subject.QueryInterface(Ci.nsIHttpChannel);
      const { triggeringPrincipal } = channel.loadInfo;
      if (triggeringPrincipal.isSystemPrincipal) return;
      const line = JSON.stringify({ by: triggeringPrincipal.origin, url: channel.URI.spec }) + '\\n';
      last = last.then(() => IOUtils.writeUTF8(args[0], line, { mode: 'appendOrCreate' }));
    },
  };
  // The first tells of what never gets a connection, the second of what a redirect leads to.
  for (const topic of ['http-on-opening-request', 'http-on-modify-request']) obs.addObserver(observer, topic);`;

/** An event a line, each a JSON object with a comma behind it. */
function requestIn(line: string): { initiator?: string; url?: string } {
  if (!line.includes('"initiator":')) return {};
  try {
    return JSON.parse(line.replace(/,\s*$/, '')).params;
  } catch {
    return {};
  }
}

function isOfPage(initiator: string): boolean {
  // A page in a sandbox, as the bodies of mails are, has no origin to be named by.
  return /^(https?:|chrome-extension:|null)/.test(initiator);
}

function isStrange(url: string): boolean {
  return /^(https?|wss?):/.test(url) && !staged.has(new URL(url).hostname);
}
