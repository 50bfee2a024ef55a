import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'qq',
  address: 'https://mail.qq.com/cgi-bin/readmail?sid=S1d&mailid=ZC0123',
  html: (body) =>
    wholePage({
      body: `<div class="readmailinfo"><span id="subject" class="sub_title">Minutes</span>
        <span class="addrtitle">From</span><span e="alice@sender.example" mailid="ZC0123"><b class="grn">Alice</b>
          <b class="tcolor" id="tipFromAddr_readmail" fromaddr="alice@sender.example">&lt;alice@sender.example&gt;</b></span></div>
        <div id="contentDiv" class="body"><div id="mailContentContainer" class="qmbox">${body}</div></div>`,
    }),
  open: [{ id: 'ZC0123', from: 'alice@sender.example', subject: 'Minutes', beside: '.readmailinfo b.tcolor' }],
  sources: ['https://mail.qq.com/cgi-bin/readmail?sid=S1d&mailid=ZC0123&action=downloademl'],
};

/** A look that nobody has described. */
export const unknown: PageFixture = {
  ...page,
  html: (body) => wholePage({ body: `<div id="contentDiv">${body}</div>` }),
  open: [{ id: 'ZC0123', beside: null }],
};
