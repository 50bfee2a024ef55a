/** MailCatcher, a mail server for developers. By its own source of August 2026 (views/index.erb, mailcatcher.js.coffee); not run. */
import { linkOutside } from '../elements.ts';
import { singleMessage } from '../single.ts';

const BODIES = '#message iframe';
const LINK = '#message .views .download a[href]';

export const webmail = singleMessage({
  name: 'MailCatcher',
  bodies: BODIES,
  sender: ['#message .metadata dd.from'],
  // What it shows as the sender is the envelope's (MAIL FROM), which need not be that of the From field.
  address: () => undefined,
  subject: ['#message .metadata dd.subject'],
  find(page) {
    return linkOutside(page, LINK, BODIES, /^[^?#]*\/messages\/(\d{1,15})\.eml$/);
  },
});
