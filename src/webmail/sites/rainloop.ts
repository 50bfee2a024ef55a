/**
 * RainLoop, of which SnappyMail is the younger kin. By its own source (Views/User/MailMessageView.html, dev/Common/Links.js); not
 * run. Its links name a message by a word that only its server can read, so that only those of the message's own menu count.
 */
import { linkOutside, onlyAddressIn } from '../elements.ts';
import { singleMessage } from '../single.ts';

const BODIES = '.messageView .bodyText, .messageView .attachmentsPlace';
const LINK = '.messageView ul.g-ui-menu a.menuitem[href*="/Raw/"][href*="/Download/"]';

export const webmail = singleMessage({
  name: 'RainLoop',
  bodies: BODIES,
  sender: ['.messageView .messageItemHeader .from'],
  address: (sender) => onlyAddressIn(sender.getAttribute('title')),
  subject: ['.messageView .messageItemHeader .subject'],
  find(page) {
    return linkOutside(page, LINK, BODIES, /^[^?#]*\?\/Raw\/[^#]*\/([\w~.-]{8,2000})\/?$/);
  },
});
