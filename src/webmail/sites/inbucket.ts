/** Inbucket 3, mailboxes for developers. By its own source of March 2026 (ui/src/Page/Mailbox.elm); not run. */
import { linkOutside } from '../elements.ts';
import { singleMessage } from '../single.ts';

const BODIES = 'main.message .message-body, main.message .tab-panel';
/** "Source" in the bar above the message. */
const LINK = 'main.message .button-bar a[href$="/source"]';

export const webmail = singleMessage({
  name: 'Inbucket',
  bodies: BODIES,
  sender: ['main.message dl.message-header dd:nth-of-type(1)'],
  subject: ['main.message dl.message-header dd:nth-of-type(4)'],
  find(page) {
    return linkOutside(page, LINK, BODIES, /^[^?#]*\/mailbox\/([^/?#]{1,300}\/[\w-]{1,100})\/source$/);
  },
});
