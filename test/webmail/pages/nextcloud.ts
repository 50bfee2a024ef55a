import { type PageFixture, wholePage } from './fixture.ts';

const envelope = (name: string, address: string, body: string, open = true) =>
  `<div class="envelope ${open ? 'envelope--expanded' : ''}"><div class="envelope__header"><div class="left"><div class="sender">${name}</div>
    <button class="sender__email">${address}</button></div></div>${open ? body : ''}</div>`;
const frame = (id: number) =>
  `<div class="mail-message-body mail-message-body-html"><div class="html-message-body"><div id="message-container"><iframe class="message-frame" src="/index.php/apps/mail/api/messages/${id}/html"></iframe></div></div></div>`;

/** A thread of three: two are open, of which only the one in HTML says which it is. */
export const page: PageFixture = {
  file: 'nextcloud',
  address: 'https://cloud.example/index.php/apps/mail/box/4/thread/12',
  html: (body) =>
    wholePage({
      attributes: 'id="body-user"',
      body: `<main id="content-vue" class="app-mail"><div id="mail-message"><div id="mail-thread-header-fields"><h2>Minutes</h2></div>
        ${envelope('Alice', 'alice@sender.example', frame(11))}${envelope('Carol', 'carol@sender.example', `<div class="mail-message-body"><div id="message-container">${body}</div></div>`)}
        ${envelope('Dave', 'dave@sender.example', frame(13), false)}</div></main>`,
    }),
  open: [
    { id: '11', from: 'alice@sender.example', subject: 'Minutes', beside: '.envelope:nth-of-type(2) .left > .sender' },
  ],
  sources: ['https://cloud.example/index.php/apps/mail/api/messages/11/export'],
};

/** A text that stands alone in its thread. */
export const alone: PageFixture = {
  file: 'nextcloud',
  address: 'https://cloud.example/apps/mail/box/4/thread/12',
  html: (body) =>
    wholePage({
      attributes: 'id="body-user"',
      body: `<main id="content-vue" class="app-mail"><div id="mail-message"><div id="mail-thread-header-fields"><h2>Minutes</h2></div>
        ${envelope('Alice', 'alice@sender.example', `<div class="mail-message-body"><div id="message-container">${body}</div></div>`)}</div></main>`,
    }),
  open: [{ id: '12', from: 'alice@sender.example', subject: 'Minutes', beside: '.left > .sender' }],
  sources: ['https://cloud.example/apps/mail/api/messages/12/export'],
};
