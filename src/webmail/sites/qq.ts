/**
 * QQ Mail's older look and its enterprise mail, where a message is a page of its own in a frame. By its own script as public clients
 * kept it; not tried live. Nothing is known of that page that would hold, so it has no badge.
 */
import { byAddress } from '../by-address.ts';

export const webmail = byAddress('QQ Mail', ({ location }) => {
  const query = new URLSearchParams(location.search);
  const [sid, mailid] = [query.get('sid'), query.get('mailid')];
  if (location.pathname !== '/cgi-bin/readmail' || !sid || !mailid || query.has('action')) return null;
  const wanted = new URLSearchParams({ sid, mailid, action: 'downloademl' });
  return { id: mailid, url: `${location.origin}${location.pathname}?${wanted}` };
});
