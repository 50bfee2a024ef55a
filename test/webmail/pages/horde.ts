import { type PageFixture, wholePage } from './fixture.ts';

const SCRIPT = '<script>HordeCore.conf={"URI_AJAX":"\\/horde\\/services\\/ajax.php\\/imp\\/"};</script>';

export const page: PageFixture = {
  file: 'horde',
  address: 'https://mail.example/horde/imp/dynamic.php?page=mailbox#msg:SU5CT1g;7',
  html: (body) =>
    wholePage({
      head: SCRIPT,
      body: `<div id="previewPane"><div id="previewMsg"><div id="msgHeadersColl">
        <span class="from"><a class="address" title="alice@sender.example">Alice</a></span><span class="subject">Minutes</span></div>
        <div id="messageBody">${body}</div></div></div>`,
    }),
  open: [
    { id: 'SU5CT1g/7', from: 'alice@sender.example', subject: 'Minutes', beside: '#msgHeadersColl > span > a.address' },
  ],
  sources: ['https://mail.example/horde/imp/view.php?actionID=view_source&id=0&buid=7&mailbox=SU5CT1g'],
};

/** The basic view: labels are translated, so that no address in it is known to be the sender's. */
export const basic: PageFixture = {
  file: 'horde',
  address: 'https://mail.example/horde/imp/basic.php?page=message&mailbox=SU5CT1g&buid=7',
  html: (body) =>
    wholePage({
      head: SCRIPT,
      body: `<div id="horde-head"></div><form id="messages"><input type="hidden" name="buid" value="7"><input
        type="hidden" name="mailbox" value="SU5CT1g"></form><div id="msgheaders"><p>Minutes</p>
        <table><tr><td>Datum</td><td>heute</td></tr><tr><td>Von</td><td><a title="Neu an alice@sender.example">Alice &lt;alice@sender.example&gt;</a></td></tr></table></div>
        <div id="messageBody" class="messageBody">${body}</div>`,
    }),
  open: [{ id: 'SU5CT1g/7', subject: 'Minutes', beside: '#msgheaders > p' }],
  sources: ['https://mail.example/horde/imp/view.php?actionID=view_source&id=0&buid=7&mailbox=SU5CT1g'],
};
