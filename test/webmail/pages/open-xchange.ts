import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'open-xchange',
  address: 'https://app.mailbox.org/appsuite/#!!&app=io.ox/mail&folder=default0/INBOX',
  html: (body) => wholePage({ body: `<div id="io-ox-core"><div class="mail-detail">${body}</div></div>` }),
  open: [],
  sources: [],
  opened: (text) => `<div class="modal"><textarea class="mail-source-view">${text}</textarea></div>`,
};
