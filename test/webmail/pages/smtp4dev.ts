import { type PageFixture, wholePage } from './fixture.ts';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

export const page: PageFixture = {
  file: 'smtp4dev',
  address: `http://127.0.0.1:5000/#/messages/mailbox/Default/folder/INBOX/message/${ID}`,
  html: (body) =>
    wholePage({
      head: '<title>smtp4dev</title>',
      body: `<div id="app-root"><div class="messageview"><div class="messageviewheader">
          <p title="Alice">From: <span>Alice &lt;alice@sender.example&gt;</span></p><p>To: <span><strong>bob@rcpt.example</strong></span></p>
          <p>Subject: <span>Minutes</span></p></div><div class="messagepreview">${body}</div></div></div>`,
    }),
  open: [
    { id: ID, from: 'alice@sender.example', subject: 'Minutes', beside: '.messageviewheader > p:first-child > span' },
  ],
  sources: [`http://127.0.0.1:5000/api/Messages/${ID}/download`],
};
