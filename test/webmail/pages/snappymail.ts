import { type PageFixture, wholePage } from './fixture.ts';

const link = (told: object) => `/mail/?/Raw/0/${Buffer.from(JSON.stringify(told)).toString('base64url')}`;
const own = link({ folder: 'INBOX/日本', uid: 7, mimeType: 'message/rfc822', fileName: 'one.eml', accountHash: 'h' });
const attached = link({ folder: 'INBOX', uid: 6, mimeType: 'message/rfc822', mimeIndex: '2', fileName: 'a.eml' });

export const page: PageFixture = {
  file: 'snappymail',
  address: 'https://mail.example/mail/#/mailbox/INBOX',
  html: (body) =>
    wholePage({
      attributes: 'id="rl-app"',
      body: `<div id="rl-content"><div id="rl-left"><b class="accountPlace" title="bob@rcpt.example">bob</b></div><div id="rl-right">
        <div id="V-MailMessageView"><div class="messageView"><div class="b-message">
          <div class="attachmentsPlace"><menu><a href="${attached}">a.eml</a></menu></div>
          <menu class="dropdown-menu" hidden><li><a href="#"></a></li><li><a target="_blank" href="${own}"><span data-i18n="MESSAGE/MENU_VIEW_ORIGINAL"></span></a></li></menu>
          <div class="messageItemHeader"><span class="subject">Minutes</span><div class="informationShort">
            <span class="from" title='"Alice, the first" &lt;alice@sender.example>'>Alice</span></div></div>
          <div id="messageItem"><div class="bodyText">${body}</div></div>
        </div></div></div></div></div>`,
    }),
  open: [
    { id: 'INBOX/日本/7', from: 'alice@sender.example', subject: 'Minutes', beside: '.messageItemHeader span.from' },
  ],
  sources: [`https://mail.example${own}`],
  account: 'bob@rcpt.example',
};
