import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'maildev',
  address: 'http://127.0.0.1:1080/#/email/m154bk9o',
  html: (body) =>
    wholePage({
      head: '<title>MailDev</title>',
      body: `<div id="root"><div data-testid="app"><div data-testid="sidebar"><div data-testid="email-list">
          <button data-testid="email-list-item" data-email-id="m154bk9o"><div><div>B</div><div><div><span><span>bob@rcpt.example</span></span></div>
          <div><span>one</span></div></div></div></button></div></div>
        <div data-testid="email-viewer" data-email-id="m154bk9o"><h1 data-testid="email-subject">one</h1>
          <div><div><span>from </span><span>Alice &lt;alice@sender.example&gt;</span></div></div>
          <pre>${body}</pre></div></div></div>`,
    }),
  open: [
    {
      id: 'm154bk9o',
      from: 'alice@sender.example',
      subject: 'one',
      beside: '[data-email-id] > div > div > span:nth-child(2)',
    },
  ],
  listed: [
    { id: 'm154bk9o', subject: 'one', before: '[data-testid="sidebar"] button > div > div + div > div + div > span' },
  ],
  sources: ['http://127.0.0.1:1080/api/email/m154bk9o/source'],
};
