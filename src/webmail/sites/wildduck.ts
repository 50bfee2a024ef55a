/** WildDuck's own webmail. By its own source (views/webmail/message.hbs, routes/webmail.js); not run. */
import { linkOutside, onlyAddressIn } from '../elements.ts';
import { singleMessage } from '../single.ts';

const BODIES = '#message-content, #extraDetailsContent';
/** "Original message" in the menu beside the subject. */
const LINK = '.webmail-main h2.sub-header .dropdown-menu a[href$=".eml"]';

export const webmail = singleMessage({
  name: 'WildDuck',
  bodies: BODIES,
  // Of the lines under the subject the first is the sender's.
  sender: ['.webmail-main .mp_address_group .mp_address_email'],
  address: (sender) => onlyAddressIn(sender.getAttribute('title')),
  subject: ['.webmail-main h2.sub-header .message-subject-line > span'],
  find(page) {
    const link = linkOutside(page, LINK, BODIES, /^\/webmail\/([0-9a-f]{24}\/raw\/\d{1,15})\.eml$/);
    return link && { id: link.id.replace('/raw/', '/'), url: link.url };
  },
});
