/**
 * maildev 2, a mail server for developers: 2.2.1 was run, and gave the bytes as they came to it (2026-11-29); its page by its own source
 * (app/index.html, app/views/item.html, app/views/address.html).
 */
import { linkOutside } from '../elements.ts';
import { singleMessage } from '../single.ts';

const BODIES = '.email-content';

export const webmail = singleMessage({
  name: 'MailDev 2',
  bodies: BODIES,
  sender: ['.email-meta .from .address'],
  subject: ['.email-meta .subject'],
  find(page) {
    return linkOutside(
      page,
      '.email-toolbar a[href$="/download"]',
      BODIES,
      /^[^?#]*\/email\/([\w-]{1,100})\/download$/,
    );
  },
});
