import { describe } from 'vitest';
import { shape } from './shape.ts';

const INTERNAL = '2002:a05:7022:1a:b0:9f:3c2d:77e1';

describe('Gmail', () => {
  shape(
    'border: the reverse name loses its root dot, the TLS remark stands behind "for", the id holds dots',
    'from out.sender.example (rev.sender.example. [203.0.113.7])        by mx.google.com with ESMTPS id ab12-20020a05.4.2026.11.24.18.03.11 for <bob@rcpt.example>        (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128);        Mon, 23 Nov 2026 18:03:11 -0800 (PST)',
    {
      from: 'out.sender.example',
      helo: 'out.sender.example',
      ip: '203.0.113.7',
      reverseName: 'rev.sender.example',
      by: 'mx.google.com',
      with: 'ESMTPS',
      tls: { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256' },
      id: 'ab12-20020a05.4.2026.11.24.18.03.11',
      for: 'bob@rcpt.example',
      authenticated: null,
      software: null,
      date: '2026-11-24T02:03:11.000Z',
      dateText: 'Mon, 23 Nov 2026 18:03:11 -0800 (PST)',
      zone: -480,
    },
  );
  shape(
    'to Gmail: Google Transport Security is TLS of an unknown version, not plain text and no product',
    'from mail-sor-f7.google.com (mail-sor-f7.google.com. [203.0.113.70]) by mx.google.com with SMTPS id q7-k.5 for <bob@rcpt.example> (Google Transport Security); Mon, 23 Nov 2026 18:03:12 -0800 (PST)',
    { with: 'SMTPS', tls: { version: 'unknown', cipher: null }, software: null, ip: '203.0.113.70' },
  );
  shape(
    'inside: no client, and a "by" that is an address of the inside',
    `by ${INTERNAL} with SMTP id x5csp77; Mon, 23 Nov 2026 18:03:13 -0800 (PST)`,
    { from: null, ip: null, helo: null, by: INTERNAL, byIp: INTERNAL, with: 'SMTP', tls: null, id: 'x5csp77' },
  );
  shape(
    'submission: the address in brackets is the client, the name before it is its own word',
    'from laptop.lan ([198.51.100.12]) by smtp.gmail.com with ESMTPSA id d9-a8.2.11 for <bob@rcpt.example> (version=TLS1_2 cipher=ECDHE-RSA-AES128-GCM-SHA256 bits=128/128); Mon, 23 Nov 2026 18:00:00 -0800 (PST)',
    {
      from: 'laptop.lan',
      helo: 'laptop.lan',
      ip: '198.51.100.12',
      reverseName: null,
      with: 'ESMTPSA',
      authenticated: '',
      by: 'smtp.gmail.com',
    },
  );
  shape('web page: HTTP, and no client at all', `by ${INTERNAL} with HTTP; Mon, 23 Nov 2026 18:00:00 -0800 (PST)`, {
    with: 'HTTP',
    ip: null,
    from: null,
    by: INTERNAL,
    tls: null,
  });
  shape(
    'API: the name is a project number, and "named unknown" is no host',
    'from 700112233445 named unknown by gmailapi.google.com with HTTPREST; Mon, 23 Nov 2026 20:00:00 -0600',
    {
      from: '700112233445',
      ip: null,
      helo: null,
      reverseName: null,
      by: 'gmailapi.google.com',
      with: 'HTTPREST',
      zone: -360,
    },
  );
  shape(
    'Groups: the list expansion shows only in the id',
    `by ${INTERNAL} with SMTP id k14-r2.9.-pod-prod-07-us; Mon, 23 Nov 2026 18:00:09 -0800 (PST)`,
    { id: 'k14-r2.9.-pod-prod-07-us', by: INTERNAL, from: null },
  );
});

describe('Exchange Online', () => {
  shape(
    'border: the address stands bare in parentheses, "id" is a version, "via" stands behind it',
    'from out.sender.example (203.0.113.7) by AM1EUR01FT009.mail.protection.outlook.com (10.152.9.77) with Microsoft SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 15.21.9000.4 via Frontend Transport; Tue, 24 Nov 2026 02:00:03 +0000',
    {
      from: 'out.sender.example',
      helo: 'out.sender.example',
      ip: '203.0.113.7',
      reverseName: null,
      by: 'AM1EUR01FT009.mail.protection.outlook.com',
      byIp: '10.152.9.77',
      with: 'Microsoft SMTP Server',
      tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
      id: '15.21.9000.4',
      via: 'Frontend Transport',
    },
  );
  shape(
    'border without TLS: no remark, so plain text',
    'from out.sender.example (203.0.113.7) by AM1EUR01FT009.mail.protection.outlook.com (10.152.9.78) with Microsoft SMTP Server id 15.21.9000.4 via Frontend Transport; Tue, 24 Nov 2026 02:00:03 +0000',
    { with: 'Microsoft SMTP Server', tls: null, authenticated: null },
  );
  shape(
    'delivery: HTTPS from the loopback address',
    'from AB1PR01MB0001.eurprd01.prod.outlook.com (::1) by CD2PR02MB0002.eurprd02.prod.outlook.com with HTTPS; Tue, 24 Nov 2026 02:00:06 +0000',
    {
      ip: '::1',
      with: 'HTTPS',
      tls: { version: 'unknown', cipher: null },
      by: 'CD2PR02MB0002.eurprd02.prod.outlook.com',
    },
  );
  shape(
    'composed in Outlook: mapi, with a zone id in the link-local address',
    'from AB1PR01MB0001.eurprd01.prod.outlook.com ([fe80::1a2b:3c4d:5e6f:7a8b]) by AB1PR01MB0001.eurprd01.prod.outlook.com ([fe80::1a2b:3c4d:5e6f:7a8b%4]) with mapi id 15.21.9000.010; Tue, 24 Nov 2026 01:59:00 +0000',
    { ip: 'fe80::1a2b:3c4d:5e6f:7a8b', byIp: 'fe80::1a2b:3c4d:5e6f:7a8b', with: 'mapi', id: '15.21.9000.010' },
  );
  shape(
    'resubmission: the second "by" belongs to the protocol',
    'from EF3P300MB0003.NAMP300.PROD.OUTLOOK.COM (2001:db8:5::a1) by EF3P300MB0003.NAMP300.PROD.OUTLOOK.COM (2001:db8:6::a2) with MailboxResubmission by AntispamTT id 15.21.9000.9; Tue, 24 Nov 2026 02:30:00 +0000',
    {
      by: 'EF3P300MB0003.NAMP300.PROD.OUTLOOK.COM',
      ip: '2001:db8:5::a1',
      byIp: '2001:db8:6::a2',
      with: 'MailboxResubmission',
      id: '15.21.9000.9',
    },
  );
  shape(
    'on the premises: "(TLS)" alone is TLS of an unknown version',
    'from [203.0.113.9] (203.0.113.9) by MAILBOX1.corp.example (192.168.7.5) with Microsoft SMTP Server (TLS) id 14.3.500.1; Tue, 24 Nov 2026 03:00:00 +0100',
    {
      from: '[203.0.113.9]',
      ip: '203.0.113.9',
      byIp: '192.168.7.5',
      tls: { version: 'unknown', cipher: null },
      with: 'Microsoft SMTP Server',
      zone: 60,
    },
  );
});
