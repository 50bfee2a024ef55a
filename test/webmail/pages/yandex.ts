import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'yandex',
  address: 'https://mail.yandex.ru/?uid=123456#message/178000000000012345',
  html: (body) => wholePage({ body: `<div>${body}</div>` }),
  open: [{ id: '178000000000012345', beside: null }],
  sources: ['https://mail.yandex.ru/web-api/message-source/liza1/123456/178000000000012345/yandex_email.eml'],
};
