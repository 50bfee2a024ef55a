/** smtp4dev 3, a mail server for developers. By its own source of March 2026 (ClientApp/src, MessagesController.cs); not run. */
import { addressBelow } from '../elements.ts';
import { singleMessage } from '../single.ts';

const BODIES = '.messagepreview, .messageplaintext, iframe';
const HEADER = '.messageview .messageviewheader > p';
/** '#/messages/mailbox/NAME/folder/NAME/message/ID', the number as smtp4dev writes it: in capitals the server alone finds it. */
const OPEN = /^#\/messages\/[^?]{1,1000}\/message\/([0-9a-f-]{36})$/;

export const webmail = singleMessage({
  name: 'smtp4dev',
  bodies: BODIES,
  sender: [`${HEADER}:first-child > span`],
  subject: [`${HEADER}:last-child > span`],
  find(page) {
    const id = OPEN.exec(page.location.hash)?.[1];
    const url = id && addressBelow(page, `api/Messages/${id}/download`);
    return url ? { id, url } : null;
  },
});
