import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'inbucket',
  address: 'http://127.0.0.1:9000/m/bob/20261129T090000-0001',
  html: (body) =>
    wholePage({
      head: '<title>Inbucket</title>',
      body: `<div class="app"><header><nav class="navbar"><span class="navbar-brand"><a href="/">@ inbucket</a></span></nav></header>
        <div class="page"><div class="mailbox"><main class="message"><div>
          <div class="button-bar"><button>Delete</button><a href="/serve/mailbox/bob/20261129T090000-0001/source" target="_blank">Source</a></div>
          <dl class="message-header"><dt>From:</dt><dd>Alice &lt;alice@sender.example&gt;</dd><dt>To:</dt><dd>bob@rcpt.example</dd>
            <dt>Date:</dt><dd>today</dd><dt>Subject:</dt><dd>Minutes</dd></dl>
          <div class="tab-panel"><article class="message-body"><rendered-html>${body}</rendered-html></article></div>
          </div></main></div></div></div>`,
    }),
  open: [
    {
      id: 'bob/20261129T090000-0001',
      from: 'alice@sender.example',
      subject: 'Minutes',
      beside: 'dl.message-header > dd',
    },
  ],
  sources: ['http://127.0.0.1:9000/serve/mailbox/bob/20261129T090000-0001/source'],
};
