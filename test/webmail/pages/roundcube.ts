import { type PageFixture, wholePage } from './fixture.ts';

const values = { rcversion: 10605, action: 'show', uid: '7', mailbox: 'INBOX', request_token: 'T0ken' };

export const page: PageFixture = {
  file: 'roundcube',
  address: 'https://mail.example/webmail/?_task=mail&_mbox=INBOX&_uid=7&_action=show',
  html: (body) =>
    wholePage({
      body: `<script>var rcmail = new rcube_webmail();\nrcmail.set_env(${JSON.stringify(values)});</script>
        <div id="layout-sidebar"><span class="header-title username">bob@rcpt.example</span></div>
        <div id="message-header"><h2 class="subject"><span class="voice">Subject: </span>Minutes</h2><div class="header-summary"><span>From
          <span class="adr"><a class="rcmContactAddress" title="alice@sender.example">Alice</a></span></span></div></div>
        <div id="messagebody"><div class="message-part">${body}</div></div>`,
    }),
  open: [{ id: 'INBOX/7', from: 'alice@sender.example', subject: 'Minutes', beside: '#message-header .adr' }],
  sources: ['https://mail.example/webmail/?_task=mail&_action=viewsource&_uid=7&_mbox=INBOX&_save=1&_token=T0ken'],
  account: 'bob@rcpt.example',
};
