import { type PageFixture, wholePage } from './fixture.ts';

export const page: PageFixture = {
  file: 'maildev-2',
  address: 'http://127.0.0.1:1080/#/email/zKRgniSV',
  html: (body) =>
    wholePage({
      head: '<title>MailDev</title>',
      body: `<div class="application-container"><div class="sidebar"><div class="sidebar-header"><a class="brand" href="#/">MailDev</a></div>
          <ul class="email-list"><li class="email-item email-zKRgniSV current"><a href="#/email/zKRgniSV" class="email-item-link"><span
            class="title">Minutes<span class="title-subline">To: bob@rcpt.example</span></span></a></li></ul></div>
        <div class="main-container"><div class="email-container" ng-view>
          <ul class="email-toolbar"><li><a href="email/zKRgniSV/download"><span>Download</span></a></li></ul>
          <div class="email-meta"><div class="subject">Minutes</div>
            <div class="row from"><div class="description">From:</div><div class="description-value"><app-address><span class="address"><span><span
              class="address-name">Alice</span> <span class="address-address">&lt;alice@sender.example&gt;</span></span></span></app-address></div></div>
            <div class="row to"><div class="description">To:</div><div class="description-value"><app-address><span class="address"><span><span
              class="address-name">bob@rcpt.example</span></span></span></app-address></div></div></div>
          <div class="email-content"><div class="email-content-view email-content-view-plain"><div class="plain-text panel-plain">${body}</div></div></div>
        </div></div></div>`,
    }),
  open: [
    {
      id: 'zKRgniSV',
      from: 'alice@sender.example',
      subject: 'Minutes',
      beside: '.email-meta .from .address',
    },
  ],
  sources: ['http://127.0.0.1:1080/email/zKRgniSV/download'],
};
