import { type PageFixture, wholePage } from './fixture.ts';

const letter = (name: string, address: string, body: string) =>
  `<div class="letter"><div class="letter__author"><span class="letter-contact" title="${address}">${name}</span><div class="letter__date">12:00</div></div>
    <div class="letter__body"><div class="letter-body"><div class="letter-body__body">${body}</div></div></div></div>`;

export const page: PageFixture = {
  file: 'mail-ru',
  address: 'https://e.mail.ru/inbox/0:16123456789012345678:0/',
  html: (body) =>
    wholePage({
      body: `<h2 class="thread__subject">Minutes</h2>${letter('Alice', 'alice@sender.example', body)}`,
    }),
  open: [
    {
      id: '16123456789012345678',
      from: 'alice@sender.example',
      subject: 'Minutes',
      beside: '.letter__author > span',
    },
  ],
  sources: ['https://e.mail.ru/message/16123456789012345678/download/'],
};

/** A look that nobody has described. */
export const unknown: PageFixture = {
  ...page,
  html: (body) => wholePage({ body: `<div class="letter-body">${body}</div>` }),
  open: [{ id: '16123456789012345678', beside: null }],
};
