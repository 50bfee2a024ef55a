/**
 * SOGo 5 (mailcow, iRedMail). Run with its own page in November 2026: "export" gave 9 of 9 test messages byte for byte once its
 * coding was undone: it takes each byte for a Latin-1 character, writes those in UTF-8, and ends lines with LF. A search's address by its own source.
 */
import { cookieOf, notIn, pathPart } from '../elements.ts';
import { type Found, singleMessage } from '../single.ts';
import { crlfFromLf, latin1FromUtf8 } from '../steps.ts';
import type { Page } from '../webmail.ts';

const BODIES = '.msg-body, .sg-mail-part, .mailer_plaincontent, .mailer_htmlcontent, .mailer_mailcontent';
const SENDER = ['#detailView a[ng-bind="::viewer.message.from[0].email"]'];
const SUBJECT = ['#detailView h5[ng-bind="viewer.message.subject"]'];
const TOKEN = 'XSRF-TOKEN';
/**
 * '#!/Mail/ACCOUNT/MAILBOX/UID', in a search of several mailboxes '#!/Mail/ACCOUNT/virtual/MAILBOX/UID': the mailbox is percent-encoded three times
 * once a message is open. Numbers as SOGo writes them. The attack:
 * a mail's link to '…/007' changes the address alone, if the page finds no such message, while the server finds the seventh.
 */
const OPEN = /^#!\/Mail\/(0|[1-9]\d{0,3})\/(?:virtual\/)?([^/]{1,3000})\/([1-9]\d{0,14})$/;
/** The mailboxes of the first account, in the list of those to search in: by their names alone the page finds them. */
const MAILBOXES = notIn(BODIES, 'md-option[ng-repeat*=".accounts[0].$flattenMailboxes"]');

export const webmail = singleMessage({ name: 'SOGo', bodies: BODIES, sender: SENDER, subject: SUBJECT, find });

function find(page: Page): Found | null {
  const { origin, pathname, hash } = page.location;
  const [, account = '', encoded = '', uid = ''] = OPEN.exec(hash) ?? [];
  const mailbox = decode(encoded);
  if (!mailbox || !isKnown(page, account, mailbox)) return null;
  const base = pathname.slice(0, pathname.indexOf('/Mail/') + '/Mail/'.length);
  const folders = mailbox.split('/').map((name) => `folder${identifier(name)}`);
  // Without the token it answers with an error; in the query it does as well as in a header.
  const token = pathPart(cookieOf(page, TOKEN) ?? '');
  const url = `${origin}${base}${account}/${folders.map(pathPart).join('/')}/${uid}/export?X-XSRF-TOKEN=${token}`;
  return { id: `${account}/${mailbox}/${uid}`, url, steps: [latin1FromUtf8, crlfFromLf] };
}

/**
 * The attack: a mail's link to '…/inbox/8', '…/INBOX%2F/8' or with a zero behind the name changes the address alone, since the page knows no such
 * mailbox, while the IMAP server takes it for INBOX, in which the eighth is an honest mail. Of other accounts the page tells no names, and which sign
 * parts a mailbox from the one in it, only their server knows: there no mailbox is known with a sign that a server may read otherwise.
 */
function isKnown({ root }: Page, account: string, mailbox: string): boolean {
  const own = account === '0' ? [...root.querySelectorAll(MAILBOXES)].map((one) => one.getAttribute('value')) : [];
  if (own.length > 0) return own.includes(mailbox);
  return !/^inbox|(^|\/)(\/|$)|[.\\^&+%]|\p{Cc}/iu.test(mailbox.replace(/^INBOX/, '-'));
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(decodeURIComponent(decodeURIComponent(encoded)));
  } catch {
    return null;
  }
}

/** What may not stand in a name there, and what stands in its place: '_' first, since the others bring some of their own. */
const ESCAPES = ['_U', '.D', '#H', '@A', '*S', ':C', ',CO', ' SP', "'SQ", '&AM', '+P'];

/** SOGo's own name for one part of a mailbox's name (asCSSIdentifier). */
function identifier(name: string): string {
  const escaped = ESCAPES.reduce((text, [from = '', ...to]) => text.replaceAll(from, `_${to.join('')}_`), name);
  return escaped.replace(/^\d/, '_$&');
}
