import { describe } from 'vitest';
import { shape } from './shape.ts';

describe('iCloud', () => {
  shape(
    'submission: the reverse name is its own load balancer',
    'from macbook.home (pv50p00im-asmtp-lb.me.com [203.0.113.25]) by pv50p00im-zteg1001.me.com (Postfix) with ESMTPSA id 9C1D2E3F for <bob@rcpt.example>; Tue, 24 Nov 2026 02:00:00 +0000 (UTC)',
    {
      from: 'macbook.home',
      reverseName: 'pv50p00im-asmtp-lb.me.com',
      ip: '203.0.113.25',
      software: 'Postfix',
      with: 'ESMTPSA',
      authenticated: '',
      tls: { version: 'unknown', cipher: null },
    },
  );
  shape(
    'older: parentheses within parentheses, the id in angle brackets, a remark behind the recipient',
    'from relay7.me.example ([203.0.113.26]) by store3.mac.example (Oracle Communications Messaging Server 8u1-3.02 (10.0.8.3.1) 64bit (built Nov 1 2019)) with ESMTP id <0ABC00X1@store3.mac.example> for bob@rcpt.example (ORCPT <rfc822;bob@rcpt.example>); Tue, 24 Nov 2026 02:00:00 +0000 (GMT)',
    {
      ip: '203.0.113.26',
      by: 'store3.mac.example',
      id: '0ABC00X1@store3.mac.example',
      for: 'bob@rcpt.example',
      software: 'Oracle Communications Messaging Server 8u1-3.02 (10.0.8.3.1) 64bit (built Nov 1 2019)',
      with: 'ESMTP',
    },
  );
});

