/** Fetches what should be the source of a mail, within its time and its size, and sees what else the answer may be. */
import { createPatience } from './patience.ts';
import type { Problem } from './wire/messages.ts';

export type Answer = { bytes: Uint8Array<ArrayBuffer>; isHtml: boolean } | { problem: Problem };

const MIB = 1024 * 1024;
/** To somebody who may not have it, or whose session has ended meanwhile (RFC 9110 §15.5.4; 440: Exchange's own). */
const REFUSED = [403, 440];
/** Statuses of an answer that holds all there is, be it nothing. */
const WHOLE = [200, 204, 205];

export interface Bounds {
  /** Origins that may answer: the first one is asked; only where there is another, a redirect is followed. */
  origins: readonly string[];
  /** Bytes that are taken. */
  most: number;
  /** Ends it too. */
  signal: AbortSignal;
}

/** @returns the bytes as they came; never rejects */
export async function fetchBytes(url: string, init: RequestInit, { origins, most, signal }: Bounds): Promise<Answer> {
  const patience = createPatience(signal);
  try {
    // Never out of the cache: an answer there may be of another session, or of a message since moved. The attack: the webmail leads on to a host
    // of somebody else's, which lets every page read what it answers in the mail's place.
    const response = await fetch(url, {
      cache: 'no-store',
      redirect: origins.length > 1 ? 'follow' : 'manual',
      ...init,
      signal: patience.signal,
    });
    const trouble = problemOf(response, origins);
    if (trouble) return trouble;
    const bytes = await readBytes(response, most, patience.goOn);
    if (!bytes) return problem('webmail_source_too_big', { limit: most / MIB });
    return { bytes, isHtml: /^(?:text\/html|application\/xhtml)/i.test(response.headers.get('content-type') ?? '') };
  } catch {
    return problem(patience.isOver() ? 'webmail_source_timeout' : 'webmail_source_unreachable');
  } finally {
    patience.end();
  }
}

/** What the answer is, as far as its beginning tells. */
function problemOf(response: Response, origins: readonly string[]): { problem: Problem } | null {
  // Nothing leads on from a source but a session that has ended.
  const leadsAway = response.url !== '' && !origins.includes(new URL(response.url).origin);
  if (response.type === 'opaqueredirect' || leadsAway || response.status === 401)
    return problem('webmail_source_login');
  // A part is no error to HTTP (RFC 9110 §15.3.7): nobody asked for one.
  if (response.status === 206) return problem('webmail_source_part');
  const { status } = response;
  if (REFUSED.includes(status)) return problem('webmail_source_refused', { status });
  // Nor is what a proxy changed (203), or will be done later (202): they are all well, and none is the source.
  return WHOLE.includes(status) ? null : problem('webmail_source_http', { status });
}

/**
 * The bytes as they came: `text()` would replace every byte that is not UTF-8.
 *
 * @param goOn is called at each part that comes
 * @returns null when they are more than `most`: how many there are is then told by nothing that can be believed
 */
async function readBytes(response: Response, most: number, goOn: () => void): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    goOn();
    parts.push(part.value);
    size += part.value.length;
    if (size <= most) continue;
    reader?.cancel();
    return null;
  }
  // In Firefox the parts belong to the page; what `bytes` makes of them does not.
  return await new Response(new Blob(parts)).bytes();
}

/** Why there is no source. */
export function problem(key: Problem['key'], values: Problem['values'] = {}): { problem: Problem } {
  return { problem: { key, values } };
}
