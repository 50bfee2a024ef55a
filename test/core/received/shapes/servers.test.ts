import { describe } from 'vitest';
import { shape } from './shape.ts';

describe('Postfix', () => {
  shape(
    'names the authenticated user between "from" and "by"',
    'from laptop (unknown [203.0.113.40]) (Authenticated sender: alice) by mail.sender.example (Postfix) with ESMTPSA id 4QrSt for <bob@rcpt.example>; Mon, 23 Nov 2026 23:00:00 -0300 (-03)',
    {
      from: 'laptop',
      ip: '203.0.113.40',
      reverseName: null,
      authenticated: 'alice',
      by: 'mail.sender.example',
      with: 'ESMTPSA',
      zone: -180,
    },
  );
  shape(
    'picks up local mail: the "from" in its remark is a user of the system',
    'by web1.sender.example (Postfix, from userid 33) id 7UvWx; Tue, 24 Nov 2026 02:00:00 +0000 (UTC)',
    { from: null, ip: null, by: 'web1.sender.example', software: 'Postfix', id: '7UvWx', with: null },
  );
  shape(
    'is called Postcow by mailcow',
    'from mail.sender.example (mail.sender.example [192.0.2.7]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange ECDHE (prime256v1)) (No client certificate requested) by mx.rcpt.example (Postcow) with ESMTPS id AB12CD34EF for <bob@rcpt.example>; Tue, 24 Nov 2026 02:00:03 +0000',
    { form: 'Postfix', ip: '192.0.2.7', reverseName: 'mail.sender.example', software: 'Postcow', id: 'AB12CD34EF' },
  );
  shape(
    'knows the user who logged in at mailcow',
    'from localhost (localhost [127.0.0.1]) (Authenticated sender: alice@sender.example) by mail.sender.example (Postcow) with ESMTPSA id 90B299A4642; Tue, 24 Nov 2026 02:00:03 +0100 (CET)',
    { form: 'Postfix', ip: '127.0.0.1', authenticated: 'alice@sender.example' },
  );
  shape(
    'has another name at Proofpoint Essentials',
    'from mail.sender.example (rev.sender.example [192.0.2.7]) by mx1-us1.ppe-hosted.com (PPE Hosted ESMTP Server) with ESMTPS id 4FB93940060; Tue, 24 Nov 2026 02:00:03 +0000 (UTC)',
    { form: 'Postfix', ip: '192.0.2.7', reverseName: 'rev.sender.example' },
  );
  shape(
    'is not meant by a name that may be another program’s',
    'from mail.sender.example (mail.sender.example [192.0.2.7]) by mx.rcpt.example (Goatmail) with ESMTPS id 4FB93940060; Tue, 24 Nov 2026 02:00:03 +0000',
    { form: null },
  );
});

describe('Exim', () => {
  shape(
    'writes its protocol in small letters, TLS in two places, the reverse-path before the id',
    'from [203.0.113.41] (port=50123) by mail.sender.example with esmtpsa  (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.98) (envelope-from <alice@sender.example>) id 1tAbCd-EfGh-2i for bob@rcpt.example; Tue, 24 Nov 2026 09:00:00 +0700',
    {
      ip: '203.0.113.41',
      with: 'esmtpsa',
      tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
      software: 'Exim 4.98',
      envelopeFrom: 'alice@sender.example',
      id: '1tAbCd-EfGh-2i',
      for: 'bob@rcpt.example',
      authenticated: '',
      zone: 420,
    },
  );
  shape(
    'notes the port outside the brackets and the HELO name behind it',
    'from rev.sender.example ([203.0.113.42]:45678 helo=User) by mail.rcpt.example with esmtpa (Exim 4.87) (envelope-from <alice@sender.example>) id 1bXyZ-12-AB; Tue, 24 Nov 2026 08:00:00 +0600',
    {
      ip: '203.0.113.42',
      helo: 'User',
      reverseName: 'rev.sender.example',
      from: 'rev.sender.example',
      tls: null,
      authenticated: '',
    },
  );
  shape(
    'takes local mail: "from" is a user, not a host',
    'from shop by web2.sender.example with local (Exim 4.96) (envelope-from <shop@sender.example>) id 1cQrS-34-CD for bob@rcpt.example; Mon, 23 Nov 2026 21:00:00 -0500',
    { from: 'shop', helo: null, ip: null, reverseName: null, with: 'local', envelopeFrom: 'shop@sender.example' },
  );
});

describe('sendmail', () => {
  shape(
    'notes an authenticated client without its name, and its version twice',
    'from pc ([203.0.113.43]) (authenticated bits=0) by mail.sender.example (8.15.2/8.15.2/Debian-22) with ESMTP id 0AO200AB123456; Tue, 24 Nov 2026 03:00:00 +0100',
    { ip: '203.0.113.43', authenticated: '', software: '8.15.2/8.15.2/Debian-22', with: 'ESMTP', tls: null },
  );
});

