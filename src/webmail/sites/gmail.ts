/**
 * Gmail: a conversation of several messages in one page, of which some are expanded. By public clients of it; not
 * tried live, and it may change any day.
 */
import { notIn, outside, textOf } from '../elements.ts';
import { scriptTexts } from '../script-data.ts';
import type { Page, SourceAddress, Webmail } from '../webmail.ts';

/** Where Gmail keeps what is attached, sources too. */
const ATTACHMENTS = 'https://mail-attachment.googleusercontent.com';
const BODIES = '.a3s';
const MESSAGES = notIn(BODIES, 'div.adn:is([data-legacy-message-id], [data-message-id])');
const SENDER = ['span.gD[email]'];
const SUBJECT = ['h2.hP'];
const ORIGINAL = 'pre#raw_message_text';
/** The key of the mailbox that "Show original" wants, the tenth entry of a list in the page's script. */
const MAILBOX_KEY = /\bGLOBALS\s*=\s*\[(?:[^,[\]]{0,200},){9}\s*"([0-9a-f]{1,32})"/;

export const webmail: Webmail = {
  name: 'Gmail',
  bodies: BODIES,

  openMessages(page) {
    const subject = textOf(outside(page, page.root, SUBJECT, BODIES));
    return findMessages(page).map((message) => {
      const sender = outside(page, message, SENDER, BODIES);
      const from = sender?.getAttribute('email') ?? undefined;
      return { id: idOf(message), shown: { from, subject }, sender };
    });
  },

  sourceAddresses(page, id) {
    const message = findMessages(page).find((candidate) => idOf(candidate) === id);
    if (!message) return [];
    // /mail/u/0/ is the first account; a delegated mailbox has /b/… in its path.
    const base = `${page.location.origin}${page.location.pathname}`;
    return [...attachment(base, hexOf(id)), ...justSent(page, base, id), original(page, base, id)];
  },
};

/** Messages that are expanded: their body is visible. */
function findMessages(page: Page): Element[] {
  return [...page.root.querySelectorAll(MESSAGES)].filter((message) => {
    const body = message.querySelector(BODIES);
    return body !== null && page.isVisible(body);
  });
}

/** 'msg-f:' and the number in decimal; 'msg-a:' and letters for a mail that was just sent from here. */
function idOf(message: Element): string {
  const legacy = message.getAttribute('data-legacy-message-id');
  if (legacy && /^[0-9a-f]{1,16}$/i.test(legacy)) return `msg-f:${BigInt(`0x${legacy}`)}`;
  return (message.getAttribute('data-message-id') ?? '').replace(/^#/, '');
}

/**
 * The source itself. The answer comes from another host, which allows this page to read it only while the redirection to
 * it is new: each request needs an address of its own.
 */
function attachment(base: string, hex: string | null): SourceAddress[] {
  if (hex === null) return [];
  const query = new URLSearchParams({ view: 'att', th: hex, attid: '0', disp: 'comp', safe: '1', zw: '' });
  query.set('zx', `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`);
  return [{ url: `${base}?${query}`, fidelity: 'exact', redirectsTo: ATTACHMENTS }];
}

/** A mail that was just sent from here has no number in the page yet: "Show original" has a link with the one that it got. */
function justSent(page: Page, base: string, id: string): SourceAddress[] {
  if (!id.startsWith('msg-a:')) return [];
  const { url } = original(page, base, id);
  const leadsTo = (answer: ParentNode) => {
    const link = answer.querySelector('a[href*="view=att"]')?.getAttribute('href') ?? '';
    return attachment(base, /[?&]th=([0-9a-f]{1,16})(?:&|$)/.exec(link)?.[1] ?? null);
  };
  return [{ url, leadsTo, fidelity: 'exact' }];
}

/** "Show original": a page that holds the source cut off and decoded, so that only its header is of use. */
function original(page: Page, base: string, id: string): SourceAddress {
  const query = new URLSearchParams({ view: 'om', permmsgid: id });
  const key = mailboxKey(page.root);
  if (key) query.set('ik', key);
  return { url: `${base}?${query}`, element: ORIGINAL, fidelity: 'headers' };
}

/** The number needs more bits than a JavaScript number has. */
function hexOf(id: string): string | null {
  const decimal = /^msg-f:(\d{1,20})$/.exec(id)?.[1];
  return decimal ? BigInt(decimal).toString(16) : null;
}

function mailboxKey(root: Element): string | null {
  for (const text of scriptTexts(root, BODIES)) {
    const key = MAILBOX_KEY.exec(text)?.[1];
    if (key) return key;
  }
  return null;
}
