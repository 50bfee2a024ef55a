/**
 * Yahoo Mail and AOL, older and newer look. By public clients of 2024 to 2026; not tried live. The source is had at another host,
 * apis.mail.yahoo.com. A message whose id the page's address does not name is left alone: ids in the page's scripts are of
 * whatever was opened first.
 */
import { notIn, onlyAddressIn, outside, textOf } from '../elements.ts';
import { scriptTexts } from '../script-data.ts';
import type { Page, Webmail } from '../webmail.ts';

const BODIES = '[data-test-id="message-view-body-content"]';
/**
 * What there is once for each message of a conversation: the message, which of those that are folded may have another name, its header, and the item
 * of the list that holds it (a page saved in 2019). The address names one of them, and stays when another is unfolded.
 */
const ONCE_EACH = ['[data-test-id="message-view"]', '[data-test-id="message-header"]', '[data-test-id="cards"] > li'];
const SENDER = ['[data-test-id="with-contact-card-anchor"]', '[data-test-id="email-pill"]'];
/** The newer look names the address only in that of the sender's picture. */
const PICTURE = ['[data-test-id="message-header"] img[src*="endpoints/smtp:"]'];
const SUBJECT = ['[data-test-id="message-group-subject-text"]'];
/** The attack: a mail's link to '…/messages/ONE/messages/OTHER', of which the page may show the one, and we ask for the other. */
const OPEN = /^\/[dn](?:\/(?!messages\/)[^/]{1,200}){1,6}\/messages\/(A[\w-]{10,100})\/?$/;
/** In a script of the page's own. */
const MAILBOX = /"selectedMailbox":\{"id":"([\w@.=+-]{1,100})"/;

export const webmail: Webmail = {
  name: 'Yahoo',
  bodies: BODIES,

  openMessages(page) {
    const found = find(page);
    if (!found) return [];
    const { id, view } = found;
    const sender = outside(page, view, SENDER, BODIES);
    const picture = outside(page, view, PICTURE, BODIES)?.getAttribute('src');
    const from =
      onlyAddressIn(/endpoints\/smtp:([^/?]{3,320})/.exec(picture ?? '')?.[1]) ?? onlyAddressIn(textOf(sender));
    return [{ id, shown: { from, subject: textOf(outside(page, page.root, SUBJECT, BODIES)) }, sender }];
  },

  sourceAddresses(page, id) {
    const mailbox = mailboxOf(page);
    if (mailbox === null || find(page)?.id !== id) return [];
    const url = `https://apis.mail.yahoo.com/ws/v3/mailboxes/@.id==${mailbox}/messages/@.id==${id}/content/rawplaintext?appId=YMailNovation`;
    return [{ url, elsewhere: true, fidelity: 'exact' }];
  },
};

/**
 * The one message that the page shows, if its address names it. The attack: a mail with somebody's address in a conversation that this person began;
 * unfolded, it would stand beside the verdict on the first one, whose sender and subject are the same.
 */
function find(page: Page): { id: string; view: Element } | null {
  const id = OPEN.exec(page.location.pathname)?.[1];
  const found = ONCE_EACH.map((one) => [...page.root.querySelectorAll(notIn(BODIES, one))].filter(page.isVisible));
  const view = found[0]?.[0];
  return id && view && found.every(({ length }) => length < 2) ? { id, view } : null;
}

function mailboxOf({ root }: Page): string | null {
  for (const text of scriptTexts(root, BODIES)) {
    const mailbox = MAILBOX.exec(text)?.[1];
    if (mailbox) return mailbox;
  }
  return null;
}
