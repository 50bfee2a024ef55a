/**
 * Zimbra's classic web app, where it shows a conversation. By its own source (ZmConvView2.js, ZmMailListController.js,
 * templates/mail/Message.template); not run. The panes that show one message by itself do not say which one it is.
 */
import { notIn, outside, textOf } from '../elements.ts';
import type { Page, Webmail } from '../webmail.ts';

const BODIES = '.MsgBody, iframe';
/** A message of the conversation: its id ends with that of the message, 'MSGC1234' or 'MSGCaccount:1234'. */
const MESSAGE = '[id*="MSGC"]';
const ID = /MSGC((?:[0-9a-f-]{36}:)?\d{1,12})$/;
const SENDER = ['.Conv2MsgHeader .info table tr:first-child td.LabelColValue > span:first-child'];
const SUBJECT = ['.Conv2Header > .subject'];

export const webmail: Webmail = {
  name: 'Zimbra',
  bodies: BODIES,

  openMessages(page) {
    const subject = textOf(outside(page, page.root, SUBJECT, BODIES));
    // The sender is a bubble that shows a name, or an address, or both: it is not compared.
    return openViews(page).map(({ id, sender }) => ({ id, shown: { subject }, sender }));
  },

  sourceAddresses(page, id) {
    if (!openViews(page).some((view) => view.id === id)) return [];
    const query = new URLSearchParams({ auth: 'co', view: 'text', id });
    return [{ url: `${page.location.origin}/service/home/~/?${query}`, fidelity: 'exact' }];
  },
};

/** Messages that are expanded: only then the line of their sender is there. */
function openViews(page: Page): { id: string; sender: Element }[] {
  return [...page.root.querySelectorAll(notIn(BODIES, MESSAGE))].flatMap((view) => {
    const id = ID.exec(view.id)?.[1];
    const sender = id && outside(page, view, SENDER, BODIES);
    return id && sender ? [{ id, sender }] : [];
  });
}
