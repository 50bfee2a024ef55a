import { type PageFixture, wholePage } from './fixture.ts';

const HASH = 'eyJhIjoib3BhcXVlIn0-0123456789';

export const page: PageFixture = {
  file: 'rainloop',
  address: 'https://mail.example/#/mailbox/INBOX',
  html: (body) =>
    wholePage({
      head: `<meta name="AppBootData" content="{}" id="app-boot-data" />`,
      body: `<div id="rl-app"><div class="messageView"><ul class="dropdown-menu g-ui-menu" hidden>
          <li><a class="e-link menuitem" href="#"></a></li>
          <li><a target="_blank" class="e-link menuitem" href="./?/Raw/&amp;q[]=/0/ViewAsPlain/&amp;q[]=/${HASH}"></a></li>
          <li><a target="_blank" class="e-link menuitem" href="./?/Raw/&amp;q[]=/0/Download/&amp;q[]=/${HASH}"></a></li></ul>
        <div class="messageItemHeader"><span class="subject">Minutes</span><span class="from" title="Alice &lt;alice@sender.example>">Alice</span></div>
        <div class="attachmentsPlace"><a href="./?/Raw/&amp;q[]=/0/Download/&amp;q[]=/attachedattached">a.eml</a></div>
        <div class="bodyText">${body}</div></div></div>`,
    }),
  open: [{ id: HASH, from: 'alice@sender.example', subject: 'Minutes', beside: '.messageItemHeader .from' }],
  sources: [`https://mail.example/?/Raw/&q[]=/0/Download/&q[]=/${HASH}`],
};
