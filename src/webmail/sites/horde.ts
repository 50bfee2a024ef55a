/**
 * Horde IMP 6, dynamic and basic view (older cPanel and Plesk, universities). Run with its own pages in November 2026: "view
 * source" gave 9 of 9 test messages byte for byte.
 */
import { onlyAddressIn, textOf } from '../elements.ts';
import { singleMessage } from '../single.ts';
import type { Page, SourceAddress } from '../webmail.ts';

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
 * Dynamic: '#msg:MAILBOX;BUID', the mailbox in base64url. Numbers as Horde writes them. The attack: a mail's link to '…;007' changes the
 * address alone, if the page finds no such message, while the server finds the seventh.
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

function find(page: Page): { id: string; addresses: SourceAddress[] } | null {
  const { origin, pathname, search, hash } = page.location;
  const query = new URLSearchParams(search);
  const basic = pathname.endsWith('/basic.php') && query.get('page') === 'message';
  const [, mailbox, buid] = OPEN.exec(hash) ?? ['', basic && query.get('mailbox'), basic && query.get('buid')];
  if (!mailbox || !buid || !/^[\w-]+$/.test(mailbox) || !/^[1-9]\d*$/.test(buid)) return null;
  const wanted = new URLSearchParams({ actionID: 'view_source', id: '0', buid, mailbox });
  const url = `${origin}${pathname.slice(0, pathname.lastIndexOf('/'))}/view.php?${wanted}`;
  return { id: `${mailbox}/${buid}`, addresses: [{ url, fidelity: 'exact' }] };
}
