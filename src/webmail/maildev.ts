/** maildev 3, a mail server for developers with a web page: one message is open, its body is in a frame of its own. */
import { addressIn, known, textOf } from './elements.ts';
import type { Page, Webmail } from './webmail.ts';

const APP = '[data-testid="app"] [data-testid="email-list"], [data-testid="app"] [data-testid="sidebar"]';
const VIEWER = '[data-testid="email-viewer"][data-email-id]';
const SUBJECT = '[data-testid="email-subject"]';
/** Below the subject: "from" and the sender, "to" and the recipients. (Not the last child: that is the badge, once it stands.) */
const SENDER = `${SUBJECT} + div > div:first-child > span:nth-child(2)`;

export const maildev: Webmail = {
  name: 'MailDev',

  recognizes: ({ document }) => document.title.includes('MailDev') && document.querySelector(APP) !== null,

  openMessages(page) {
    const viewer = findViewer(page);
    if (!viewer) return [];
    const sender = viewer.querySelector(SENDER);
    const subject = textOf(viewer.querySelector(SUBJECT));
    return [{ id: idOf(viewer), shown: known({ from: addressIn(textOf(sender)), subject }), sender }];
  },

  sourceAddresses(page, id) {
    const viewer = findViewer(page);
    if (!viewer || idOf(viewer) !== id) return [];
    // Relative to the document's base, since it may run below a path of its own.
    const url = new URL(`api/email/${encodeURIComponent(id)}/source`, page.document.baseURI || page.location.href);
    return [{ url: url.href, fidelity: 'exact' }];
  },
};

function findViewer(page: Page): Element | null {
  return page.document.querySelector(VIEWER);
}

function idOf(viewer: Element): string {
  return viewer.getAttribute('data-email-id') ?? '';
}