describe('qmail', () => {
  shape(
    'writes HELO with question marks for brackets, and a user before the address, with two @',
    'from unknown (HELO ?192.168.7.9?) (alice@sender.example@203.0.113.44) by mailhost with SMTP; 24 Nov 2026 02:00:00 -0000',
    {
      from: 'unknown',
      helo: '?192.168.7.9?',
      ip: '203.0.113.44',
      reverseName: null,
      by: 'mailhost',
      zone: null,
      date: '2026-11-24T02:00:00.000Z',
    },
  );
  shape(
    'with TLS: the cipher is not the protocol',
    'from rev.sender.example (HELO mail.sender.example) (203.0.113.45) by server-9.tower-1.messagelabs.example with ECDHE-RSA-AES256-GCM-SHA384 encrypted SMTP; 24 Nov 2026 02:00:00 -0000',
    {
      with: 'SMTP',
      tls: { version: 'unknown', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' },
      helo: 'mail.sender.example',
      reverseName: 'rev.sender.example',
    },
  );
});

describe('other servers', () => {
  shape(
    'OpenSMTPD writes IPv6 without "IPv6:"',
    'from localhost (localhost [::1]) by mail.sender.example (OpenSMTPD) with ESMTP id 3c9d71aa for <bob@rcpt.example>; Tue, 24 Nov 2026 02:00:00 +0000 (UTC)',
    { ip: '::1', reverseName: 'localhost', software: 'OpenSMTPD', id: '3c9d71aa' },
  );
  shape(
    'OpenSMTPD of old has two semicolons: the date stands behind the last',
    'from mail.sender.example (mail.sender.example [203.0.113.46]); by mail.rcpt.example (OpenSMTPD) with ESMTPS id 5e6f; for <bob@rcpt.example>; Tue, 24 Nov 2026 02:00:00 +0000 (UTC)',
    { by: 'mail.rcpt.example', ip: '203.0.113.46', for: 'bob@rcpt.example', date: '2026-11-24T02:00:00.000Z' },
  );
  shape(
    'Haraka writes "envelope-from" without parentheses, and a family of ciphers for a version',
    'from PC7 (rev.sender.example [203.0.113.47]) by mail.sender.example (Haraka/3.0.3) with ESMTPSA id 0D1E2F-A.1 envelope-from <alice@sender.example> (authenticated bits=0) (version=TLSv1/SSLv3 cipher=ECDHE-RSA-AES256-GCM-SHA384 verify=FAIL); Mon, 23 Nov 2026 23:00:00 -0300',
    {
      envelopeFrom: 'alice@sender.example',
      id: '0D1E2F-A.1',
      authenticated: '',
      tls: { version: 'TLSv1/SSLv3', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' },
    },
  );
  shape(
    'Stalwart adds network and country in parentheses of their own',
    'from [192.168.3.4] (unknown [203.0.113.48] (AS64500 Example Telecom (Overseas) / ET, FR)) by mail.rcpt.example (Stalwart SMTP) with ESMTP id 3A4B5C; Tue, 24 Nov 2026 02:00:00 +0000',
    { from: '[192.168.3.4]', helo: '[192.168.3.4]', ip: '203.0.113.48', reverseName: null, software: 'Stalwart SMTP' },
  );
  shape(
    'CommuniGate Pro names account and address in one remark',
    'from [203.0.113.49] (account alice@sender.example [203.0.113.49] verified) by mail.sender.example (CommuniGate Pro SMTP 6.3.20) with ESMTPA id 7654321; Tue, 24 Nov 2026 02:00:00 +0000',
    {
      ip: '203.0.113.49',
      authenticated: 'alice@sender.example',
      reverseName: null,
      software: 'CommuniGate Pro SMTP 6.3.20',
    },
  );
  shape(
    'MailEnable puts its own name before the protocol and has no id',
    'from User ([203.0.113.50]) by mail.sender.example with MailEnable ESMTPA; Tue, 24 Nov 2026 03:00:00 +0100',
    { with: 'MailEnable ESMTPA', authenticated: '', id: null, ip: '203.0.113.50' },
  );
  shape(
    'IceWarp has a date and a "by" in its remark',
    'from ([203.0.113.51]) by mail.rcpt.example (IceWarp Mail Server 10.4.0 (2019-03-02) by SoftMail) with ASMTP id QWE12345; Tue, 24 Nov 2026 11:00:00 +0900',
    {
      from: null,
      helo: null,
      ip: '203.0.113.51',
      by: 'mail.rcpt.example',
      with: 'ASMTP',
      authenticated: '',
      date: '2026-11-24T02:00:00.000Z',
    },
  );
  shape(
    'Lotus Domino puts a blank before the semicolon, and others a zone that contradicts the number',
    'from desk.localdomain ([10.20.30.40]) by notes1.rcpt.example (Lotus Domino Release 9.0.1FP10) with ESMTP id 2026112410000112-345678 ; Tue, 24 Nov 2026 10:00:01 +0800 (GMT-8)',
    {
      id: '2026112410000112-345678',
      date: '2026-11-24T02:00:01.000Z',
      zone: 480,
      dateText: 'Tue, 24 Nov 2026 10:00:01 +0800 (GMT-8)',
    },
  );
  shape(
    'Zimbra greets with LHLO',
    'from mta.rcpt.example (LHLO store.rcpt.example) (172.20.1.2) by store.rcpt.example with LMTP; Mon, 23 Nov 2026 23:00:00 -0300 (BRT)',
    { helo: 'store.rcpt.example', reverseName: 'mta.rcpt.example', ip: '172.20.1.2', with: 'LMTP' },
  );
  shape(
    'amavis by LMTP: client and server are both the host itself',
    'from mx.rcpt.example ([127.0.0.1]) by localhost (mx.rcpt.example [127.0.0.1]) (amavis, port 10024) with LMTP id aBcDeF12; Tue, 24 Nov 2026 03:00:00 +0100 (CET)',
    { ip: '127.0.0.1', by: 'localhost', byIp: '127.0.0.1', software: 'amavis', with: 'LMTP' },
  );
  shape(
    'amavisd-new: the comma in its remark ends the product',
    'from mx.rcpt.example ([127.0.0.1]) by localhost (mx.rcpt.example [127.0.0.1]) (amavisd-new, port 10026) with ESMTP id GhIjK-lM for <bob@rcpt.example>; Tue, 24 Nov 2026 05:00:00 +0300 (+03)',
    { software: 'amavisd-new', ip: '127.0.0.1', for: 'bob@rcpt.example', zone: 180 },
  );
});
