import { describe } from 'vitest';
import { shape } from './shape.ts';

describe('Japan', () => {
  shape(
    'Yahoo! JAPAN border: two blanks, HELO and address each in parentheses',
    'from 203.0.113.90  (HELO out.sender.example) (203.0.113.90)  by mta555.mail.djm.yahoo.co.jp with SMTP; Tue, 24 Nov 2026 11:00:00 +0900',
    {
      ip: '203.0.113.90',
      helo: 'out.sender.example',
      by: 'mta555.mail.djm.yahoo.co.jp',
      with: 'SMTP',
      reverseName: null,
      zone: 540,
    },
  );
  shape(
    'Yahoo! JAPAN inside: NNFMP from an address',
    'from [203.0.113.91] by nh777.bullet.mail.ssk.yahoo.co.jp with NNFMP; 24 Nov 2026 02:00:00 -0000',
    { ip: '203.0.113.91', with: 'NNFMP', zone: null, date: '2026-11-24T02:00:00.000Z' },
  );
  shape(
    'au: its product in parentheses',
    'from out.sender.example (out.sender.example [203.0.113.92]) by lsean.ezweb.ne.jp (EZweb Mail) with ESMTP id 0AOBCDE for <bob@rcpt.example>; Tue, 24 Nov 2026 11:00:00 +0900 (JST)',
    { by: 'lsean.ezweb.ne.jp', software: 'EZweb Mail', ip: '203.0.113.92' },
  );
  shape(
    'SoftBank: an older sendmail on the other side',
    'from mmr1.softbank.ne.jp (mmr1.softbank.ne.jp [203.0.113.93]) by smtp4.rcpt.example (8.14.9/8.13.4) with SMTP id 0AO2000a123456 for <bob@rcpt.example>; Tue, 24 Nov 2026 11:00:00 +0900',
    { software: '8.14.9/8.13.4', reverseName: 'mmr1.softbank.ne.jp', with: 'SMTP' },
  );
  shape(
    'NIFTY: "(authenticated)" alone is a submission',
    'from mail-vk9.google.com (mail-vk9.google.com [203.0.113.94]) (authenticated) by conuserg-01.nifty.com with ESMTP id 0AO2000b123456 for <bob@rcpt.example>; Tue, 24 Nov 2026 11:00:00 +0900',
    { authenticated: '', ip: '203.0.113.94', by: 'conuserg-01.nifty.com' },
  );
  shape(
    'BIGLOBE: neither address nor protocol',
    'from rcpt-gw9.biglobe.ne.jp by biglobe.ne.jp (RCPT_GW) id 700800900; Tue, 24 Nov 2026 11:00:00 +0900 (JST)',
    {
      from: 'rcpt-gw9.biglobe.ne.jp',
      ip: null,
      helo: null,
      by: 'biglobe.ne.jp',
      software: 'RCPT_GW',
      id: '700800900',
      with: null,
    },
  );
  shape(
    'Sakura: the zone in parentheses belongs to the date, the reverse-path behind it does not',
    'from www1.sender.example (localhost [127.0.0.1]) by www1.sakura.example (8.16.1/8.16.1) with ESMTP id 0AO2000c123456 for <bob@rcpt.example>; Tue, 24 Nov 2026 11:00:00 +0900 (JST) (envelope-from alice@sender.example)',
    { dateText: 'Tue, 24 Nov 2026 11:00:00 +0900 (JST)', envelopeFrom: 'alice@sender.example', ip: '127.0.0.1' },
  );
  shape(
    'WIDE sendmail: its configuration for a product',
    'from [203.0.113.95] (p0001.kyoto.sender.example [203.0.113.95]) (authenticated bits=0) by univ.example (V8/cf) with ESMTP id 0AO2000d123456 for <bob@rcpt.example>; Tue, 24 Nov 2026 11:00:00 +0900',
    { from: '[203.0.113.95]', reverseName: 'p0001.kyoto.sender.example', authenticated: '', software: 'V8/cf' },
  );
});

describe('odd ones', () => {
  shape(
    'NUL bytes neither cut a field short nor make an address',
    'from a.example\0b.example (c.example\0d.example [1\u0000203.0.113.96]) by mx.rcpt.example with SMTP; Tue, 24 Nov 2026 02:00:00 +0000',
    { from: 'a.example\0b.example', ip: null, by: 'mx.rcpt.example', with: 'SMTP', date: '2026-11-24T02:00:00.000Z' },
  );
  shape(
    'a top-level domain that is a keyword is part of its name',
    'from mail.sender.by (mail.sender.id [203.0.113.97]) by relay.rcpt.id with ESMTP; Tue, 24 Nov 2026 02:00:00 +0000',
    { from: 'mail.sender.by', reverseName: 'mail.sender.id', by: 'relay.rcpt.id', id: null, with: 'ESMTP' },
  );
  shape(
    'SquirrelMail has a semicolon before "by"',
    'from 203.0.113.98 (SquirrelMail authenticated user alice); by webmail.sender.example with HTTP; Tue, 24 Nov 2026 02:00:00 +0000',
    {
      ip: '203.0.113.98',
      authenticated: 'alice',
      by: 'webmail.sender.example',
      with: 'HTTP',
      date: '2026-11-24T02:00:00.000Z',
    },
  );
  shape(
    'XMail writes its protocol in brackets and the reverse-path as a second "from"',
    'from out.sender.example ([203.0.113.99]:2345) by mail.rcpt.example with [XMail 1.27 ESMTP Server] id <S1A2> for <bob@rcpt.example> from <alice@sender.example>; Tue, 24 Nov 2026 02:00:00 +0000',
    {
      ip: '203.0.113.99',
      with: 'XMail 1.27 ESMTP Server',
      id: 'S1A2',
      for: 'bob@rcpt.example',
      envelopeFrom: 'alice@sender.example',
    },
  );
  shape(
    'fetchmail names the mailbox that it read, with the address outside parentheses',
    'from pop.other.example [203.0.113.100] by localhost with POP3 (fetchmail-6.4.39) for <bob@localhost> (single-drop); Tue, 24 Nov 2026 02:00:00 +0000 (UTC)',
    { from: 'pop.other.example', ip: '203.0.113.100', by: 'localhost', with: 'POP3', software: 'fetchmail-6.4.39' },
  );
  shape(
    'a field can be all in capitals',
    'FROM out.sender.example (rev.sender.example [203.0.113.101]) BY mx.rcpt.example ID 1A2B ; 24 Nov 2026 02:00:00 -0000',
    { ip: '203.0.113.101', by: 'mx.rcpt.example', id: '1A2B' },
  );
  shape(
    'WEB.DE puts "via HTTP" in parentheses',
    'from [203.0.113.102] by web1.cinetic.example (via HTTP); Tue, 24 Nov 2026 03:00:00 +0100',
    { ip: '203.0.113.102', via: 'HTTP', with: null, software: null },
  );
});
