import { type PageFixture, wholePage } from './fixture.ts';

const BOX = '5a1d0d5c0e0b6a1d4c8b4567';

export const page: PageFixture = {
  file: 'wildduck',
  address: `https://mail.example/webmail/${BOX}/message/7`,
  html: (body) =>
    wholePage({
      body: `<div class="webmail-container"><div class="sidebar-container"></div><div class="webmail-main">
        <h2 class="sub-header"><table><tr><td class="message-subject-line"><a href="#"></a><span>Minutes</span></td></tr></table>
          <ul class="dropdown-menu"><li><a href="/webmail/${BOX}/raw/7.eml">Original message</a></li>
          <li><a href="/webmail/${BOX}/attachment/7/ATT00001" download="x.eml">x.eml</a></li></ul></h2>
        <div><strong>From:</strong> <span><span class="mp_address_group"><a href="#" class="mp_address_email" title="alice@sender.example">Alice</a></span></span></div>
        <div><strong>To:</strong> <span><span class="mp_address_group"><a class="mp_address_email" title="bob@rcpt.example">Bob</a></span></span></div>
        <div id="message-content">${body}</div></div></div>`,
    }),
  open: [{ id: `${BOX}/7`, from: 'alice@sender.example', subject: 'Minutes', beside: '.mp_address_email' }],
  sources: [`https://mail.example/webmail/${BOX}/raw/7.eml`],
};
