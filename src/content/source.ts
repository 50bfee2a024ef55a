/**
 * Fetches the source of an open message as bytes, with the page's own session, and refuses what is something else: a
 * login page answered with "200 OK" must not be judged as if it were the mail.
 */
import type { Fidelity } from '../core/index.ts';
import { MAX_MESSAGE_BYTES } from '../core/limits.ts';
import type { Problem } from '../platform/messages.ts';
import type { Page, SourceAddress, Webmail } from '../webmail/webmail.ts';
import { isOpen } from './locate.ts';
import { createPatience } from './patience.ts';
import { problemOfBytes, problemOfHtml } from './source-check.ts';

export type Fetched = { source: Uint8Array<ArrayBuffer>; fidelity: Fidelity } | { problem: Problem };

type Tell = (key: Problem['key'], values?: Problem['values']) => { problem: Problem };

/** @returns the source, or the problem at the last address that was tried; never rejects */
export async function fetchSource(page: Page, webmail: Webmail, id: string, signal: AbortSignal): Promise<Fetched> {
  const changed: Fetched = { problem: { key: 'webmail_message_changed', values: {} } };
  let fetched: Fetched = changed;
  for (const address of webmail.sourceAddresses(page, id)) {
    fetched = await fetchOne(page, address, webmail.name, signal);
    if (!isOpen(page, webmail, id)) return changed;
    if ('source' in fetched) return fetched;
  }
  return fetched;
}

async function fetchOne(page: Page, address: SourceAddress, webmail: string, signal: AbortSignal): Promise<Fetched> {
  const told: Tell = (key, values = {}) => ({ problem: { key, values: { webmail, ...values } } });
  const patience = createPatience(signal);
  try {
    const response = await fetch(address.url, {
      credentials: 'same-origin',
      // A cached answer may be of another session, or of a message since moved.
      cache: 'no-store',
      // The attack: the webmail leads on to a host of somebody else's, which lets every page read what it answers in the mail's place.
      redirect: address.redirectsTo === undefined ? 'manual' : 'follow',
      signal: patience.signal,
    });
    const problem = problemOfResponse(response, page, address, told);
    if (problem) return problem;
    const bytes = await readBytes(response, patience.goOn);
    if (typeof bytes === 'number') return told('webmail_source_too_big', sizes(bytes));
    return readAnswer(bytes, response, address, told);
  } catch {
    return told(patience.isOver() ? 'webmail_source_timeout' : 'webmail_source_unreachable');
  } finally {
    patience.end();
  }
}

/** What the answer is, as far as its beginning tells. */
function problemOfResponse(
  response: Response,
  { location }: Page,
  { redirectsTo }: SourceAddress,
  told: Tell,
): Fetched | null {
  // Nothing leads on from a source but a session that has ended.
  if (response.type === 'opaqueredirect') return told('webmail_source_login');
  const { origin } = new URL(response.url || location.href);
  if (origin !== location.origin && origin !== redirectsTo) return told('webmail_source_login');
  // A part is no error to HTTP (RFC 9110 §15.3.7): nobody asked for one.
  if (response.status === 206) return told('webmail_source_part');
  return response.ok ? null : told('webmail_source_http', { status: response.status });
}

/**
 * The bytes as they came: `text()` would replace every byte that is not UTF-8.
 *
 * @param goOn is called at each part that comes
 * @returns how many there are at least, when they are more than a message may have
 */
async function readBytes(response: Response, goOn: () => void): Promise<Uint8Array<ArrayBuffer> | number> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    goOn();
    parts.push(part.value);
    size += part.value.length;
    if (size <= MAX_MESSAGE_BYTES) continue;
    reader?.cancel();
    return Math.max(size, Number(response.headers.get('content-length')) || 0);
  }
  return await new Response(new Blob(parts)).bytes();
}

function sizes(bytes: number): Problem['values'] {
  return { size: Math.ceil(bytes / 1024 / 1024), limit: MAX_MESSAGE_BYTES / 1024 / 1024 };
}

function readAnswer(
  bytes: Uint8Array<ArrayBuffer>,
  { headers }: Response,
  { element, fidelity }: SourceAddress,
  told: Tell,
): Fetched {
  if (element !== undefined) return readElement(bytes, element, fidelity, told);
  const isHtml = headers.get('content-type')?.startsWith('text/html') ?? false;
  const problem = isHtml ? problemOfHtml(bytes) : problemOfBytes(bytes);
  return problem ? told(problem) : { source: bytes, fidelity };
}

/** The text of one element of an HTML answer, up to the body of the mail where nothing but the header can be believed. */
function readElement(bytes: Uint8Array, selector: string, fidelity: Fidelity, told: Tell): Fetched {
  const html = new TextDecoder().decode(bytes);
  const text = new DOMParser().parseFromString(html, 'text/html').querySelector(selector)?.textContent;
  if (text === undefined || text === null) return told(problemOfHtml(bytes));
  const lines = text.replace(/\r?\n/g, '\r\n');
  const end = fidelity === 'headers' ? lines.indexOf('\r\n\r\n') : -1;
  const source = new TextEncoder().encode(end < 0 ? lines : lines.slice(0, end + 4));
  const problem = problemOfBytes(source);
  return problem ? told(problem) : { source, fidelity };
}
