import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'netease',
  address:
    'https://mail.163.com/js6/main.jsp?sid=S1d#module=read.ReadModule|{"area":"normal","id":"59:1tbiAbc","fid":1}',
  html: (body) =>
    wholePage({
      body: `<iframe src="/js6/read/readhtml.jsp?mid=59%3A1tbiAbc&amp;font=15"></iframe><div>${body}</div>`,
    }),
  open: [{ id: '59:1tbiAbc', beside: null }],
  sources: [
    'https://mail.163.com/js6/read/readdata.jsp?sid=S1d&mid=59%3A1tbiAbc&mode=download&l=read&action=download_eml',
  ],
};

/** Without the frame that public clients tell of. */
export const unknown: PageFixture = { ...page, html: (body) => wholePage({ body: `<div>${body}</div>` }) };
