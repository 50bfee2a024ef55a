/**
 * Fetches the source of an open message as bytes, with the page's own session, and refuses what is something else: a
 * login page answered with "200 OK" must not be judged as if it were the mail.
 */
import type { Fidelity } from '../core/index.ts';
import { MAX_MESSAGE_BYTES } from '../core/limits.ts';
import type { Problem } from '../platform/wire/messages.ts';
import type { Page, SourceAddress, Webmail } from '../webmail/webmail.ts';
import { isOpen } from './locate.ts';
import { problemOfBytes, problemOfHtml } from './source-check.ts';

export type Fetched = { source: Uint8Array<ArrayBuffer>; fidelity: Fidelity } | { problem: Problem };

/** @returns the source, or the problem at the last address that was tried; never rejects */
export async function fetchSource(page: Page, webmail: Webmail, id: string, signal: AbortSignal): Promise<Fetched> {
  let fetched: Fetched = { problem: { key: 'webmail_message_changed', values: {} } };
  for (const address of webmail.sourceAddresses(page, id)) {
    fetched = await fetchOne(address, webmail.name, signal);
    if (!isOpen(page, webmail, id)) return { problem: { key: 'webmail_message_changed', values: {} } };
    if ('source' in fetched) return fetched;
  }
  return fetched;
}

async function fetchOne(address: SourceAddress, webmail: string, signal: AbortSignal): Promise<Fetched> {
  const told = (key: Problem['key'], values: Problem['values'] = {}) => ({
    problem: { key, values: { webmail, ...values } },
  });
  try {
    // A cached answer may be of another session, or of a message since moved.
    const response = await fetch(address.url, { credentials: 'same-origin', cache: 'no-store', signal });
    if (!response.ok) return told('webmail_source_http', { status: response.status });
    // Bytes as they came: `text()` would replace every byte that is not UTF-8.
    const bytes = await response.bytes();
    if (bytes.length > MAX_MESSAGE_BYTES)
      return told('webmail_source_too_big', {
        size: Math.ceil(bytes.length / 1024 / 1024),
        limit: MAX_MESSAGE_BYTES / 1024 / 1024,
      });
    if (address.element !== undefined) return readElement(bytes, address.element, address.fidelity, told);
    const isHtml = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    const problem = isHtml ? problemOfHtml(bytes) : problemOfBytes(bytes);
    return problem ? told(problem) : { source: bytes, fidelity: address.fidelity };
  } catch {
    return told('webmail_source_unreachable');
  }
}

/** The text of one element of an HTML answer, up to the body of the mail where nothing but the header can be believed. */
function readElement(
  bytes: Uint8Array,
  selector: string,
  fidelity: Fidelity,
  told: (key: Problem['key']) => { problem: Problem },
): Fetched {
  const html = new TextDecoder().decode(bytes);
  const text = new DOMParser().parseFromString(html, 'text/html').querySelector(selector)?.textContent;
  if (text === undefined || text === null) return told(problemOfHtml(bytes));
  const lines = text.replace(/\r?\n/g, '\r\n');
  const end = fidelity === 'headers' ? lines.indexOf('\r\n\r\n') : -1;
  const source = new TextEncoder().encode(end < 0 ? lines : lines.slice(0, end + 4));
  const problem = problemOfBytes(source);
  return problem ? told(problem) : { source, fidelity };
}
