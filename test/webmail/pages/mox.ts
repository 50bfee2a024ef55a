import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'mox',
  address: 'https://mail.example/webmail/#Inbox,7',
  html: (body) =>
    wholePage({
      head: '<title>Mox Webmail</title>',
      body: `<div id="page"><div><div class="msgmeta"><table><tbody>
          <tr><td class="msgHeaderField">From:</td><td><div class="msgFromReceivedSpread"><div>Alice &lt;alice@<span>sender.example</span>&gt;</div><div>now</div></div></td></tr>
          <tr><td>Subject:</td><td><div class="msgSubjectAttrsSpread"><div>Minutes</div><div></div></div></td></tr></tbody></table></div>
        <div class="scrollparent"><div class="pad msgscroll">${body}</div><iframe src="msg/7/html"></iframe></div></div></div>
        <script>css('msgFromReceivedSpread', {}); css('headerBodySeparator', {});</script>`,
    }),
  open: [
    { id: '7', from: 'alice@sender.example', subject: 'Minutes', beside: '.msgFromReceivedSpread > div:first-child' },
  ],
  sources: ['https://mail.example/webmail/msg/7/raw'],
};
