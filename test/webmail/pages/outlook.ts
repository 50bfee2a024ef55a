import { type PageFixture, wholePage } from './fixture.ts';

const ID = 'AQQkADAwATM0MDAAMS1hZWE2AAAA-0123456789AAAA=';

export const page: PageFixture = {
  file: 'outlook',
  address: `https://outlook.live.com/mail/0/inbox/id/${encodeURIComponent(ID)}`,
  cookies: { 'X-OWA-CANARY': 'canary' },
  html: (body) =>
    wholePage({
      body: `<div id="app"><div data-app-section="MailReadCompose"><div data-app-section="ItemContainer">
        <span class="x1"><span class="x2" aria-label="Von: alice@sender.example">Alice&lt;alice@sender.example&gt;</span></span>
        <div id="UniqueMessageBody_1">${body}</div></div></div></div>`,
    }),
  open: [{ id: ID, from: 'alice@sender.example', beside: 'span.x2' }],
  sources: ['https://outlook.live.com/owa/0/service.svc?action=GetItem&app=Mail'],
};

/** Of a conversation the address does not tell which message is open: none is taken. */
export const conversation: PageFixture = {
  file: 'outlook',
  address: `https://outlook.cloud.microsoft/mail/inbox/id/${encodeURIComponent(ID)}`,
  cookies: { 'X-OWA-CANARY': 'canary' },
  html: (body) =>
    wholePage({
      body: `<div id="app"><div data-app-section="MailReadCompose"><div data-app-section="ConversationContainer"><div data-app-section="ItemContainer">
        <span aria-label="alice@sender.example">Alice</span><div id="UniqueMessageBody_1">${body}</div></div></div></div></div>`,
    }),
  open: [],
  sources: [],
};
