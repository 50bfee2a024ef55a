/**
 * Gmail as far as the extension touches it: the marks in its page by which messages are found, and the two ways to their
 * source. `view=att` redirects to another host that allows Gmail's page to read the answer only when the redirect is
 * fresh, and is exact; `view=om` is a page that shows the source cut off and decoded.
 */
import type { Host, PageAnswer, PageRequest } from './https.ts';

export const GMAIL = 'mail.google.com';
const ATTACHMENTS = 'mail-attachment.googleusercontent.com';
/** How much of a message "Show original" shows. */
const SHOWN = 4000;

export interface GmailMessage {
  /** Hexadecimal, as in `data-legacy-message-id`. */
  id: string;
  fromName: string;
  fromAddress: string;
  source: Uint8Array;
  /** Markup of the body as the page shows it; absent = the source's own text. */
  html?: string;
}

export interface GmailThread {
  id: string;
  subject: string;
  messages: GmailMessage[];
}

/** @returns what Gmail's two hosts answer; a thread opens at https://mail.google.com/mail/u/0/#inbox/ID */
export function gmailHosts(threads: readonly GmailThread[]): Record<string, Host> {
  const messages = threads.flatMap((thread) => thread.messages);
  const redirects = new Set<string>();
  return {
    [GMAIL]: (request) => {
      const { pathname, searchParams } = request.url;
      if (pathname !== '/mail/u/0/') return null;
      const view = searchParams.get('view');
      if (view === null) return { body: page(threads) };
      const message = messages.find((candidate) => isAskedFor(candidate, searchParams));
      if (!message) return { status: 404, body: '<!doctype html><title>Gmail</title>Temporary error' };
      return view === 'att' ? redirect(message, request.url) : original(message);
    },
    [ATTACHMENTS]: (request) => attachment(request, messages, redirects),
  };
}

function isAskedFor(message: GmailMessage, search: URLSearchParams): boolean {
  return search.get('th') === message.id || search.get('permmsgid') === `msg-f:${BigInt(`0x${message.id}`)}`;
}

function redirect(message: GmailMessage, asked: URL): PageAnswer {
  const location = `https://${ATTACHMENTS}/attachment/u/0/?${asked.searchParams}&message=${message.id}`;
  return { status: 302, headers: { location }, body: '' };
}

function attachment(
  request: PageRequest,
  messages: readonly GmailMessage[],
  redirects: Set<string>,
): PageAnswer | null {
  const message = messages.find(({ id }) => id === request.url.searchParams.get('message'));
  if (!message) return null;
  const fresh = !redirects.has(request.url.href);
  redirects.add(request.url.href);
  return {
    headers: {
      'content-type': 'text/plain; charset=us-ascii',
      ...(fresh
        ? { 'access-control-allow-origin': `https://${GMAIL}`, 'access-control-allow-credentials': 'true' }
        : {}),
    },
    body: message.source,
  };
}

function original(message: GmailMessage): PageAnswer {
  const text = Buffer.from(message.source).toString('utf8').slice(0, SHOWN).replaceAll('\r\n', '\n');
  return {
    body: `<!doctype html><title>Original message</title><pre class="raw_message_text" id="raw_message_text">${escapeHtml(text)}</pre>`,
  };
}

function page(threads: readonly GmailThread[]): string {
  const parts = threads.map(
    (thread) =>
      `<div class="nH thread" data-thread="${thread.id}" hidden><h2 class="hP" data-legacy-thread-id="${thread.id}">${escapeHtml(
        thread.subject,
      )}</h2>${thread.messages.map((message, index) => messageHtml(message, index === thread.messages.length - 1)).join('')}</div>`,
  );
  return `<!doctype html><html lang="en"><head><title>Inbox - bob@rcpt.example - Gmail</title>
<script>var GLOBALS = [null, null, null, null, null, null, null, null, null, "0123456789", "bob@rcpt.example"];</script>
<style>body { font: 14px sans-serif; margin: 24px } .adn { border-top: 1px solid #ddd; padding: 8px 0 } .gD { font-weight: bold }</style>
</head><body><div role="main">${parts.join('')}</div><script>${SCRIPT}</script></body></html>`;
}

/** Only the last message of a conversation is expanded; the others are on a click, as Gmail does it. */
function messageHtml(message: GmailMessage, expanded: boolean): string {
  const { id, fromName, fromAddress } = message;
  const body = message.html ?? escapeHtml(Buffer.from(message.source).toString('utf8').split('\r\n\r\n')[1] ?? '');
  return `<div class="adn ads" data-message-id="#msg-f:${BigInt(`0x${id}`)}" data-legacy-message-id="${id}">
<h3 class="iw"><span class="qu" role="gridcell"><span email="${escapeHtml(fromAddress)}" name="${escapeHtml(fromName)}" class="gD"><span>${escapeHtml(
    fromName,
  )}</span></span> <span class="go">&lt;${escapeHtml(fromAddress)}&gt;</span></span></h3>
<div class="ii gt"${expanded ? '' : ' style="display: none"'}><div class="a3s aiL">${body}</div></div></div>`;
}

const SCRIPT = `
const show = () => {
  const id = location.hash.split('/')[1];
  for (const thread of document.querySelectorAll('.thread')) thread.hidden = thread.dataset.thread !== id;
};
addEventListener('hashchange', show);
show();
document.addEventListener('click', (event) => {
  const message = event.target.closest('h3')?.closest('.adn');
  if (message) message.querySelector('.ii').style.display = '';
});`;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
