/**
 * NetEase: 163, 126, their enterprise mail. By public clients, one of which in 2026 calls what comes the full message; not tried
 * live. Nothing is known of its page that would hold, so it has no badge.
 */
import { byAddress } from '../by-address.ts';
import { cookieOf, decoded, queryValue } from '../elements.ts';

/**
 * '#module=read.ReadModule|{…,"id":"59:1tbi…",…}', as it is or percent-encoded. The attack: a mail's link has another "id" within an object
 * in that object.
 */
const OPEN = /^#module=read\.ReadModule\|\{[^{}]{0,1000}"id":"(\d{1,6}:[\w+/=-]{5,100})"/;
const SESSION = 'Coremail.sid';

export const webmail = byAddress('NetEase', (page) => {
  const { origin, hash } = page.location;
  const id = OPEN.exec(decoded(hash))?.[1];
  const sid = queryValue(page, 'sid') ?? cookieOf(page, SESSION);
  if (!id || !sid) return null;
  const query = new URLSearchParams({ sid, mid: id, mode: 'download', l: 'read', action: 'download_eml' });
  return { id, url: `${origin}/js6/read/readdata.jsp?${query}` };
});
