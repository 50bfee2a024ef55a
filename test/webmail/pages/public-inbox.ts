import { type PageFixture, scriptless } from './fixture.ts';

/** Bodies are escaped there. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const page: PageFixture = {
  file: 'public-inbox',
  address: 'https://lists.example/list/20261129.7@sender.example/',
  html: (body) =>
    scriptless({
      head: '<title>Minutes - Alice</title>',
      body: `<pre id=b>From: Alice &lt;alice@sender.example&gt;\nTo: list@example.org\nSubject: Minutes\nDate: Sun, 29 Nov 2026 09:00:00 +0000
Message-ID: &lt;20261129.7@sender.example&gt; (<a href="raw">raw</a>)\n\n${escaped(body)}</pre><hr><pre>end</pre>`,
    }),
  open: [{ id: '20261129.7@sender.example', from: 'alice@sender.example', subject: 'Minutes', beside: null }],
  sources: ['https://lists.example/list/20261129.7@sender.example/raw'],
};
