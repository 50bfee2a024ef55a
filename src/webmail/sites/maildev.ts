/** maildev 3, a mail server for developers with a web page: one message is open, its body is in a frame of its own. */
import { addressBelow, addressIn, known, pathPart, textOf } from '../elements.ts';
import type { Page, Webmail } from '../webmail.ts';

const VIEWER = '[data-testid="email-viewer"][data-email-id]';
const SUBJECT = '[data-testid="email-subject"]';
/** Below the subject: "from" and the sender, "to" and the recipients. (Not the last child: that is the badge, once it stands.) */
const SENDER = `${SUBJECT} + div > div:first-child > span:nth-child(2)`;

export const webmail: Webmail = {
  name: 'MailDev',

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

function findViewer(page: Page): Element | null {
  return page.root.querySelector(VIEWER);
}

function idOf(viewer: Element): string {
  return viewer.getAttribute('data-email-id') ?? '';
}
