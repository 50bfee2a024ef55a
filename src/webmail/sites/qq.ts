/**
 * QQ Mail's older look and its enterprise mail, where a message is a page of its own in a frame. By its own script as public clients
 * kept it, and by such a page that one of them saved in 2017; not tried live.
 */
import { queryValue } from '../elements.ts';
import { withSender } from '../with-sender.ts';

export const webmail = withSender({
  name: 'QQ Mail',
  bodies: '#contentDiv, .qmbox',
  sender: '#tipFromAddr_readmail[fromaddr]',
  attribute: 'fromaddr',
  subject: '#subject',
  find(page) {
    const { location } = page;
    const [sid, mailid] = [queryValue(page, 'sid'), queryValue(page, 'mailid')];
    const isOther = new URLSearchParams(location.search).has('action');
    if (location.pathname !== '/cgi-bin/readmail' || !sid || !mailid || isOther) return null;
    const wanted = new URLSearchParams({ sid, mailid, action: 'downloademl' });
    return { id: mailid, url: `${location.origin}${location.pathname}?${wanted}` };
  },
});