describe('Yahoo', () => {
  shape(
    'border: the first word is loopback, the client stands in the second parentheses',
    'from 127.0.0.1 (EHLO out.sender.example) (203.0.113.7) by mta1001.mail.bf1.yahoo.com with SMTPS; Tue, 24 Nov 2026 02:00:00 +0000',
    {
      from: '127.0.0.1',
      helo: 'out.sender.example',
      ip: '203.0.113.7',
      reverseName: null,
      with: 'SMTPS',
      tls: { version: 'unknown', cipher: null },
    },
  );
  shape(
    'border since 2023: the first word is the client, "SMTPs" ends in a small s, "by" is a private address',
    'from 203.0.113.7 (EHLO out.sender.example) by 10.197.33.4 with SMTPs (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256); Tue, 24 Nov 2026 02:00:00 +0000',
    {
      ip: '203.0.113.7',
      helo: 'out.sender.example',
      by: '10.197.33.4',
      byIp: '10.197.33.4',
      with: 'SMTPs',
      tls: { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
    },
  );
  shape(
    'forged: a date in the place of the address is no address',
    'from kit.attack.example ([Tue, 24 Nov 2026 02:00:00 -0700]) by kit.attack.example with NNFMP; Tue, 24 Nov 2026 02:00:00 -0700',
    { ip: null, reverseName: null, from: 'kit.attack.example', with: 'NNFMP', date: '2026-11-24T09:00:00.000Z' },
  );
});

describe('Zoho', () => {
  shape(
    'inside: no client, and an id like a fraction',
    'by mx.zohomail.com with SMTPS id 1795485600123456.7890123456; Mon, 23 Nov 2026 18:00:00 -0800 (PST)',
    { from: null, ip: null, by: 'mx.zohomail.com', with: 'SMTPS', id: '1795485600123456.7890123456' },
  );
  shape(
    'in Europe: one private address three times',
    'from [172.21.9.8] (172.21.9.8 [172.21.9.8]) by mx.rcpt.example with SMTPS id 1795485600.7; Tue, 24 Nov 2026 03:00:00 +0100 (CET)',
    { from: '[172.21.9.8]', ip: '172.21.9.8', reverseName: null, zone: 60 },
  );
});

describe('Fastmail', () => {
  shape(
    'delivery: "by" is a bare label, LMTPA is an authenticated LMTP',
    'from relay3.internal.example (mx5.messagingengine.com [10.202.9.9]) by sloti7d2t1 (Cyrus 3.13.0-alpha0-fm-20261101) with LMTPA; Mon, 23 Nov 2026 21:00:05 -0500',
    {
      by: 'sloti7d2t1',
      with: 'LMTPA',
      authenticated: '',
      software: 'Cyrus 3.13.0-alpha0-fm-20261101',
      ip: '10.202.9.9',
    },
  );
  shape(
    'authentication milter: the hop whose "by" is the id of its results',
    'from mx5.internal.example (localhost [127.0.0.1]) by mx5.messagingengine.com (Authentication Milter) with ESMTP id 7A8B9C.D1E2F3; Mon, 23 Nov 2026 21:00:04 -0500',
    { by: 'mx5.messagingengine.com', ip: '127.0.0.1', reverseName: 'localhost', software: 'Authentication Milter' },
  );
});

describe('Proton', () => {
  shape(
    'border: "with" and nested parentheses before "by" belong to the remark on TLS',
    'from out.sender.example (rev.sender.example [203.0.113.7]) (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)) (No client certificate requested) by mailin017.protonmail.ch (Postfix) with ESMTPS id 5XyZ for <bob@rcpt.example>; Tue, 24 Nov 2026 02:00:03 +0000 (UTC)',
    {
      ip: '203.0.113.7',
      by: 'mailin017.protonmail.ch',
      with: 'ESMTPS',
      tls: { version: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' },
      software: 'Postfix',
      id: '5XyZ',
    },
  );
  shape(
    'outbound: key exchange and signature of TLS 1.3 are no clauses',
    'from mail.sender.example (rev.sender.example [203.0.113.8]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (4096 bits)) (No client certificate requested) by mail-41105.protonmail.ch (Postfix) with ESMTPS id 6AbC; Tue, 24 Nov 2026 02:00:03 +0000 (UTC)',
    {
      ip: '203.0.113.8',
      by: 'mail-41105.protonmail.ch',
      tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
      id: '6AbC',
      with: 'ESMTPS',
    },
  );
});

describe('others in Europe', () => {
  shape(
    'GMX: the address in the remark on "by" is the server, not the client',
    'from [203.0.113.30] ([203.0.113.30]) by mrelay.gmx.example (mreue101 [198.51.100.201]) with ESMTPSA (Nemesis) id 1Mabc-2Xyz for <bob@rcpt.example>; Tue, 24 Nov 2026 03:00:00 +0100',
    {
      ip: '203.0.113.30',
      by: 'mrelay.gmx.example',
      byIp: '198.51.100.201',
      with: 'ESMTPSA',
      software: 'Nemesis',
      id: '1Mabc-2Xyz',
      authenticated: '',
    },
  );
  shape(
    'T-Online: address and port without brackets, a protocol with a slash, a year of two digits',
    'from 203.0.113.31:40123 by webcom.t-online.example with HTTP/1.1 (Lisa V8-1-0-1.1 on API V6-2); Tue, 24 Nov 26 03:00:00 +0100',
    { ip: '203.0.113.31', with: 'HTTP/1.1', software: 'Lisa V8-1-0-1.1 on API V6-2', date: '2026-11-24T02:00:00.000Z' },
  );
  shape(
    'mail.ru: a weekday in another charset, angle brackets that never close, a recipient without local part',
    'from box.sender.example ([203.0.113.32]:40999) by mx77.mail.example with esmtp (envelope-from <bounce@sender.example) id 1kAb-CD-EF for <rcpt.example>; Tue, \u00c2\u00f2, 24 Nov 2026 02:00:00 +0000 (UTC)',
    {
      ip: '203.0.113.32',
      by: 'mx77.mail.example',
      envelopeFrom: 'bounce@sender.example',
      id: '1kAb-CD-EF',
      for: 'rcpt.example',
      date: '2026-11-24T02:00:00.000Z',
    },
  );
});
