/**
 * MailHog 1, a mail server for developers. By its own source (MailHog-UI, MailHog-Server api/v1.go); not run. It writes a message
 * anew from a table of its fields, in no order: what is judged by their order is not what arrived.
 */
import { linkOutside } from '../elements.ts';
import { singleMessage } from '../single.ts';

const BODIES = '.preview .mail-content';
const LINK = '.toolbar a[title="Download"][href*="api/v1/messages/"]';
const ROW = '.preview .headers table tbody tr';

export const webmail = singleMessage({
  name: 'MailHog',
  bodies: BODIES,
  sender: [`${ROW}:first-child td`],
  subject: [`${ROW}:nth-child(2) td strong`],
  find(page) {
    const link = linkOutside(page, LINK, BODIES, /^[^?#]*\/api\/v1\/messages\/([\w@.=%-]{1,300})\/download$/);
    return link && { ...link, fidelity: 'rewritten' };
  },
});
