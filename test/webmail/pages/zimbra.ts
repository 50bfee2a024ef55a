import { type PageFixture, wholePage } from './fixture.ts';

const capsule = (id: string, name: string, body: string) =>
  `<div id="zv__CLV-main__CV_${id}" class="ZmMailMsgCapsuleView"><div class="Conv2MsgHeader" id="zv__${id}__header"><div class="info"><table>
    <tr><td class="LabelColName">From:</td><td class="LabelColValue"><span>${name}</span></td></tr></table></div></div>
    <div class="MsgBody MsgBody-html">${body}</div></div>`;

export const page: PageFixture = {
  file: 'zimbra',
  address: 'https://mail.example/',
  html: (body) =>
    wholePage({
      body: `<div id="z_shell"><div class="ZmConvView2"><div class="Conv2Header"><span class="subject">Minutes</span></div>
        ${capsule('MSGC257', 'Alice', body)}${capsule('MSGC258', 'Carol', body)}
        <div id="zv__MSGC259" class="ZmMailMsgCapsuleView"><div class="Conv2MsgHeader"><span>folded</span></div></div></div></div>`,
    }),
  open: [
    { id: '257', subject: 'Minutes', beside: '[id$=MSGC257] td.LabelColValue > span' },
    { id: '258', subject: 'Minutes', beside: '[id$=MSGC258] td.LabelColValue > span' },
  ],
  sources: ['https://mail.example/service/home/~/?auth=co&view=text&id=257'],
};

/** A conversation of one. */
export const alone: PageFixture = {
  file: 'zimbra',
  address: 'https://mail.example/',
  html: (body) =>
    wholePage({
      body: `<div id="z_shell"><div class="ZmConvView2"><div class="Conv2Header"><span class="subject">Minutes</span></div>
        ${capsule('MSGC4f1c7e2a-1111-2222-3333-444455556666:257', 'Alice', body)}</div></div>`,
    }),
  open: [
    {
      id: '4f1c7e2a-1111-2222-3333-444455556666:257',
      subject: 'Minutes',
      beside: 'td.LabelColValue > span',
    },
  ],
  sources: ['https://mail.example/service/home/~/?auth=co&view=text&id=4f1c7e2a-1111-2222-3333-444455556666%3A257'],
};
