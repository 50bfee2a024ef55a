/**
 * Fetches the source of an open message as bytes, with the page's own session, and refuses what is something else: a
 * login page answered with "200 OK" must not be judged as if it were the mail.
 */

import { MAX_MESSAGE_BYTES } from '../core/caller-limits.ts';
import type { Fidelity } from '../core/index.ts';
import { isFirefox } from '../platform/browser.ts';
import { type Answer, fetchBytes, problem } from '../platform/fetch-bytes.ts';
import { askFromScript } from '../platform/wire/ask.ts';
import type { Problem } from '../platform/wire/messages.ts';
import type { Page, SourceAddress, Webmail } from '../webmail/webmail.ts';
import { problemOfBytes, problemOfHtml } from './source-check.ts';

export type Fetched = { source: Uint8Array<ArrayBuffer>; fidelity: Fidelity; attached?: true } | { problem: Problem };
type FetchedBytes = Exclude<Answer, { problem: Problem }>;

/** Addresses that are tried for one message, those that others lead to included. */
const MOST_ADDRESSES = 4;

/** The page shows another message by now. */
export const CHANGED = problem('webmail_message_changed');

/** @returns the source, or the problem at the last address that was tried; never rejects */
export async function fetchSource(page: Page, webmail: Webmail, id: string, signal: AbortSignal): Promise<Fetched> {
  let fetched = CHANGED;
  const addresses = [...webmail.sourceAddresses(page, id)];
  for (let at = 0; at < Math.min(addresses.length, MOST_ADDRESSES); at++) {
    const address = addresses[at] as SourceAddress;
    const answer = await fetchOne(page, address, signal);
    // Asked again after every wait: pages swap messages under one's hands.
    if (!webmail.openMessages(page).some((message) => message.id === id)) return CHANGED;
    if ('source' in answer) return address.attached ? { ...answer, attached: true } : answer;
    if ('next' in answer) addresses.splice(at + 1, 0, ...answer.next);
    else fetched = problem(answer.problem.key, { webmail: webmail.name, ...answer.problem.values });
    // Whoever waited once is told, instead of waiting for the next address too.
    if (fetched.problem.key === 'webmail_source_timeout') break;
  }
  return fetched;
}

async function fetchOne(
  page: Page,
  address: SourceAddress,
  signal: AbortSignal,
): Promise<Fetched | { next: SourceAddress[] }> {
  if (address.text !== undefined) return readText(address.text, address.fidelity);
  if (address.elsewhere) return await fetchElsewhere(address);
  // The attack: a link that a mail brought into the page leads to another server, which then says what the mail is.
  if (new URL(address.url, page.location.href).origin !== page.location.origin) return problem('webmail_source_page');
  const worker = answeringWorker();
  if (worker && !address.request) {
    const fetched = await fetchElsewhere(address);
    if ('source' in fetched) return fetched;
  }
  const origins = [page.location.origin, address.redirectsTo ?? []].flat();
  const init: RequestInit = { credentials: 'same-origin', ...address.request };
  const answer = await fetchBytes(address.url, init, { origins, most: MAX_MESSAGE_BYTES, signal });
  if ('problem' in answer) return answer;
  const { bytes, isHtml } = answer;
  if (address.leadsTo) return { next: address.leadsTo(parse(bytes)) };
  if (address.element !== undefined) return readElement(answer, address);
  if (isHtml) return problem(problemOfHtml(bytes));
  // Asked again: the page may have got its service worker meanwhile, and one that it had may be gone since it answered.
  return unwrap(bytes, worker || answeringWorker() ? { ...address, fidelity: 'headers' } : address);
}

/**
 * The attack: in Firefox a service worker of the page answers what a content script fetches there, and gives another mail's source, one
 * that is signed. The worker of the extension asks past it, where the site was granted; else only the header is looked at, which proves
 * nothing.
 */
function answeringWorker(): ServiceWorker | null {
  return isFirefox() ? navigator.serviceWorker?.controller : null;
}

/** By the worker, which alone reaches a host that is not the page's; it has looked at what it is. */
async function fetchElsewhere(address: SourceAddress): Promise<Fetched> {
  const reply = await askFromScript('script.wantsSource', { url: address.url });
  return reply.problem ? reply : unwrap(new Uint8Array(reply.answer.source), address);
}

/** The message's own bytes, out of an answer that wraps them. */
function unwrap(answer: Uint8Array<ArrayBuffer>, { steps = [], fidelity }: SourceAddress): Fetched {
  let bytes: Uint8Array<ArrayBuffer> | null = answer;
  for (const step of steps) bytes = bytes && step(bytes);
  return bytes ? accept(bytes, fidelity) : problem('webmail_source_no_header');
}

/** What can be a source. */
function accept(source: Uint8Array<ArrayBuffer>, fidelity: Fidelity): Fetched {
  const key = problemOfBytes(source);
  return key ? problem(key) : { source, fidelity };
}

function parse(bytes: Uint8Array): ParentNode {
  return new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
}

/** The text of one element of an HTML answer. */
function readElement({ bytes, isHtml }: FetchedBytes, { element = '', fidelity }: SourceAddress): Fetched {
  const text = parse(bytes).querySelector(element)?.textContent ?? null;
  if (text === null) return problem((isHtml ? null : problemOfBytes(bytes)) ?? problemOfHtml(bytes));
  return readText(text, fidelity);
}

/** A text that was decoded for people: where it is believed for its header alone, nothing below that is taken. */
function readText(text: string, fidelity: Fidelity): Fetched {
  const lines = text.replace(/\r?\n/g, '\r\n');
  const end = fidelity === 'headers' ? lines.indexOf('\r\n\r\n') : -1;
  return accept(new TextEncoder().encode(end < 0 ? lines : lines.slice(0, end + 4)), fidelity);
}
