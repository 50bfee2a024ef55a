import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'mailhog',
  address: 'http://127.0.0.1:8025/#',
  html: (body) =>
    wholePage({
      head: '<title>MailHog</title>',
      attributes: 'ng-controller="MailCtrl"',
      body: `<nav class="navbar"></nav><div class="toolbar"><a class="btn" title="Download" href="api/v1/messages/zdG2=@mailhog.example/download"></a></div>
        <div class="preview"><div class="row headers"><table><tbody>
          <tr><th>From</th><td>Alice &lt;alice@sender.example&gt;</td></tr><tr><th>Subject</th><td><strong>Minutes</strong></td></tr></tbody></table></div>
          <div class="mail-content"><div class="tab-content">${body}</div></div></div>`,
    }),
  open: [
    {
      id: 'zdG2=@mailhog.example',
      from: 'alice@sender.example',
      subject: 'Minutes',
      beside: '.preview .headers tr:first-child td',
    },
  ],
  sources: ['http://127.0.0.1:8025/api/v1/messages/zdG2=@mailhog.example/download'],
};
