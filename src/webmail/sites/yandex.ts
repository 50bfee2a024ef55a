/**
 * Yandex Mail. By a public client of 2025; not tried live. The sender's line by a dozen of older ones, in the look of 2017 to 2021.
 */
import { queryValue } from '../elements.ts';
import { withSender } from '../with-sender.ts';

export const webmail = withSender({
  name: 'Yandex',
  bodies: '.mail-Message-Body-Content',
  sender: '.mail-Message-Sender-Email',
  subject: '.mail-Message-Toolbar-Subject',
  find(page) {
    const { location } = page;
    const id = /^#message\/([1-9]\d{4,29})$/.exec(location.hash)?.[1];
    const uid = queryValue(page, 'uid');
    if (!id || !/^\d{1,30}$/.test(uid ?? '')) return null;
    return { id, url: `${location.origin}/web-api/message-source/liza1/${uid}/${id}/yandex_email.eml` };
  },
});
