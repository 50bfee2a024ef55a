import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'yandex',
  address: 'https://mail.yandex.ru/?uid=123456#message/178000000000012345',
  html: (body) =>
    wholePage({
      body: `<div class="mail-Message-Toolbar-Subject"><span class="mail-Message-Toolbar-Subject-Wrapper">Minutes</span></div>
        <div class="mail-Message-Sender"><span class="ns-view-message-head-sender-name">Alice</span>
          <span class="mail-Message-Sender-Email mail-ui-HoverLink-Content">alice@sender.example</span></div>
        <div class="mail-Message-Body js-message-body"><div class="mail-Message-Body-Content">${body}</div></div>`,
    }),
  open: [
    {
      id: '178000000000012345',
      from: 'alice@sender.example',
      subject: 'Minutes',
      beside: '.mail-Message-Sender > span:last-child',
    },
  ],
  sources: ['https://mail.yandex.ru/web-api/message-source/liza1/123456/178000000000012345/yandex_email.eml'],
};

/** A look that nobody has described. */
export const unknown: PageFixture = {
  ...page,
  html: (body) => wholePage({ body: `<div class="mail-Message-Body-Content">${body}</div>` }),
  open: [{ id: '178000000000012345', beside: null }],
};
