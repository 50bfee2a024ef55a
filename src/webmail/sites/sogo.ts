/**
 * SOGo 5 (mailcow, iRedMail). Run with its own page in November 2026: "export" gave 9 of 9 test messages byte for byte once its
 * coding was undone: it takes each byte for a Latin-1 character, writes those in UTF-8, and ends lines with LF.
 */
import { cookieOf, pathPart } from '../elements.ts';
import { singleMessage } from '../single.ts';
import { crlfFromLf, latin1FromUtf8 } from '../steps.ts';
import type { Page, SourceAddress } from '../webmail.ts';

const BODIES = '.msg-body, .sg-mail-part, .mailer_plaincontent, .mailer_htmlcontent, .mailer_mailcontent';
const SENDER = ['#detailView a[ng-bind="::viewer.message.from[0].email"]'];
const SUBJECT = ['#detailView h5[ng-bind="viewer.message.subject"]'];
const TOKEN = 'XSRF-TOKEN';
/**
 * '#!/Mail/ACCOUNT/MAILBOX/UID': the mailbox is percent-encoded three times once a message is open. Numbers as SOGo writes them. The attack:
 * a mail's link to '…/007' changes the address alone, if the page finds no such message, while the server finds the seventh.
 */
const OPEN = /^#!\/Mail\/(0|[1-9]\d{0,3})\/([^/]{1,3000})\/([1-9]\d{0,14})$/;

export const webmail = singleMessage({ name: 'SOGo', bodies: BODIES, sender: SENDER, subject: SUBJECT, find });

function find(page: Page): { id: string; addresses: SourceAddress[] } | null {
  const { origin, pathname, hash } = page.location;
  const [, account = '', encoded = '', uid = ''] = OPEN.exec(hash) ?? [];
  const mailbox = decode(encoded);
  if (!mailbox) return null;
  const base = pathname.slice(0, pathname.indexOf('/Mail/') + '/Mail/'.length);
  const folders = mailbox.split('/').map((name) => `folder${identifier(name)}`);
  // Without the token it answers with an error; in the query it does as well as in a header.
  const token = cookieOf(page, TOKEN);
  const query = token === null ? '' : `?X-XSRF-TOKEN=${pathPart(token)}`;
  const url = `${origin}${base}${account}/${folders.map(pathPart).join('/')}/${uid}/export${query}`;
  return {
    id: `${account}/${mailbox}/${uid}`,
    addresses: [{ url, steps: [latin1FromUtf8, crlfFromLf], fidelity: 'exact' }],
  };
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(decodeURIComponent(decodeURIComponent(encoded)));
  } catch {
    return null;
  }
}

/** What may not stand in a name there, and what stands in its place: '_' first, since the others bring some of their own. */
const ESCAPES: readonly (readonly [string, string])[] = [
  ...(['_ U', '. D', '# H', '@ A', '* S', ': C', ', CO', "' SQ", '& AM', '+ P'] as const).map(
    (pair): [string, string] => [pair.slice(0, 1), `_${pair.slice(2)}_`],
  ),
  [' ', '_SP_'],
];

/** SOGo's own name for one part of a mailbox's name (asCSSIdentifier). */
function identifier(name: string): string {
  const escaped = ESCAPES.reduce((text, [from, to]) => text.replaceAll(from, to), name);
  return /^\d/.test(escaped) ? `_${escaped}` : escaped;
}
