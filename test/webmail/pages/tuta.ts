import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'tuta',
  address: 'https://app.tuta.com/mail/abc/def',
  html: (body) => wholePage({ body: `<div id="mail-viewer"><div id="mail-body">${body}</div></div>` }),
  open: [],
  sources: [],
  opened: (text) => `<div class="dialog"><div class="white-space-pre selectable">${text}</div></div>`,
};
