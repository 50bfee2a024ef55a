/** Mailpit, a mail server for developers. By its own source of July 2026 (server/ui-src, server/server.go); not run. */
import { linkOutside, onlyAddressIn, textOf } from '../elements.ts';
import { singleMessage } from '../single.ts';

const BODIES = '#message-view .tab-content, #message-view iframe, #message-view pre';
/** "Raw message" in the menu of the bar above the message. */
const LINK = '#DownloadBtn a[href*="/raw"]';
const SENDER = ['#message-view table.messageHeaders tr:first-child td > span:first-child'];
const SUBJECT = ['#message-view table.messageHeaders td > strong.text-spaces'];

export const webmail = singleMessage({
  name: 'Mailpit',
  bodies: BODIES,
  sender: SENDER,
  address: (sender) => onlyAddressIn(textOf(sender.querySelector('a'))),
  subject: SUBJECT,
  find(page) {
    const link = linkOutside(page, LINK, BODIES, /^[^?#]*\/api\/v1\/message\/([\w-]{1,100})\/raw(?:\?|$)/);
    return link && { id: link.id, url: link.url.replace(/\?.*/, '') };
  },
});
