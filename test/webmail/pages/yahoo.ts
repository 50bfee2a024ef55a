import { type PageFixture, wholePage } from './fixture.ts';

const ID = 'ALtmfpUAAAuFaBkA8QJ0cOexample';
const SCRIPT = '<script>window.state={"selectedMailbox":{"id":"VjN-abc","email":"bob@rcpt.example"}};</script>';
const SOURCE = `https://apis.mail.yahoo.com/ws/v3/mailboxes/@.id==VjN-abc/messages/@.id==${ID}/content/rawplaintext?appId=YMailNovation`;

export const page: PageFixture = {
  file: 'yahoo',
  address: `https://mail.yahoo.com/n/folders/1/messages/${ID}`,
  html: (body) =>
    wholePage({
      body: `${SCRIPT}<h2 data-test-id="message-group-subject-text">Minutes</h2><div data-test-id="message-view">
        <div data-test-id="message-header"><img src="https://data.mail.yahoo.com/xobni/v4/endpoints/smtp:alice@sender.example/avatar"><span data-test-id="with-contact-card-anchor">Alice</span></div>
        <div data-test-id="message-view-body-content">${body}</div></div>`,
    }),
  open: [
    { id: ID, from: 'alice@sender.example', subject: 'Minutes', beside: '[data-test-id="message-header"] > span' },
  ],
  sources: [SOURCE],
};

export const older: PageFixture = {
  file: 'yahoo',
  address: `https://mail.aol.com/d/folders/1/messages/${ID}`,
  html: (body) =>
    wholePage({
      body: `${SCRIPT}<div data-test-id="message-view"><span data-test-id="email-pill">alice@sender.example</span>
        <div data-test-id="message-view-body-content">${body}</div></div>`,
    }),
  open: [{ id: ID, from: 'alice@sender.example', beside: '[data-test-id="message-view"] > span' }],
  sources: [SOURCE],
};
