/**
 * maildev 3, a mail server for developers with a web page: one message is open, its body is in a frame of its own. Run in the end-to-end tests,
 * which compare the bytes.
 */
import { addressBelow, addressIn, notIn, pathPart, textOf } from '../elements.ts';
import type { Page, Webmail } from '../webmail.ts';

const VIEWER = notIn('iframe', '[data-testid="email-viewer"][data-email-id]');
const SUBJECT = '[data-testid="email-subject"]';
/** Below the subject: "from" and the sender, "to" and the recipients. (Not the last child: that is the badge, once it stands.) */
const SENDER = `${SUBJECT} + div > div:first-child > span:nth-child(2)`;
/** In a row: the picture, then two lines, of which the second is the subject's. */
const ROW_SUBJECT = ':scope > div > div:last-child > div:nth-child(2) > span';

export const webmail: Webmail = {
  name: 'MailDev',

  openMessages(page) {
    const viewer = findViewer(page);
    if (!viewer) return [];
    const sender = viewer.querySelector(SENDER);
    const subject = textOf(viewer.querySelector(SUBJECT));
    return [{ id: idOf(viewer), shown: { from: addressIn(textOf(sender)), subject }, sender }];
  },

  sourceAddresses(page, id) {
    const viewer = findViewer(page);
    if (!viewer || idOf(viewer) !== id) return [];
    const url = addressBelow(page, `api/email/${pathPart(id)}/source`);
    return url === null ? [] : [{ url, fidelity: 'exact' }];
  },

  list: {
    container: '[data-testid="sidebar"]',
    row: '[data-testid="email-list-item"][data-email-id]',
    // The row names its recipient, so the mark goes to the subject.
    reader: () => (row) => {
      const sender = row.closest(VIEWER) ? null : row.querySelector(ROW_SUBJECT);
      return sender && { id: idOf(row), subject: textOf(sender), sender };
    },
  },
};

function findViewer(page: Page): Element | null {
  return page.root.querySelector(VIEWER);
}

function idOf(viewer: Element): string {
  return viewer.getAttribute('data-email-id') ?? '';
}
