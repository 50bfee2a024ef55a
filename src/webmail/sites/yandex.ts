/**
 * Yandex Mail. By a public client of 2025; not tried live. Nothing is known of its page that would hold, so it has no badge.
 */
import { byAddress } from '../by-address.ts';

export const webmail = byAddress('Yandex', ({ location }) => {
  const id = /^#message\/(\d{5,30})$/.exec(location.hash)?.[1];
  const uid = new URLSearchParams(location.search).get('uid');
  if (!id || !uid || !/^\d{1,30}$/.test(uid)) return null;
  return { id, url: `${location.origin}/web-api/message-source/liza1/${uid}/${id}/yandex_email.eml` };
});
