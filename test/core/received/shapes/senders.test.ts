import { describe } from 'vitest';
import { shape } from './shape.ts';

describe('senders in bulk', () => {
  shape(
    'Amazon SES writes no hop of its own: the first one seen is the receiver',
    'from a9-33.smtp-out.ses.example (203.0.113.80) by AM2EUR02FT010.mail.protection.outlook.com (10.152.8.1) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.21.9000.4 via Frontend Transport; Tue, 24 Nov 2026 02:00:00 +0000',
    {
      from: 'a9-33.smtp-out.ses.example',
      ip: '203.0.113.80',
      tls: { version: 'TLSv1.2', cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' },
    },
  );
  shape(
    'SendGrid by API: no semicolon, a number for a name, fractions of a second',
    'from MzY1MDAwMQ (unknown) by geopod-ismtpd-7 (SG) with HTTP id aBcDeFgHiJ_k Tue, 24 Nov 2026 02:00:00.125 +0000 (UTC)',
    {
      from: 'MzY1MDAwMQ',
      ip: null,
      reverseName: null,
      by: 'geopod-ismtpd-7',
      software: 'SG',
      id: 'aBcDeFgHiJ_k',
      date: '2026-11-24T02:00:00.125Z',
    },
  );
  shape(
    'SendGrid inside: the time as Go prints it, without semicolon',
    'by recvd-6f7d8c9b5-x2x4z with SMTP id recvd-6f7d8c9b5-x2x4z-1-6743 2026-11-24 02:00:00.928333532 +0000 UTC m=+123456.789',
    { by: 'recvd-6f7d8c9b5-x2x4z', with: 'SMTP', id: 'recvd-6f7d8c9b5-x2x4z-1-6743', date: '2026-11-24T02:00:00.928Z' },
  );
  shape(
    'Mailgun by API: empty brackets and a container for a host',
    'from <unknown> (<unknown> []) by 4f1e2d3c5b6a with HTTP id 6743aabbccddeeff00112233; Tue, 24 Nov 2026 02:00:00 GMT',
    {
      ip: null,
      reverseName: null,
      helo: null,
      by: '4f1e2d3c5b6a',
      with: 'HTTP',
      zone: 0,
      date: '2026-11-24T02:00:00.000Z',
    },
  );
  shape(
    'Mailgun by SMTP: a long hexadecimal id',
    'from app01 (mail.sender.example [203.0.113.81]) by 9a8b7c6d5e4f with SMTP id 6743aabbccddeeff00112234; Tue, 24 Nov 2026 02:00:00 GMT',
    { ip: '203.0.113.81', reverseName: 'mail.sender.example', helo: 'app01', id: '6743aabbccddeeff00112234' },
  );
  shape(
    'Mandrill by API: no protocol, and the address in the place of the name',
    'from [203.0.113.82] by mandrillapp.example id 0a1b2c3d4e5f; Tue, 24 Nov 2026 02:00:00 +0000',
    { ip: '203.0.113.82', ipIsName: true, with: null, id: '0a1b2c3d4e5f', helo: null },
  );
  shape(
    'PowerMTA: parentheses within its name, the reverse-path behind the date',
    'from localhost (10.9.8.7) by mta1.sender.example (PowerMTA(TM) v5.0r8) id h1i2j3k4 for <bob@rcpt.example>; Mon, 23 Nov 2026 21:00:00 -0500 (envelope-from <bounce@sender.example>)',
    {
      ip: '10.9.8.7',
      software: 'PowerMTA(TM) v5.0r8',
      envelopeFrom: 'bounce@sender.example',
      dateText: 'Mon, 23 Nov 2026 21:00:00 -0500',
      date: '2026-11-24T02:00:00.000Z',
    },
  );
  shape(
    'PowerMTA without its name: neither protocol nor product',
    'from app2.sender.example (10.9.8.6) by mta2.sender.example id h1i2j3k5 for <bob@rcpt.example>; Mon, 23 Nov 2026 23:00:00 -0300 (envelope-from <bounce@sender.example>)',
    { software: null, with: null, envelopeFrom: 'bounce@sender.example', id: 'h1i2j3k5' },
  );
  shape(
    'SparkPost: the port within the brackets, parentheses and a caret in its version, a cipher without version',
    'from [203.0.113.83] ([203.0.113.83:4330] helo=localhost) by mta.sparkpost.example (envelope-from <bounce@sender.example>) (ecelerity 4.9.1.3 r(msys-ecelerity:tags/4.9.1.0^0)) with ESMTPSA (cipher=ECDHE-RSA-AES128-GCM-SHA256) id A1/2B-00001-6743; Mon, 23 Nov 2026 21:00:00 -0500',
    {
      ip: '203.0.113.83',
      helo: 'localhost',
      envelopeFrom: 'bounce@sender.example',
      software: 'ecelerity 4.9.1.3 r(msys-ecelerity:tags/4.9.1.0^0)',
      tls: { version: 'unknown', cipher: 'ECDHE-RSA-AES128-GCM-SHA256' },
      id: 'A1/2B-00001-6743',
      authenticated: '',
    },
  );
  shape(
    'Momentum: REST is a protocol',
    'from [10.90.9.9] ([10.90.9.9]) by mta3.sender.example (ecelerity 4.8.0.1 r(msys-ecelerity:tags/4.8)) with REST id 01/AB-22222-6743; Tue, 24 Nov 2026 02:00:00 +0000',
    { with: 'REST', ip: '10.90.9.9', tls: null },
  );
  shape(
    'Salesforce: loopback for a client, a HELO name of a container, an encoded reverse-path',
    'from [127.0.0.1] ([127.0.0.1:50390] helo=ip-10-1-2-3.core.sender.example) by mx1.mta.salesforce.example (envelope-from <0-a1=b2.c3=d4-e5.00d000000000001@bnc.sender.example>) (ecelerity 4.7.0.1 r(msys-ecelerity:tags/4.7-ga^0)) with ESMTP id 5C/6D-33333-6743; Tue, 24 Nov 2026 02:00:00 +0000',
    {
      ip: '127.0.0.1',
      helo: 'ip-10-1-2-3.core.sender.example',
      envelopeFrom: '0-a1=b2.c3=d4-e5.00d000000000001@bnc.sender.example',
    },
  );
  shape(
    'Zendesk: another address of the loopback network',
    'from zd7.sender.example (unknown [127.0.0.6]) by out1.sender.example (Zendesk) with ESMTP id 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 for <bob@rcpt.example>; Tue, 24 Nov 2026 02:00:00 +0000 (UTC)',
    { ip: '127.0.0.6', software: 'Zendesk', reverseName: null },
  );
  shape(
    'Alibaba: no blank before its parentheses, the server in its own',
    'from app3(mailfrom:alice@sender.example fp:SMTPD_-aBc) by smtp.aliyun.example(127.0.0.1); Tue, 24 Nov 2026 10:00:00 +0800',
    {
      from: 'app3',
      ip: null,
      envelopeFrom: 'alice@sender.example',
      by: 'smtp.aliyun.example',
      byIp: '127.0.0.1',
      zone: 480,
    },
  );
  shape(
    'QQ: a blank before the bracket, no protocol and no id',
    'from out.sender.example ( [203.0.113.84]) by newxmmx.qq.example (NewMX) with  id ; Tue, 24 Nov 2026 10:00:00 +0800 (CST)',
    { ip: '203.0.113.84', with: null, id: null, by: 'newxmmx.qq.example', date: '2026-11-24T02:00:00.000Z' },
  );
  shape(
    'EIG: no protocol but an id',
    'from box1.sender.example ([10.20.9.9]) by walimpout9 with  id aB1cD2eF3; Mon, 23 Nov 2026 21:00:00 -0500',
    { with: null, id: 'aB1cD2eF3', by: 'walimpout9' },
  );
});
