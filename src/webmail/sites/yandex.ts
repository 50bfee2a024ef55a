/**
 * Yandex Mail. By a public client of 2025; not tried live. Nothing is known of its page that would hold, so it has no badge.
 */
import { byAddress } from '../by-address.ts';
import { queryValue } from '../elements.ts';

export const webmail = byAddress('Yandex', (page) => {
  const { location } = page;
  const id = /^#message\/([1-9]\d{4,29})$/.exec(location.hash)?.[1];
  const uid = queryValue(page, 'uid');
  if (!id || !uid || !/^\d{1,30}$/.test(uid)) return null;
  return { id, url: `${location.origin}/web-api/message-source/liza1/${uid}/${id}/yandex_email.eml` };
});
