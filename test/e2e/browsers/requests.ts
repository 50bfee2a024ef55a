/**
 * Every request that the browser made in a run, out of its own log of the network: none may go to a host that is not on the stage, be it a
 * picture, a link or a name out of a mail. What the browser asks for itself is not begun by a page or an extension.
 */
import { readFileSync } from 'node:fs';

const staged = new Set(['127.0.0.1', 'localhost']);

/** From now on these hosts are on the stage: webmails, resolvers, pages that a test opens. */
export function stage(hosts: readonly string[]): void {
  for (const host of hosts) staged.add(host);
}

/** The file is what `--log-net-log` wrote. @returns requests to hosts that are not on the stage, with who began them */
export function strangeRequests(netLog: string): string[] {
  const strange = new Set<string>();
  for (const line of readFileSync(netLog, 'utf8').split('\n')) {
    const { initiator, url } = requestIn(line);
    if (initiator && url && isOfPage(initiator) && isStrange(url)) strange.add(`${initiator} asked for ${url}`);
  }
  return [...strange];
}

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
  return /^(https?|chrome-extension):/.test(initiator);
}

function isStrange(url: string): boolean {
  return /^(https?|wss?):/.test(url) && !staged.has(new URL(url).hostname);
}
