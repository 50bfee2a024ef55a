import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'proton',
  address: 'https://mail.proton.me/u/0/inbox/abc',
  html: (body) =>
    wholePage({ body: `<div class="app-root"><article data-testid="message-view-0">${body}</article></div>` }),
  open: [],
  sources: [],
  opened: (text) => `<dialog open class="modal message-headers-modal"><pre>${text}</pre></dialog>`,
};
