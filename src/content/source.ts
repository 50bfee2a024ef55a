/**
 * Fetches the source of an open message as bytes, with the page's own session, and refuses what is something else: a
 * login page answered with "200 OK" must not be judged as if it were the mail.
 */

import { MAX_MESSAGE_BYTES } from '../core/caller-limits.ts';
import type { Fidelity } from '../core/index.ts';
import { isFirefox } from '../platform/browser.ts';
import { type Answer, fetchBytes } from '../platform/fetch-bytes.ts';
import { askFromScript } from '../platform/wire/ask.ts';
import type { Problem } from '../platform/wire/messages.ts';
import type { Page, SourceAddress, Webmail } from '../webmail/webmail.ts';
import { isOpen } from './locate.ts';
import { problemOfBytes, problemOfHtml } from './source-check.ts';

export type Fetched = { source: Uint8Array<ArrayBuffer>; fidelity: Fidelity; attached?: true } | { problem: Problem };
type FetchedBytes = Exclude<Answer, { problem: Problem }>;
type Told = (key: Problem['key'], values?: Problem['values']) => { problem: Problem };

/** Addresses that are tried for one message, those that others lead to included. */
const MOST_ADDRESSES = 4;

/** @returns the source, or the problem at the last address that was tried; never rejects */
export async function fetchSource(page: Page, webmail: Webmail, id: string, signal: AbortSignal): Promise<Fetched> {
  let fetched: Fetched = { problem: { key: 'webmail_message_changed', values: {} } };
  const addresses = [...webmail.sourceAddresses(page, id)];
  for (let at = 0; at < Math.min(addresses.length, MOST_ADDRESSES); at++) {
    const address = addresses[at] as SourceAddress;
    const told: Told = (key, values = {}) => ({ problem: { key, values: { webmail: webmail.name, ...values } } });
    const answer = await fetchOne(page, address, told, signal);
    if (!isOpen(page, webmail, id)) return { problem: { key: 'webmail_message_changed', values: {} } };
    if ('source' in answer) return address.attached ? { ...answer, attached: true } : answer;
    if ('next' in answer) addresses.splice(at + 1, 0, ...answer.next);
    else fetched = answer;
    // Whoever waited once is told, instead of waiting for the next address too.
    if (fetched.problem.key === 'webmail_source_timeout') break;
  }
  return fetched;
}

async function fetchOne(
  page: Page,
  address: SourceAddress,
  told: Told,
  signal: AbortSignal,
): Promise<Fetched | { next: SourceAddress[] }> {
  if (address.text !== undefined) return readText(address.text, address.fidelity, told);
  if (address.elsewhere) return await fetchElsewhere(address, told);
  // The attack: a link that a mail brought into the page leads to another server, which then says what the mail is.
  if (new URL(address.url, page.location.href).origin !== page.location.origin) return told('webmail_source_page');
  const worker = answeringWorker();
  if (worker && !address.request) {
    const fetched = await fetchElsewhere(address, told);
    if ('source' in fetched) return fetched;
  }
  const origins = [page.location.origin, ...(address.redirectsTo ? [address.redirectsTo] : [])];
  const init: RequestInit = { credentials: 'same-origin', ...address.request };
  const answer = await fetchBytes(address.url, init, { origins, most: MAX_MESSAGE_BYTES, signal });
  if ('problem' in answer) return told(answer.problem.key, answer.problem.values);
  const { bytes, isHtml } = answer;
  if (address.leadsTo) return { next: address.leadsTo(parse(bytes)) };
  if (address.element !== undefined) return readElement(answer, address, told);
  if (isHtml) return told(problemOfHtml(bytes));
  // Asked again: the page may have got its service worker meanwhile, and one that it had may be gone since it answered.
  return unwrap(bytes, worker || answeringWorker() ? { ...address, fidelity: 'headers' } : address, told);
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
async function fetchElsewhere(address: SourceAddress, told: Told): Promise<Fetched> {
  const { answer, problem } = await askFromScript('script.wantsSource', { url: address.url });
  if (problem) return told(problem.key, problem.values);
  return unwrap(new Uint8Array(answer.source), address, told);
}

/** The message's own bytes, out of an answer that wraps them. */
function unwrap(answer: Uint8Array<ArrayBuffer>, { steps = [], fidelity }: SourceAddress, told: Told): Fetched {
  let bytes: Uint8Array<ArrayBuffer> | null = answer;
  for (const step of steps) bytes = bytes && step(bytes);
  return bytes ? accept(bytes, fidelity, told) : told('webmail_source_no_header');
}

/** What can be a source. */
function accept(source: Uint8Array<ArrayBuffer>, fidelity: Fidelity, told: Told): Fetched {
  const problem = problemOfBytes(source);
  return problem ? told(problem) : { source, fidelity };
}

function parse(bytes: Uint8Array): ParentNode {
  return new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'text/html');
}

/** The text of one element of an HTML answer. */
function readElement({ bytes, isHtml }: FetchedBytes, { element = '', fidelity }: SourceAddress, told: Told): Fetched {
  const text = parse(bytes).querySelector(element)?.textContent ?? null;
  if (text === null) return told((isHtml ? null : problemOfBytes(bytes)) ?? problemOfHtml(bytes));
  return readText(text, fidelity, told);
}

/** A text that was decoded for people: where it is believed for its header alone, nothing below that is taken. */
function readText(text: string, fidelity: Fidelity, told: Told): Fetched {
  const lines = text.replace(/\r?\n/g, '\r\n');
  const end = fidelity === 'headers' ? lines.indexOf('\r\n\r\n') : -1;
  return accept(new TextEncoder().encode(end < 0 ? lines : lines.slice(0, end + 4)), fidelity, told);
}
