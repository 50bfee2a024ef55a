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
  open: [{ id: 'ca403c55/INBOX/7', from: 'alice@sender.example', subject: 'Minutes', beside: '#message-header .adr' }],
  sources: ['https://mail.example/webmail/?_task=mail&_action=viewsource&_uid=7&_mbox=INBOX&_save=1&_token=T0ken'],
  account: 'bob@rcpt.example',
};

const row = (uid: string, mailbox: string, subject: string, sender: string) =>
  `<tr id="rcmrow${uid}" class="message"><td class="subject"><span class="fromto skip-on-drag"><span class="adr"><span
    title="${sender}" class="rcmContactAddress">Alice</span></span></span><span class="subject"><span class="msgicon"></span>
    <a href="./?_task=mail&amp;_mbox=${mailbox}&amp;_uid=${uid}&amp;_action=show"><span>${subject}</span></a></span></td></tr>`;

/** The list by itself; in a search over all folders each row names its own, behind the number too. Of what was sent nobody's sender is shown. */
export const list: PageFixture = {
  file: 'roundcube',
  address: 'https://mail.example/webmail/?_task=mail&_mbox=INBOX',
  html: (body) =>
    wholePage({
      body: `<script>var rcmail = new rcube_webmail();\nrcmail.set_env(${JSON.stringify({
        ...{ rcversion: 10605, action: '', mailbox: 'INBOX', sent_mailbox: 'Sent', request_token: 'T0ken' },
      })});</script>
        <div id="layout-sidebar"><span class="header-title username">bob@rcpt.example</span></div>
        <div id="messagebody"><div class="message-part">${body}</div></div>
        <table id="messagelist"><tbody>${row('7', 'INBOX', 'Minutes', 'alice@sender.example')}
        ${row('7-Work%2FA', 'Work%2FA', 'Plans', 'alice@sender.example')}${row('9', 'Sent', 'Re: Minutes', 'dora@rcpt.example')}
        <tr class="message"><td class="subject">Nothing</td></tr></tbody></table>`,
    }),
  open: [],
  sources: [],
  account: 'bob@rcpt.example',
  listed: [
    { id: 'ca403c55/INBOX/7', subject: 'Minutes', before: '#messagelist tr:first-child .adr' },
    { id: 'ca403c55/Work/A/7', subject: 'Plans', before: '#messagelist tr:nth-child(2) .adr' },
  ],
};
