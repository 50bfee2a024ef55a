/**
 * SnappyMail 2.38 (CyberPanel, Mailu, an app of Nextcloud). Run from its own source in November 2026: the links of its menu
 * gave 9 of 9 test messages byte for byte. Which message is open stands in those links alone: the address bar names none in
 * the inbox, and a stale one after a message could not be opened.
 */
import { addressBelow, notIn, onlyAddressIn } from '../elements.ts';
import { type Found, singleMessage } from '../single.ts';
import type { Page, Webmail } from '../webmail.ts';

const BODIES = '#V-MailMessageView .bodyText';
const LINKS = '#V-MailMessageView menu a[href*="?/Raw/"]';
const SENDER = [
  '#V-MailMessageView .messageItemHeader .from',
  '#V-MailMessageView .messageItemHeader .informationShort',
];
/** Of the two layouts that it has. */
const ACCOUNT = ['#rl-left .accountPlace[title]', '#rl-right .accountPlace[title]'].map((one) => notIn(BODIES, one));
const SUBJECT = ['#V-MailMessageView .messageItemHeader .subject'];

const MESSAGE = singleMessage({
  name: 'SnappyMail',
  bodies: BODIES,
  sender: SENDER,
  // '"Alice" <alice@example.org>'; empty when the message was opened by its address alone.
  address: (sender) => onlyAddressIn(sender.getAttribute('title')),
  subject: SUBJECT,
  find(page) {
    for (const link of page.root.querySelectorAll(notIn(BODIES, LINKS))) {
      const found = read(page, link.getAttribute('href') ?? '');
      if (found) return found;
    }
    return null;
  },
});

export const webmail: Webmail = {
  ...MESSAGE,
  account: ({ root }) => root.querySelector(ACCOUNT.join(', '))?.getAttribute('title') ?? null,
};

function read(page: Page, href: string): Found | null {
  const url = addressBelow(page, href);
  const isRaw = /^[^?#]*\?\/Raw\//.test(url?.slice(page.location.origin.length) ?? '');
  const told = parameters(href.split('/').at(-1) ?? '');
  // The attack: an attached message has a link of the same kind. It names the part that it is.
  if (url === null || !isRaw || told?.['mimeType'] !== 'message/rfc822' || 'mimeIndex' in told) return null;
  const { folder, uid } = told;
  if (typeof folder !== 'string' || !(typeof uid === 'number' || typeof uid === 'string')) return null;
  return { id: `${folder}/${uid}`, url };
}

/** JSON in base64url (RFC 4648 §5). */
function parameters(text: string): Record<string, unknown> | null {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}
