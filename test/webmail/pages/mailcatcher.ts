import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'mailcatcher',
  address: 'http://127.0.0.1:1080/',
  html: (body) =>
    wholePage({
      head: '<title>MailCatcher</title>',
      body: `<header></header><nav id="messages"></nav><div id="resizer"></div><article id="message"><header><dl class="metadata">
          <dt class="from">From</dt><dd class="from">&lt;bounce@sender.example&gt;</dd><dt class="subject">Subject</dt><dd class="subject">Minutes</dd></dl>
          <nav class="views"><ul><li class="action download"><a href="messages/7.eml" class="button">Download</a></li></ul></nav></header>
        <iframe class="body">${body}</iframe></article>`,
    }),
  open: [{ id: '7', subject: 'Minutes', beside: '#message dd.from' }],
  sources: ['http://127.0.0.1:1080/messages/7.eml'],
};
