import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'qq',
  address: 'https://mail.qq.com/cgi-bin/readmail?sid=S1d&mailid=ZC0123',
  html: (body) => wholePage({ body: `<div>${body}</div>` }),
  open: [{ id: 'ZC0123', beside: null }],
  sources: ['https://mail.qq.com/cgi-bin/readmail?sid=S1d&mailid=ZC0123&action=downloademl'],
};
