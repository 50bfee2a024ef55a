import { type PageFixture, wholePage } from './fixture.ts';

const SCRIPT = `<script>var ApplicationBaseURL = '/SOGo/so/alice/Mail/'; var UserFolderURL = '/SOGo/so/alice/';</script>`;

export const page: PageFixture = {
  file: 'sogo',
  address: 'https://mail.example/SOGo/so/alice/Mail/view#!/Mail/0/Work%25252FSub%252520folder/8',
  cookies: { 'XSRF-TOKEN': 'abc123' },
  html: (body) =>
    wholePage({
      head: SCRIPT,
      body: `<main><section id="detailView" ui-view="message"><md-card>
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
