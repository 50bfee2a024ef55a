/** maildev 3, a mail server for developers with a web page: one message is open, its body is in a frame of its own. */
import { addressIn, known, pathPart, textOf } from './elements.ts';
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
    const url = addressBelow(page, `api/email/${pathPart(id)}/source`);
    return url === null ? [] : [{ url, fidelity: 'exact' }];
  },
};

/**
 * Relative to the document's base, since maildev may run below a path of its own. The attack: markup that got into the page
 * brings a <base> of its own, and the source would be asked of another server, which then says what the mail is.
 *
 * @returns null when it is not of the page's own origin
 */
function addressBelow({ document, location }: Page, path: string): string | null {
  const base = document.baseURI || location.href;
  const url = URL.canParse(path, base) ? new URL(path, base) : null;
  return url?.origin === location.origin ? url.href : null;
}

function findViewer(page: Page): Element | null {
  return page.document.querySelector(VIEWER);
}

function idOf(viewer: Element): string {
  return viewer.getAttribute('data-email-id') ?? '';
}
