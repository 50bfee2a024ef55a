/**
 * Horde IMP 6, dynamic and basic view (older cPanel and Plesk, universities). Run with its own pages in November 2026: "view
 * source" gave 9 of 9 test messages byte for byte.
 */
import { notIn, onlyAddressIn, textOf } from '../elements.ts';
import { type Found, singleMessage } from '../single.ts';
import type { Page } from '../webmail.ts';

const BODIES = '#messageBody, .messageBody';
/** Dynamic: the preview's line, which says the address in its title; basic: a table whose labels are translated, so the subject. */
const SENDER = [
  '#msgHeadersColl span.from a.address',
  '#msgHeaderFrom td.from a.address',
  '#msgHeadersColl span.from',
  '#msgheaders > p',
];
const SUBJECT = ['#previewMsg span.subject', '#msgHeadersColl span.subject', '#msgheaders > p'];
/**
 * Dynamic, whose page says it nowhere else: '#msg:MAILBOX;BUID', the mailbox in base64url. It writes that address with each message that it
 * shows, and reads it only when it begins: of a message to which a person went back it shows the address alone. Numbers as Horde writes them.
 */
const OPEN = /^#msg:([\w-]{1,2000});([1-9]\d{0,14})$/;

export const webmail = singleMessage({
  name: 'Horde',
  bodies: BODIES,
  sender: SENDER,
  address: (sender) =>
    sender.closest('#msgheaders') ? undefined : onlyAddressIn(sender.getAttribute('title') ?? textOf(sender)),
  subject: SUBJECT,
  find,
});

function find(page: Page): Found | null {
  const { origin, pathname, hash } = page.location;
  const isBasic = pathname.endsWith('/basic.php');
  const told = isBasic ? `#msg:${shownByPage(page, 'mailbox')};${shownByPage(page, 'buid')}` : hash;
  const [, mailbox, buid] = OPEN.exec(told) ?? [];
  if (!mailbox || !buid || !(isBasic || page.isNewest())) return null;
  const wanted = new URLSearchParams({ actionID: 'view_source', id: '0', buid, mailbox });
  const url = `${origin}${pathname.slice(0, pathname.lastIndexOf('/'))}/view.php?${wanted}`;
  return { id: `${mailbox}/${buid}`, url };
}

/**
 * What the basic view itself says of the message that it shows. The attack: a mail's link to that view with '#msg:…;8' behind it, or with a
 * second number in the query: the address names another message than the page has.
 */
function shownByPage({ root }: Page, name: string): string | null | undefined {
  return root.querySelector(notIn(BODIES, `#messages input[name="${name}"]`))?.getAttribute('value');
}
