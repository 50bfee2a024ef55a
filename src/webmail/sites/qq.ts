/**
 * QQ Mail's older look and its enterprise mail, where a message is a page of its own in a frame. By its own script as public clients
 * kept it; not tried live. Nothing is known of that page that would hold, so it has no badge.
 */
import { byAddress } from '../by-address.ts';
import { queryValue } from '../elements.ts';

export const webmail = byAddress('QQ Mail', (page) => {
  const { location } = page;
  const [sid, mailid] = [queryValue(page, 'sid'), queryValue(page, 'mailid')];
  const isOther = new URLSearchParams(location.search).has('action');
  if (location.pathname !== '/cgi-bin/readmail' || !sid || !mailid || isOther) return null;
  const wanted = new URLSearchParams({ sid, mailid, action: 'downloademl' });
  return { id: mailid, url: `${location.origin}${location.pathname}?${wanted}` };
});
