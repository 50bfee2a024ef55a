import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'mail-ru',
  address: 'https://e.mail.ru/inbox/0:16123456789012345678:0/',
  html: (body) => wholePage({ body: `<div>${body}</div>` }),
  open: [{ id: '16123456789012345678', beside: null }],
  sources: ['https://e.mail.ru/message/16123456789012345678/download/'],
};
