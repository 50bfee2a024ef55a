/**
 * Fetches the source of an open message as bytes, with the page's own session, and refuses what is something else: a
 * login page answered with "200 OK" must not be judged as if it were the mail.
 */
import type { Fidelity } from '../core/index.ts';
import { MAX_MESSAGE_BYTES } from '../core/limits.ts';
import { ask } from '../platform/ask.ts';
import type { Problem } from '../platform/messages.ts';
import type { Page, SourceAddress, Webmail } from '../webmail/webmail.ts';
import { isOpen } from './locate.ts';
import { headerOf, openedSource } from './opened.ts';
import { problemOfBytes, problemOfHtml } from './source-check.ts';

export type Fetched = { source: Uint8Array<ArrayBuffer>; fidelity: Fidelity } | { problem: Problem };
type Told = (key: Problem['key'], values?: Problem['values']) => { problem: Problem };

/** Addresses that are tried for one message, those that others lead to included. */
const MOST_ADDRESSES = 4;

/** @returns the source, or the problem at the last address that was tried; never rejects */
export async function fetchSource(page: Page, webmail: Webmail, id: string, signal: AbortSignal): Promise<Fetched> {
  const opened = openedSource(page, webmail, id);
  if (opened) return { source: opened, fidelity: 'headers' };
  let fetched: Fetched = { problem: { key: 'webmail_message_changed', values: {} } };
  const addresses = [...webmail.sourceAddresses(page, id)];
  for (let at = 0; at < Math.min(addresses.length, MOST_ADDRESSES); at++) {
    const address = addresses[at] as SourceAddress;
    const told: Told = (key, values = {}) => ({ problem: { key, values: { webmail: webmail.name, ...values } } });
    const answer = await fetchOne(page, address, told, signal);
    if (!isOpen(page, webmail, id)) return { problem: { key: 'webmail_message_changed', values: {} } };
    if ('source' in answer) return answer;
    if ('next' in answer) addresses.splice(at + 1, 0, ...answer.next);
    else fetched = answer;
  }
  return fetched;
}

async function fetchOne(
  page: Page,
  address: SourceAddress,
  told: Told,
  signal: AbortSignal,
): Promise<Fetched | { next: SourceAddress[] }> {
  // The attack: a link that a mail brought into the page leads to another server, which then says what the mail is.
  if (!address.elsewhere && new URL(address.url, page.location.href).origin !== page.location.origin)
    return told('webmail_source_page');
  try {
    const answer = await (address.elsewhere ? askElsewhere(address) : askPage(address, signal));
    if (answer === 'refused') return told('webmail_source_permission', { host: new URL(address.url).hostname });
    const { status, type, source: bytes } = answer;
    if (status < 200 || status > 299) return told('webmail_source_http', { status });
    if (bytes.length > MAX_MESSAGE_BYTES)
      return told('webmail_source_too_big', {
        size: Math.ceil(bytes.length / 1024 / 1024),
        limit: MAX_MESSAGE_BYTES / 1024 / 1024,
      });
    if (address.leadsTo) return { next: address.leadsTo(parse(bytes)) };
    if (address.element !== undefined) return readElement(bytes, address.element, address.fidelity, told);
    return type.startsWith('text/html') ? told(problemOfHtml(bytes)) : unwrap(bytes, address, told);
  } catch {
    return told('webmail_source_unreachable');
  }
}

interface Answer {
  status: number;
  type: string;
  source: Uint8Array<ArrayBuffer>;
}

async function askPage({ url, request }: SourceAddress, signal: AbortSignal): Promise<Answer> {
  // A cached answer may be of another session, or of a message since moved.
  const response = await fetch(url, { credentials: 'same-origin', cache: 'no-store', signal, ...request });
  // Bytes as they came: `text()` would replace every byte that is not UTF-8.
  const source = response.ok ? await response.bytes() : new Uint8Array();
  return { status: response.status, type: response.headers.get('content-type') ?? '', source };
}

/** By the worker, which alone reaches a host that is not the page's. */
async function askElsewhere({ url }: SourceAddress): Promise<Answer | 'refused'> {
  const { answer } = await ask('source.elsewhere', { url });
  if (!answer) throw new Error('nothing came');
  return answer === 'refused' ? answer : { ...answer, source: new Uint8Array(answer.source) };
}

/** The message's own bytes, out of an answer that wraps them. */
function unwrap(answer: Uint8Array<ArrayBuffer>, { steps = [], fidelity }: SourceAddress, told: Told): Fetched {
  let bytes: Uint8Array<ArrayBuffer> | null = answer;
  for (const step of steps) bytes = bytes && step(bytes);
  const problem = bytes ? problemOfBytes(bytes) : 'webmail_source_no_header';
  return bytes && !problem ? { source: bytes, fidelity } : told(problem ?? 'webmail_source_no_header');
}

function parse(bytes: Uint8Array): ParentNode {
  return new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
}

/** The text of one element of an HTML answer, up to the body of the mail where nothing but the header can be believed. */
function readElement(bytes: Uint8Array, selector: string, fidelity: Fidelity, told: Told): Fetched {
  const text = parse(bytes).querySelector(selector)?.textContent;
  if (text === undefined || text === null) return told(problemOfHtml(bytes));
  const source = fidelity === 'headers' ? headerOf(text) : new TextEncoder().encode(text.replace(/\r?\n/g, '\r\n'));
  const problem = problemOfBytes(source);
  return problem ? told(problem) : { source, fidelity };
}
