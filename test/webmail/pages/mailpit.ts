import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'mailpit',
  address: 'http://127.0.0.1:8025/view/cxc8wHyrmQSWDVxPZjAVTx',
  html: (body) =>
    wholePage({
      head: '<title>Minutes - Mailpit</title>',
      body: `<div id="app" data-webroot="/" data-version="v1"><div class="navbar"><div id="DownloadBtn"><ul hidden>
          <li><a href="/api/v1/message/cxc8wHyrmQSWDVxPZjAVTx/raw?dl=1">Raw message</a></li>
          <li><a href="/api/v1/message/cxc8wHyrmQSWDVxPZjAVTx/part/2">a.eml</a></li></ul></div></div>
        <div id="message-view"><table class="messageHeaders"><tbody>
          <tr><th class="small">From</th><td class="privacy"><span><span class="text-spaces">Alice </span><span class="small">&lt;<a href="/search?q=x"> alice@sender.example </a>&gt;</span></span>
            <span class="small ms-3 link">Unsubscribe</span></td></tr>
          <tr><th>To</th><td class="privacy"><span>&lt;<a>bob@rcpt.example</a>&gt;</span></td></tr>
          <tr><th>Subject</th><td><strong class="text-spaces">Minutes</strong></td></tr></tbody></table>
          <div class="tab-content"><pre>${body}</pre></div></div></div>`,
    }),
  open: [
    {
      id: 'cxc8wHyrmQSWDVxPZjAVTx',
      from: 'alice@sender.example',
      subject: 'Minutes',
      beside: '#message-view table tr:first-child td > span:first-child',
    },
  ],
  sources: ['http://127.0.0.1:8025/api/v1/message/cxc8wHyrmQSWDVxPZjAVTx/raw'],
};
