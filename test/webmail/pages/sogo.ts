import { type PageFixture, wholePage } from './fixture.ts';

const SCRIPT = `<script>var ApplicationBaseURL = '/SOGo/so/alice/Mail/'; var UserFolderURL = '/SOGo/so/alice/';</script>`;

/** Where one chooses in which mailbox to search. */
const MAILBOXES = ['INBOX', 'Work', 'Work/Sub folder'].map(
  (path) =>
    `<md-option ng-repeat="folder in app.accounts[0].$flattenMailboxes() track by folder.path" value="${path}"></md-option>`,
);

export const page: PageFixture = {
  file: 'sogo',
  address: 'https://mail.example/SOGo/so/alice/Mail/view#!/Mail/0/Work%25252FSub%252520folder/8',
  cookies: { 'XSRF-TOKEN': 'abc123' },
  html: (body) =>
    wholePage({
      head: SCRIPT,
      body: `<md-select>${MAILBOXES.join('')}</md-select><main><section id="detailView" ui-view="message"><md-card>
        <h5 ng-bind="viewer.message.subject">Minutes</h5>
        <span ng-bind="::viewer.message.from[0].name">Alice</span>
        <a ng-bind="::viewer.message.from[0].email">alice@sender.example</a>
        <div class="msg-body"><div class="sg-mail-part"><div class="mailer_plaincontent">${body}</div></div></div>
        </md-card></section></main>`,
    }),
  open: [
    { id: '0/Work/Sub folder/8', from: 'alice@sender.example', subject: 'Minutes', beside: 'md-card > a[ng-bind]' },
  ],
  sources: ['https://mail.example/SOGo/so/alice/Mail/0/folderWork/folderSub_SP_folder/8/export?X-XSRF-TOKEN=abc123'],
};

/** Opened out of a search of several mailboxes. */
export const found: PageFixture = { ...page, address: page.address.replace('/Mail/0/', '/Mail/0/virtual/') };

/** Of a further account the page lists no mailboxes. */
export const further: PageFixture = {
  ...page,
  address: page.address.replace('/Mail/0/', '/Mail/1/'),
  open: page.open.map((message) => ({ ...message, id: '1/Work/Sub folder/8' })),
  sources: page.sources.map((source) => source.replace('/Mail/0/', '/Mail/1/')),
};
