import { type PageFixture, wholePage } from './fixture.ts';

const GLOBALS =
  '<script>var GLOBALS=[null,null,1,"x",null,null,null,null,null,"0a1b2c3d4e","bob@rcpt.example"];</script>';
const message = (hex: string, from: string, body: string) =>
  `<div class="adn ads" data-message-id="#msg-f:${BigInt(`0x${hex}`)}" data-legacy-message-id="${hex}">
    <h3><span class="gD" email="${from}">A</span></h3><div><div class="a3s aiL">${body}</div></div></div>`;

export const page: PageFixture = {
  file: 'gmail',
  address: 'https://mail.google.com/mail/u/1/#inbox/FMfcgz',
  html: (body) =>
    wholePage({
      body: `${GLOBALS}<h2 class="hP">The topic</h2>${message('a1', 'alice@sender.example', body)}${message('a3', 'carol@sender.example', body)}`,
    }),
  open: [
    {
      id: 'msg-f:161',
      from: 'alice@sender.example',
      subject: 'The topic',
      beside: '[data-legacy-message-id="a1"] span.gD',
    },
    {
      id: 'msg-f:163',
      from: 'carol@sender.example',
      subject: 'The topic',
      beside: '[data-legacy-message-id="a3"] span.gD',
    },
  ],
  sources: [
    'https://mail.google.com/mail/u/1/?view=att&th=a1&attid=0&disp=comp&safe=1&zw=',
    'https://mail.google.com/mail/u/1/?view=om&permmsgid=msg-f%3A161&ik=0a1b2c3d4e',
  ],
};
