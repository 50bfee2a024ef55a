/**
 * Every program with a form, by at least two fields that it was seen to write (its own source, or mail in public archives; hosts, addresses and ids are
 * replaced): with and without TLS, a login, IPv6, a reverse name, and a greeting that is an address.
 */
import { describe, expect, it } from 'vitest';
import type { Hop } from '../../../../src/core/inspection/index.ts';
import { FORMS } from '../../../../src/core/received/forms/index.ts';
import { parseReceived } from '../../../../src/core/received/received.ts';

const DATE = 'Tue, 24 Nov 2026 11:00:00 +0900';
const IP = '203.0.113.9';
const IPV6 = '2001:db8::9';
const BY = 'mx.rcpt.example';
const FOR = 'for <bob@rcpt.example>';
const TLS13 = 'TLS_AES_256_GCM_SHA384';
const USING = `(using TLSv1.3 with cipher ${TLS13} (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)`;

type Shape = [value: string, told: Partial<Hop> & { version?: string | null }];

const plain = { ip: IP, tls: null, authenticated: null };

/** By the form's name; without its date. */
const SHAPES: Record<string, Shape[]> = {
  Postfix: [
    [`from out.sender.example (rev.sender.example [${IP}]) by ${BY} (Postfix) with ESMTP id 4AbC ${FOR}`, plain],
    [
      `from [${IP}] (unknown [${IP}]) ${USING} (No client certificate requested) by ${BY} (Postfix) with ESMTPS id 4AbC`,
      { ip: IP, version: 'TLSv1.3', reverseName: null },
    ],
    [
      `from x.example (x.example [IPv6:${IPV6}]) (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)) (Client CN "x.example", Issuer "R3" (verified OK)) by ${BY} (Postfix) with ESMTPS id 4AbC ${FOR}`,
      { ip: IPV6, version: 'TLSv1.2' },
    ],
    [
      `from [192.168.0.5] (pool.sender.example [${IP}]) ${USING} (No client certificate requested) (Authenticated sender: alice) by ${BY} (Postfix) with ESMTPSA id 4AbC`,
      { ip: IP, authenticated: 'alice' },
    ],
    [`by ${BY} (Postfix, from userid 33) id 4AbC`, { ip: null, software: 'Postfix' }],
  ],
  LMTPProxy: [
    [`from mx3 ([${IP}]) by compute5.internal (LMTPProxy)`, plain],
    [`from mx4.nyi.mail.example ([${IP}])  by compute4.internal (LMTPProxy)`, plain],
  ],
  Cloudflare: [
    [
      `from out.sender.example (${IP}) by ${BY} (cloudflare) id AuYfoj6x77E4 ${FOR}`,
      { ...plain, from: 'out.sender.example' },
    ],
    [`from out.sender.example (${IPV6}) by ${BY} (cloudflare) id miiooMQdHfDr ${FOR}`, { ip: IPV6, tls: null }],
  ],
  sendmail: [
    [
      `from localhost (localhost [[UNIX: localhost]]) by ${BY} (8.12.11/8.12.11/Submit) id 4AO2`,
      { from: 'localhost', ip: null },
    ],
    [
      `(from www@localhost) by ${BY} (8.17.1/8.17.1/Submit) id 4AO2 for bob@rcpt.example`,
      { from: 'www@localhost', ip: null },
    ],
    [`from localhost (root@localhost) by ${BY} (8.12.10/8.12.10) with ESMTP id 4AO2`, { from: 'localhost', ip: null }],
    [`from out.sender.example (out.sender.example [${IP}]) by ${BY} (8.18.1/8.18.1) with ESMTP id 0AO2 ${FOR}`, plain],
    [
      `from out.sender.example (IDENT:joe@host.sender.example [${IP}] (may be forged)) by ${BY} (8.11.6/8.11.6) with ESMTP id 0AO2`,
      plain,
    ],
    [
      `from pc ([IPv6:${IPV6}]) (authenticated bits=0) by ${BY} (8.17.1/8.17.1/Debian-2) with ESMTPSA id 0AO2 (version=TLSv1.3 cipher=${TLS13} bits=256 verify=NOT)`,
      { ip: IPV6, authenticated: '', version: 'TLSv1.3' },
    ],
    [
      `from localhost (localhost [127.0.0.1]) by ${BY} (8.16.1/8.16.1) with ESMTP id 0AO2; ${DATE} (JST) (envelope-from alice@sender.example)`,
      { ip: '127.0.0.1', envelopeFrom: 'alice@sender.example' },
    ],
    [`from x (p1.kyoto.example [${IP}]) by ${BY} (V8/cf) with ESMTP id 0AO2`, plain],
    [`from localhost (localhost) by ${BY} (V8/cf) id 0AO2`, { ip: null, from: 'localhost', software: 'V8/cf' }],
  ],
  Exim: [
    [
      `from out.sender.example ([${IP}]) by ${BY} with esmtp (Exim 4.98) (envelope-from <alice@sender.example>) id 1tA-00-2i for bob@rcpt.example`,
      { ...plain, envelopeFrom: 'alice@sender.example' },
    ],
    [
      `from [${IPV6}] (port=4711 helo=out.sender.example) by ${BY} with esmtps (TLS1.3) tls ${TLS13} (Exim 4.96) (envelope-from <alice@sender.example>) id 1tA-00-2i`,
      { ip: IPV6, version: 'TLSv1.3', helo: 'out.sender.example' },
    ],
    [
      `from rev.sender.example ([${IP}]:4711 helo=[192.168.0.5] ident=joe) by ${BY} with esmtpa (Exim 4.87) id 1tA-00-2i`,
      { ip: IP, authenticated: '', helo: '[192.168.0.5]' },
    ],
    [`from rev.sender.example [${IP}] by ${BY} with esmtp (Exim 3.35 #1 (Debian)) id 18S-00`, plain],
    [
      `from rev.sender.example (out.sender.example) [${IP}.13219] (mail) by ${BY} with esmtp (Exim 3.35 #1 (Debian)) id 1CO-00`,
      plain,
    ],
    [
      `from www-data by ${BY} with local (Exim 4.96) (envelope-from <www-data@rcpt.example>) id 1tA-00-2i`,
      { ip: null, with: 'local' },
    ],
  ],
  Google: [
    [
      `from out.sender.example (out.sender.example. [${IP}]) by mx.google.com with ESMTPS id a1-2 ${FOR} (version=TLS1_3 cipher=${TLS13} bits=256/256)`,
      { ip: IP, version: 'TLSv1.3' },
    ],
    [
      `from mail-sor-f41.google.com (mail-sor-f41.google.com. [${IP}]) by mx.google.com with SMTPS id a1-2 ${FOR} (Google Transport Security)`,
      { ip: IP, version: 'unknown' },
    ],
    [
      `from [192.168.0.5] ([${IPV6}]) by smtp.gmail.com with ESMTPSA id a1-2 ${FOR} (version=TLS1_2 cipher=X bits=128/128)`,
      { ip: IPV6, authenticated: '' },
    ],
    ['from 700112233445 named unknown by gmailapi.google.com with HTTPREST', { ip: null }],
  ],
  Exchange: [
    [`by ${BY} with Microsoft SMTPSVC(5.0.2195.6624)`, { from: null, ip: null }],
    [
      `from out.sender.example (${IP}) by AM1FT009.mail.protection.outlook.com (10.152.9.77) with Microsoft SMTP Server (version=TLS1_3, cipher=${TLS13}) id 15.20.1 via Frontend Transport`,
      { ip: IP, version: 'TLSv1.3', via: 'Frontend Transport' },
    ],
    [
      `from [192.168.0.5] (${IPV6}) by AM1FT009.mail.protection.outlook.com (2603:10a6::1) with Microsoft SMTP Server id 15.20.1 via Frontend Transport`,
      { ip: IPV6, tls: null },
    ],
    [
      `from out.sender.example (${IP}) by ${BY} (192.168.7.5) with Microsoft SMTP Server (TLS) id 14.3.1`,
      { ip: IP, version: 'unknown' },
    ],
    [`from out.sender.example ([${IP}]) by ${BY} with Microsoft SMTPSVC(6.0.3790.4675)`, { ip: IP }],
  ],
  Yahoo: [
    [
      `from unknown (HELO ?192.168.0.5?) (alice@sender.example@${IP} with plain) by smtp101.sbc.mail.re2.yahoo.com with SMTP`,
      { ip: IP, authenticated: 'alice@sender.example', by: 'smtp101.sbc.mail.re2.yahoo.com' },
    ],
    [
      `from out.sender.example (alice@${IP} with login) by smtp101.mail.gq1.yahoo.com with SMTP`,
      { ip: IP, authenticated: 'alice', by: 'smtp101.mail.gq1.yahoo.com' },
    ],
    [
      `from ${IP} (EHLO out.sender.example) by 10.197.33.6 with SMTPs (version=TLS1_3 cipher=${TLS13})`,
      { ip: IP, version: 'TLSv1.3' },
    ],
    [`from 127.0.0.1 (EHLO out.sender.example) (${IP}) by mta1.mail.bf1.yahoo.com with SMTPS`, { ip: IP }],
    [`from ${IP} (HELO out.sender.example) (${IP}) by mta5.mail.djm.yahoo.co.jp with SMTP`, plain],
    ['from sonic.gate.mail.ne1.yahoo.com by sonic301.consmr.mail.bf2.yahoo.com with HTTP', { ip: null, with: 'HTTP' }],
  ],
  qmail: [
    [
      `from rev.sender.example (HELO laptop) (${IP}) (smtp-auth username alice, mechanism login) by ${BY} (qpsmtpd/0.96) with ESMTPA`,
      { ip: IP, authenticated: 'alice' },
    ],
    [
      `from unknown (HELO out.sender.example) ([${IP}]) (envelope-sender <alice@sender.example>) by ${BY} (qmail-ldap-1.03) with SMTP ${FOR}`,
      { ...plain, envelopeFrom: 'alice@sender.example' },
    ],
    [
      `from rev.sender.example (HELO out.sender.example) (${IP}) by ${BY} (qpsmtpd/0.96) with ESMTPS (${TLS13} encrypted)`,
      { ip: IP, tls: { version: 'unknown', cipher: TLS13 } },
    ],
    ['(qmail 10681 invoked by uid 404)', { ip: null }],
  ],
  James: [
    [
      `from rev.sender.example (EHLO [IPV6:${IPV6}]) ([${IPV6}]) by ${BY} (JAMES SMTP Server ) with ESMTPA ID 141 ${FOR}`,
      { ip: IPV6, authenticated: '' },
    ],
    [
      `from rev.sender.example (EHLO out.sender.example) ([${IP}]) (using TLSv1.3 with cipher ${TLS13}) by ${BY} (JAMES SMTP Server ) with ESMTPS ID 4ea1 ${FOR}`,
      { ip: IP, version: 'TLSv1.3' },
    ],
    [`from rev.sender.example ([${IP}]) by ${BY} (JAMES SMTP Server 2.3.2) with SMTP ID 798 ${FOR}`, plain],
  ],
  IronPort: [
    [
      `from rev.sender.example (HELO out.sender.example) ([${IP}]) by ob1.hc1-80.eu.iphmx.com with ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384`,
      { ip: IP, with: 'ESMTP' },
    ],
    [
      `from unknown (HELO out.sender.example) (${IP}) by server-9.tower-1.messagelabs.com with ECDHE-RSA-AES256-GCM-SHA384 encrypted SMTP`,
      { ip: IP, with: 'SMTP' },
    ],
    [
      `from [${IP}] by server-5.bemta-5.messagelabs.com id 6F/97-25374`,
      { ip: IP, by: 'server-5.bemta-5.messagelabs.com' },
    ],
    ['by server-5.bemta-5.messagelabs.com id 6F/97-25374', { ip: null, by: 'server-5.bemta-5.messagelabs.com' }],
  ],
  // GMX and IONOS, which once wrote the greeting behind the address
  Nemesis: [
    [
      `from [${IP}] ([${IP}]) by mrelay.gmx.example (mreue101 [198.51.100.201]) with ESMTPSA (Nemesis) id 1Mab ${FOR}`,
      { ip: IP, by: 'mrelay.gmx.example', authenticated: '' },
    ],
    [
      `from [127.0.0.1] ([${IP}]) by mrelay.gmx.example (mreue101 [198.51.100.201]) with ESMTPSA (Nemesis) id 1Mab ${FOR}`,
      { ip: IP, helo: '[127.0.0.1]', authenticated: '' },
    ],
    [
      `from out.sender.example ([${IP}]) by mx.kundenserver.de (mxeue102 [198.51.100.20]) with ESMTPS (Nemesis) id 1MP2 ${FOR}`,
      { ip: IP, by: 'mx.kundenserver.de', byIp: '198.51.100.20', version: 'unknown' },
    ],
    [
      `from out.sender.example ([${IP}]) by mx-ha.gmx.net (mxgmxus004) with ESMTPS (Nemesis) id 0M5u`,
      { ip: IP, by: 'mx-ha.gmx.net', helo: 'out.sender.example' },
    ],
    [
      `from [${IP}] (helo=out.sender.example) by mxeu2.kundenserver.de with ESMTP (Nemesis), id 0MKp`,
      { ip: IP, by: 'mxeu2.kundenserver.de' },
    ],
  ],
  Haraka: [
    [
      `from rev.sender.example (out.sender.example [${IP}]) by ${BY} (Haraka/1.4.0) with ESMTP id 1A.1 envelope-from <a@sender.example>`,
      { ...plain, helo: 'out.sender.example', reverseName: 'rev.sender.example' },
    ],
    [
      `from rev.sender.example (HELO out.sender.example) (${IP}) by ${BY} (Haraka/0.5.2) with ESMTP`,
      { ...plain, helo: 'out.sender.example', reverseName: 'rev.sender.example' },
    ],
    [
      `from out.sender.example (rev.sender.example [${IP}]) by ${BY} (Haraka/2.8.28) with ESMTP id 0D1.1 envelope-from <alice@sender.example>`,
      { ...plain, envelopeFrom: 'alice@sender.example' },
    ],
    [
      `from [192.168.0.5] (Unknown [${IPV6}]) by ${BY} (Haraka/3.0.3) with ESMTPSA id 0D1.1 envelope-from <alice@sender.example> tls ${TLS13} (authenticated bits=0)`,
      { ip: IPV6, authenticated: '', version: 'unknown' },
    ],
  ],
  maddy: [
    [
      `from out.sender.example (rev.sender.example [${IP}]) by ${BY} (envelope-sender <alice@sender.example>) with ESMTPS id 4ea1`,
      { ip: IP, version: 'unknown' },
    ],
    [
      `from [192.168.0.5] ([${IPV6}]) by ${BY} (envelope-sender <alice@sender.example>) with UTF8ESMTPS id 4ea1`,
      { ip: IPV6 },
    ],
    [`(rev.sender.example [${IP}]) by ${BY} (envelope-sender <alice@sender.example>) with ESMTP id 4ea1`, plain],
  ],
  OpenSMTPD: [
    [
      `from out.sender.example (rev.sender.example [IPv6:${IPV6}]); by ${BY} (OpenSMTPD) with ESMTPS id 4ea1; TLS version=TLSv1.2 cipher=X bits=256 verify=NO; for <bob@rcpt.example>`,
      { ip: IPV6, for: 'bob@rcpt.example' },
    ],
    [
      `from laptop (rev.sender.example [${IP}]) by ${BY} (OpenSMTPD) with ESMTPSA id 4ea1 (TLSv1.3:${TLS13}:256:NO) auth=yes user=alice ${FOR}`,
      { ip: IP, authenticated: '', version: 'TLSv1.3' },
    ],
    [`from out.sender.example (rev.sender.example [${IP}]) by ${BY} (OpenSMTPD) with ESMTP id 3c9d ${FOR}`, plain],
    [
      `from [192.168.0.5] (<unknown> [${IPV6}]) by ${BY} (OpenSMTPD) with ESMTPSA id 3c9d (TLSv1.3:${TLS13}:256:NO) auth=yes user=alice ${FOR}`,
      { ip: IPV6, version: 'TLSv1.3', authenticated: '' },
    ],
    [`from localhost (${BY} [local]) by ${BY} (OpenSMTPD) with ESMTPA id 5db3 ${FOR}`, { ip: null }],
  ],
  mox: [
    [
      `from \xc3\xbc.example ([${IP}]) (xn--tda.example) by ${BY} ([192.0.2.25]) via tcp with UTF8SMTPS id 4R (TLS1.3 ${TLS13}) ${FOR}`,
      { ip: IP, version: 'TLSv1.3' },
    ],
    [
      `from \xc3\xbc.example ([${IP}]) (authenticated-1.xn--tda.example) by ${BY} ([192.0.2.25]) via tcp with UTF8SMTPS id 4R ${FOR}`,
      { ip: IP, authenticated: null },
    ],
    [
      `from out.sender.example ([${IP}]) by ${BY} ([192.0.2.25]) via tcp with ESMTPS id 4R (TLS1.3 ${TLS13}) ${DATE}`,
      { ip: IP },
    ],
    [
      `from out.sender.example (rev.sender.example [${IP}]) by ${BY} ([192.0.2.25]) via tcp with ESMTPS id 4Re (TLS1.3 ${TLS13}) ${FOR}`,
      { ip: IP, version: 'TLSv1.3' },
    ],
    [
      `from [IPv6:${IPV6}] ([IPv6:${IPV6}]) by ${BY} ([192.0.2.25]) via tcp with ESMTP id 4Re ${FOR}`,
      { ip: IPV6, tls: null },
    ],
  ],
  Stalwart: [
    [
      `from out.sender.example (rev.sender.example [${IP}] (AS64500 Example Ltd., NL)) (using TLSv1_3 with cipher TLS13_AES_256_GCM_SHA384) by ${BY} (Stalwart SMTP) with ESMTPS id 4EA1`,
      { ip: IP, version: 'TLSv1.3' },
    ],
    [`from [192.168.0.5] (unknown [${IPV6}]) by ${BY} (Stalwart SMTP) with ESMTP id 4EA1`, { ip: IPV6, tls: null }],
  ],
  chasquid: [
    [
      `from [${IP}] (out.sender.example) by ${BY} (chasquid) with ESMTPS tls TLS_AES_128_GCM_SHA256 (over SMTP, TLS-1.3, envelope from "alice@sender.example")`,
      { ip: IP, tls: { version: 'unknown', cipher: 'TLS_AES_128_GCM_SHA256' } },
    ],
    [
      `from [IPv6:${IPV6}] (out.sender.example) by ${BY} (chasquid) with ESMTP (over SMTP, plain text!, envelope from "")`,
      { ip: IPV6, tls: null },
    ],
    [
      `from out.sender.example ([${IP}]) by ${BY} (chasquid) with ESMTPS tls TLS_AES_128_GCM_SHA256 (over SMTP, TLS-1.3, envelope from "alice@sender.example")`,
      { ip: IP, tls: { version: 'unknown', cipher: 'TLS_AES_128_GCM_SHA256' } },
    ],
    [
      `from out.sender.example ([${IPV6}]) by ${BY} (chasquid) with ESMTP (over SMTP, plain text!, envelope from "\\"a b\\"@sender.example")`,
      { ip: IPV6, tls: null },
    ],
    [
      `from out.sender.example (${IP}:4321) by ${BY} (chasquid) (over SMTP TLS-1.2-ECDHE_RSA_AES128_GCM_SHA256) (envelope from "alice@sender.example")`,
      { ip: IP, helo: 'out.sender.example' },
    ],
    [
      `from out.sender.example ([${IPV6}]:4321) by ${BY} (chasquid) (over SMTP plain text!) (envelope from "")`,
      { ip: IPV6, tls: null },
    ],
    [
      `from laptop by ${BY} (chasquid) with ESMTPSA tls TLS_AES_128_GCM_SHA256 (over submission, TLS-1.3, envelope from "alice@sender.example")`,
      { ip: null, authenticated: '' },
    ],
  ],
  ZoneMTA: [
    [
      `from laptop ([${IP}] rev.sender.example) (Authenticated sender: alice) by ${BY} (ZoneMTA) with ESMTPSA id 16a.001 ${FOR} (version=TLSv1.3 cipher=${TLS13})`,
      { ip: IP, helo: 'laptop', authenticated: '', version: 'TLSv1.3' },
    ],
    [`from [192.168.0.5] ([${IPV6}] rev.sender.example) by ${BY} (ZoneMTA) with ESMTP id 16a.002 ${FOR}`, { ip: IPV6 }],
    [`from out.sender.example [${IP}] by ${BY} (ZoneMTA) with ESMTP id 16a.003 ${FOR}`, plain],
    [
      `from out.sender.example [${IP}] (Authenticated sender: alice) by ${BY} (ZoneMTA) with ESMTPA id 16a.003`,
      { ip: IP },
    ],
    [`from [${IP}] by ${BY} (ZoneMTA) with HTTP id 16a.004 ${FOR}`, plain],
    [`from localhost by ${BY} (ZoneMTA) with API id 16a.005 ${FOR}`, { ip: null }],
  ],
  Courier: [
    [
      `from localhost (localhost [127.0.0.1]) (uid 1002) by ${BY} with local id 0020.68AB.0013`,
      { ip: null, with: 'local' },
    ],
    [`from localhost (localhost [127.0.0.1]) (uid 0) by ${BY} with local; ${DATE} id 0001.41F9.0032`, { ip: null }],
  ],
  Halon: [
    [
      `from out.sender.example (rev.sender.example [${IP}]) by ${BY} (Halon) with ESMTPS id 1c2d-4f`,
      { ip: IP, version: 'unknown' },
    ],
    [`from [192.168.0.5] (unknown [${IP}]) by ${BY} (Halon) with ESMTP id 1c2d-4f`, plain],
  ],
  KumoMTA: [
    [
      `from out.sender.example (${IP}) by ${BY} (KumoMTA 192.0.2.25) with ESMTPS (TLSv1_3:TLS_AES_256_GCM_SHA384) id 4ea1 ${FOR}`,
      { ip: IP, version: 'TLSv1.3' },
    ],
    [`from unspecified (${IPV6}) by ${BY} (KumoMTA 192.0.2.25) with SMTP id 4ea1 ${FOR}`, { ip: IPV6, tls: null }],
  ],
  Momentum: [
    [
      `from [${IP}] ([${IP}:4330] helo=localhost) by ${BY} (envelope-from <alice@sender.example>) (ecelerity 4.9.1.3 r(msys-ecelerity:tags/4.9^0)) with ESMTPSA (cipher=X) id K0/91`,
      { ip: IP, authenticated: '' },
    ],
    [
      `from [10.90.3.5] ([10.90.3.5]) by ${BY} (ecelerity 4.8.0.1 r(msys-ecelerity:tags/4.8)) with REST id 35/LQ`,
      { ip: '10.90.3.5', with: 'REST' },
    ],
  ],
  PowerMTA: [
    [`from out.sender.example (${IP}) by ${BY} (PowerMTA(TM) v5.0r8) id h1i2 ${FOR}`, plain],
    [
      `from localhost (10.9.8.7) by ${BY} (PowerMTA v4.5r14) with ESMTPS id h1i2 ${FOR}; ${DATE} (envelope-from <alice@sender.example>)`,
      { ip: '10.9.8.7', envelopeFrom: 'alice@sender.example' },
    ],
  ],
  Proofpoint: [
    [
      `from out.sender.example (rev.sender.example [${IP}]) by mx07-1.pphosted.example (PPS) with ESMTPS id 3abc-1 (version=TLSv1.2 cipher=X bits=256 verify=NOT) ${FOR}`,
      { ip: IP, version: 'TLSv1.2' },
    ],
    [
      `from pps.filterd (m1.ppops.example [127.0.0.1]) by mx07-1.pphosted.example (PPS) with ESMTP id 4AO2 ${FOR}`,
      { ip: '127.0.0.1' },
    ],
  ],
  Barracuda: [
    [
      `from out.sender.example (localhost [127.0.0.1]) by ${BY} (Spam Firewall) with ESMTP id 12CB`,
      { ip: '127.0.0.1' },
    ],
    [`from out.sender.example (rev.sender.example [${IP}]) by ${BY} (Spam Firewall) with ESMTP id B30C ${FOR}`, plain],
  ],
  trex: [
    [
      `from out.sender.example (rev.sender.example [${IP}]) (using TLSv1.3 with cipher ${TLS13}) by 100.127.4.5 (trex/7.0.1)`,
      { ip: IP, version: 'TLSv1.3' },
    ],
    [`from out.sender.example (out.sender.example. [${IP}]) by 100.127.4.5 (trex/6.9.1)`, plain],
  ],
  Zendesk: [
    [`from zd7.example (unknown [127.0.0.6]) by ${BY} (Zendesk) with ESMTP id 0f1e ${FOR}`, { ip: '127.0.0.6' }],
    [`from zd7.example (unknown [${IP}]) by ${BY} (Zendesk) with ESMTPS id 0f1e`, { ip: IP }],
  ],
  EZweb: [
    [
      `from out.sender.example (rev.sender.example [${IP}]) by lsean.ezweb.ne.jp (EZweb Mail) with ESMTP id 06FP ${FOR}`,
      plain,
    ],
    [
      `from nxev13mp01 (localhost [127.0.0.1]) by nxev13mp01.ezweb.ne.jp (EZweb Mail) with SMTP id AA19 ${FOR}`,
      { ip: '127.0.0.1' },
    ],
  ],
  'CommuniGate Pro': [
    [
      `from [${IP}] (HELO out.sender.example) by ${BY} (CommuniGate Pro SMTP 6.3.20) with ESMTP id 208 for bob@rcpt.example`,
      plain,
    ],
    [
      `from [${IP}] (account alice HELO [192.168.0.5]) by ${BY} (CommuniGate Pro SMTP 6.3.20) with ESMTPSA id 208`,
      { ip: IP, authenticated: 'alice' },
    ],
    [
      `from rev.sender.example ([${IP}] verified) by ${BY} (CommuniGate Pro SMTP 5.1.13) with ESMTP id 978 for bob@rcpt.example`,
      plain,
    ],
  ],
  Domino: [
    [`from fox.localdomain ([${IP}]) by ${BY} (Lotus Domino Release 8.5.3FP6) with ESMTP id 2026-1 `, plain],
    [`from [127.0.1.1] ([${IP}]) by ${BY} (HCL Domino Release 14.0FP4) with ESMTP id 2026-1 `, plain],
    [`from out.sender.example ([${IP}]) by ${BY} (IBM Domino Release 9.0.1FP10) with ESMTP id 2026-1 `, plain],
  ],
  MDaemon: [
    [
      `from smtpclient.apple ([${IP}]) by ${BY} (208.125.0.237) (MDaemon PRO v26.0.2) with ESMTPSA id md50.msg`,
      { ip: IP, authenticated: '' },
    ],
    [`from out.sender.example ([${IP}]) by ${BY} (${BY}) (MDaemon PRO v10.1.2) with ESMTP id md50.msg ${FOR}`, plain],
    [
      `from [192.168.1.10] ([${IP}]) by ${BY} (${BY} [192.0.2.25]) (Cipher TLSv1:RC4-MD5:128) (MDaemon PRO v9.6.6) with ESMTP id md50.msg ${FOR}`,
      { ip: IP },
    ],
    [`from out.sender.example [${IP}] by ${BY} [192.0.2.25] with SMTP (MDaemon.PRO.v5.0.6.R) ${FOR}`, plain],
    [`from out.sender.example by ${BY} (MDaemon PRO v10.1.1) with ESMTP id md50.msg ${FOR}`, { ip: null }],
    [
      `from localhost by ${BY} (Cipher SSLv3:RC4-MD5:128) (MDaemon PRO v10.1.1) with ESMTP id md50.msg ${FOR}`,
      { ip: null },
    ],
  ],
  Kerio: [
    [`from out.sender.example ([${IP}]) by ${BY} (Kerio Connect 10.0.8 patch 2) with ESMTP`, plain],
    [
      `from roundcube.example ([192.168.37.37]) (authenticated user alice@sender.example) by ${BY} (Kerio Connect 9.4.2) with ESMTPA`,
      { ip: '192.168.37.37', authenticated: 'alice@sender.example' },
    ],
    [
      `from pc.example ([${IP}]) (authenticated user alice@sender.example) by ${BY} (Kerio Connect 9.2.12 patch 1) with ESMTPSA (using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256 bits))`,
      { ip: IP, version: 'TLSv1.2' },
    ],
  ],
  IceWarp: [
    [
      `from ([${IP}]) by ${BY} (IceWarp Merak Mail Server 9.4.2 (2009-05-21) by SoftMail) with ASMTP id ZZR4`,
      { ip: IP, authenticated: '' },
    ],
    [`from out.sender.example ([${IP}]) by ${BY} (IceWarp 12.0.3.1) with ESMTPS (SSL) id 2026 ${FOR}`, { ip: IP }],
  ],
  InterMail: [
    [
      `from out.sender.example ([${IP}]) by ${BY} (InterMail vM.8.01.05.28 201-2260-151) with ESMTP id <2026.ABCD@out.sender.example> ${FOR}`,
      plain,
    ],
    [
      `from out.sender.example (really [${IP}]) by ${BY} (InterMail vM.7.08.02.00) with ESMTPA id <2026.ABCE@x.example>`,
      { ip: IP, authenticated: '' },
    ],
  ],
  Oracle: [
    [
      `from out.sender.example ([${IP}]) by ${BY} (Oracle Communications Messaging Server 8.0.2.1.20171204 64bit (built Dec 4 2017)) with ESMTP id <0P@x.example> for bob@rcpt.example (ORCPT bob@rcpt.example)`,
      plain,
    ],
    [
      `from [192.168.0.5] (rev.sender.example [${IP}]) by ${BY} (Oracle Communications Messaging Server 7u4-27.08 (7.0.4.27.7) 64bit (built Aug 22 2013)) with ESMTPSA id <0P@x.example>`,
      { ip: IP, authenticated: '' },
    ],
  ],
  Scalix: [
    [`from DPLAPTOP ( ${IP}) by ${BY} (Scalix SMTP Relay 10.0.1.3) via ESMTP`, { ip: IP, via: 'ESMTP' }],
    [
      `from [172.24.90.10] ( [172.24.90.10]) by ${BY} (Scalix SMTP Relay 11.4.1.11929) via ESMTP`,
      { ip: '172.24.90.10' },
    ],
    [
      `from localhost.localdomain (localhost [127.0.0.1]) by ${BY} (Scalix SMTP Relay 12.6.0.14933) via ESMTP`,
      { ip: '127.0.0.1' },
    ],
  ],
  NAVGW: [
    [`(from out.sender.example [${IP}]) by ${BY} (NAVGW 2.5.2.12) with SMTP id M2006 ${FOR}`, plain],
    [`(from [192.168.0.5] [${IP}]) by ${BY} (NAVGW 2.5.1.16) with SMTP id M2006`, plain],
  ],
  'F-Secure': [
    [
      `from www1.sender.example (${IP}) by ${BY} (F-Secure/fsigk_smtp/550/${BY})`,
      { ...plain, from: 'www1.sender.example' },
    ],
    [`from ${IP} (${IP}) by ${BY} (F-Secure/fsigk_smtp/521/${BY})`, plain],
  ],
  Dovecot: [
    [`from ${BY} ([127.0.0.1]) by ${BY} (Dovecot) with LMTP id 2f7PDQI4AVyGBQAA9TuAPw ${FOR}`, { ip: '127.0.0.1' }],
    [`from ${BY} by ${BY} (Dovecot) with LMTP id Pp35GDlDbV4/EAAAXgB5vA`, { from: BY, ip: null }],
  ],
  amavis: [
    [
      `from ${BY} ([127.0.0.1]) by localhost (${BY} [127.0.0.1]) (amavisd-new, port 10024) with ESMTP id inGg ${FOR}`,
      { ip: '127.0.0.1', by: 'localhost' },
    ],
    [
      `from ${BY} ([127.0.0.1]) by localhost (${BY} [127.0.0.1]) (amavis, port 10024) with LMTP id QqqD`,
      { ip: '127.0.0.1', by: 'localhost' },
    ],
  ],
  Cyrus: [
    [`from ${BY} (localhost [127.0.0.1]) by ${BY} (Cyrus v2.4.17) with LMTPA`, { ip: '127.0.0.1', authenticated: '' }],
    [`from localhost ([unix socket])\r\n\t by ${BY} (Cyrus v2.3.7) with LMTPA`, { from: 'localhost', ip: null }],
    [
      `from localhost ([unix socket]) (authenticated user=postman bits=0) by ${BY} (Cyrus v2.4.17) with LMTPA`,
      { from: 'localhost', ip: null },
    ],
    [
      `from mx5.messagingengine.com (mx5.messagingengine.com [10.202.9.9]) by sloti7d2t1 (Cyrus 3.13.0-alpha0-fm-20261101) with LMTPA`,
      { ip: '10.202.9.9', by: 'sloti7d2t1' },
    ],
  ],
  'Authentication Milter': [
    [
      'from mx5.messagingengine.com (localhost [127.0.0.1]) by mx5.messagingengine.com (Authentication Milter) with ESMTP id 7A8B',
      { ip: '127.0.0.1', by: 'mx5.messagingengine.com' },
    ],
    [
      'from mailmx.example (localhost [127.0.0.1]) by mailmx.example (Authentication Milter) with ESMTP id 7A8B.C9',
      { ip: '127.0.0.1', by: 'mailmx.example' },
    ],
  ],
  RZmta: [
    [
      `from out.sender.example ([${IP}]) by smtpin.rzone.de (RZmta 49.11.2 OK) with ESMTPS id T48b (using TLSv1.3 with cipher ${TLS13} (256 bits)) (Client CN "*.sender.example", Issuer "Some CA" (verified OK (+EmiG))) (Client hostname verified OK) ${FOR}`,
      { ip: IP, by: 'smtpin.rzone.de', version: 'TLSv1.3', authenticated: null },
    ],
    [
      `from laptop by smtp.strato.de (RZmta 49.11.2 AUTH) with ESMTPSA id z7df (using TLSv1.3 with cipher ${TLS13} (256 bits)) (Client did not present a certificate) ${FOR}`,
      { ip: null, by: 'smtp.strato.de', authenticated: '' },
    ],
  ],
  Coremail: [
    [
      `from ubuntu.localdomain (unknown [${IP}]) by smtp8 (Coremail) with SMTP id DMCow.61541S2`,
      { ...plain, by: 'smtp8' },
    ],
    [
      'from [10.20.42.43] (unknown [10.20.42.43]) by front2 (Coremail) with SMTP id qciow.34198S2',
      { ip: '10.20.42.43' },
    ],
    ['from ProDesk.. (unknown []) by gzsmtp1 (Coremail) with SMTP id PCgv.21590S3', { ip: null, by: 'gzsmtp1' }],
  ],
  LISTSERV: [
    [`from ${BY} by ${BY} (LISTSERV-TCP/IP release 16.0) with spool id 137738 for LIST@RCPT.EXAMPLE`, { ip: null }],
    [`by ${BY} (LISTSERV-TCP/IP release 1.8c) with spool id 3756398 for LIST@RCPT.EXAMPLE`, { ip: null }],
  ],
  unmarked: [
    [`from unknown(${IP}) by ${BY} via smap (3.2) id xmaa04242`, { ...plain, reverseName: null, via: 'smap' }],
    [
      `from out.sender.example(${IP}) by ${BY} via smap (V2.1) id xma004242`,
      { ...plain, reverseName: 'out.sender.example' },
    ],
    [`(rev.sender.example [${IP}]) by ${BY} with ESMTP id 4real77`, plain],
    [`from John's PC (rev.sender.example [${IP}]) by ${BY} with ESMTP`, { ...plain, helo: "John's PC" }],
    [`from out.sender.example (rev.sender.example [${IP}]) via ESMTP by ${BY} id xma004242`, plain],
    // hMailServer
    [
      `from out.sender.example (rev.sender.example [${IP}]) by ${BY} with ESMTPS (version=TLSv1.3 cipher=${TLS13} bits=256) `,
      { ip: IP, version: 'TLSv1.3' },
    ],
    // Dovecot, submission and LMTP
    [
      `from [192.168.0.5] ([${IPV6}]) (using TLSv1.3 with cipher ${TLS13} (256/256 bits)) by ${BY} with ESMTPSA id aBc (envelope-from <alice@sender.example>) ${FOR}`,
      { ip: IPV6, authenticated: '' },
    ],
    [
      `from ${BY} ([127.0.0.1]) by ${BY} with LMTP id aBc (envelope-from <alice@sender.example>) ${FOR}`,
      { ip: '127.0.0.1', with: 'LMTP' },
    ],
    // Zimbra's store
    [`from ${BY} (LHLO ${BY}) (10.10.20.85) by ${BY} with LMTP`, { ip: '10.10.20.85', with: 'LMTP' }],
    // netqmail
    [`from rev.sender.example (HELO out.sender.example) (joe@${IP}) by ${BY} with SMTP`, plain],
    [`from unknown (HELO ?192.168.0.5?) (${IP}) by ${BY} with ESMTPA`, { ip: IP, authenticated: '' }],
    // courier
    [
      `from out.sender.example (rev.sender.example [::ffff:${IP}]) (TLS: TLSv1.3,256bits,${TLS13}) by ${BY} with ESMTPS id 4Re`,
      { ip: IP, tls: { version: 'TLSv1.3', cipher: TLS13 } },
    ],
    [`from out.sender.example (softdnserr [::ffff:${IP}]) by ${BY} with esmtp`, { ...plain, reverseName: null }],
    // ZMailer
    [
      `from rev.sender.example ([${IP}]:4717 "EHLO out.sender.example" rhost-flags-OK-OK-OK-OK) by vger.kernel.org with ESMTP id S17528 (ORCPT <rfc822;list@vger.kernel.org>)`,
      { ip: IP, by: 'vger.kernel.org', helo: 'out.sender.example' },
    ],
    [
      `from rev.sender.example ([${IP}]:53516 "HELO out.sender.example") by ftp.linux.example with SMTP id S20037`,
      { ip: IP, by: 'ftp.linux.example' },
    ],
    // Mimecast
    [
      `from out.sender.example (rev.sender.example [${IP}]) by relay.mimecast.example with ESMTP with STARTTLS (version=TLSv1.3, cipher=${TLS13}) id uk-mta-7`,
      { ip: IP, by: 'relay.mimecast.example', version: 'TLSv1.3' },
    ],
    [
      `from out.sender.example (rev.sender.example [${IP}]) by relay.mimecast.example with ESMTP id us-mta-7`,
      { ip: IP, by: 'relay.mimecast.example' },
    ],
    // Zoho
    [
      `from [192.168.250.117] (rev.sender.example [${IP}]) by mx.zohomail.com with SMTPS id 16339198.59`,
      { ip: IP, by: 'mx.zohomail.com' },
    ],
    [
      `from edelgard.example (${IP} [${IP}]) by mx.zohomail.com with SMTPS id 16339198.59`,
      { ip: IP, by: 'mx.zohomail.com' },
    ],
    // Mailgun, Mandrill, SendGrid
    [`from app01 (mail.sender.example [${IP}]) by 9a8b7c6d5e4f with SMTP id 6743aa`, { ip: IP, by: '9a8b7c6d5e4f' }],
    ['from <unknown> (<unknown> []) by 9a8b7c6d5e4f with HTTP id 6743aa', { ip: null, by: '9a8b7c6d5e4f' }],
    [`from [${IP}] by mandrillapp.example id 0a1b`, { ip: IP, by: 'mandrillapp.example' }],
    ['from MzY1MDAwMQ (unknown) by geopod-ismtpd-7 (SG) with HTTP id aBc', { ip: null, by: 'geopod-ismtpd-7' }],
    ['by recvd-6f7d8c9b5 with SMTP id recvd-6f7d-1-6743', { ip: null, by: 'recvd-6f7d8c9b5' }],
    // mail.ru, QQ
    [
      `from box.sender.example ([${IP}]:40999) by mx77.mail.ru with esmtp (envelope-from <alice@sender.example>) id 1kAb`,
      { ip: IP, by: 'mx77.mail.ru' },
    ],
    [
      `from out.sender.example (unknown [${IP}]) by newxmmx.qq.example (NewMX) with SMTP id 7`,
      { ip: IP, by: 'newxmmx.qq.example' },
    ],
    // Gateways: of Proxmox and Symantec
    [
      `from ${BY} (localhost.localdomain [127.0.0.1]) by ${BY} (Proxmox) with ESMTP id 2BE74341ED5`,
      { ip: '127.0.0.1', software: 'Proxmox' },
    ],
    [
      `from out.sender.example ( [${IP}]) by ${BY} (Symantec Messaging Gateway) with SMTP id 91.CE`,
      { ip: IP, software: 'Symantec Messaging Gateway' },
    ],
    // Servers of Sun and of telephone companies
    [
      `from pc.home ([${IP}]) by ${BY} (Sun Java System Messaging Server 6.2-2.05 (built Apr 28 2005)) with ESMTP id <0IV7002L4KGRSM10@${BY}> for bob@rcpt.example`,
      plain,
    ],
    [
      `from pc.home (rev.sender.example [${IP}]) by ${BY} (iPlanet Messaging Server 5.2 HotFix 2.15 (built Nov 14 2006)) with SMTP id <0JLY@${BY}> for bob@rcpt.example`,
      plain,
    ],
    [`from [192.168.1.107] (unverified [${IP}]) by ${BY} (SurgeMail 3.8f2) with ESMTP id 7480747-1927428`, plain],
    [
      `from x.sender.example (unknown [${IP}]) by ${BY} (KnoxPortal) with ESMTP id 20210907~iecd ${FOR}`,
      { ip: IP, reverseName: null },
    ],
    [
      `from pc.sender.example ([${IPV6}]) by newxmesmtp.qq.example (NewEsmtp) with SMTP id 7E`,
      { ip: IPV6, by: 'newxmesmtp.qq.example' },
    ],
    // So-net, NIFTY, BIGLOBE
    [
      `from [192.168.11.5] ([${IP}]) by ms-mxout03.so-net.example with ESMTPA id asaS`,
      { ip: IP, authenticated: '', by: 'ms-mxout03.so-net.example' },
    ],
    [
      `from vk1.sender.example (vk1.sender.example [${IP}]) (authenticated) by conuserg-01.nifty.example with ESMTP id 0AO2`,
      { ip: IP, authenticated: '', by: 'conuserg-01.nifty.example' },
    ],
    [
      'from biglobe.example by rcpt-gw4.biglobe.example (0000/0000000000) with SMTP id p000',
      { ip: null, by: 'rcpt-gw4.biglobe.example' },
    ],
    // Old ones, and ones that leave no blank
    [`from (${IP} [${IP}]) by ${BY} with ESMTP id BQB0`, plain],
    [`from out.sender.example (rev.sender.example [${IP}])by ${BY} with ESMTP id 4Re`, plain],
    [`from debian.(none) (rev.sender.example [${IP}]) by ${BY} with ESMTP id 4Re`, { ...plain, helo: 'debian.(none)' }],
    [`from JOES_PC (rev.sender.example [${IP}]) by ${BY} with ESMTP id 4Re`, { ...plain, helo: 'JOES_PC' }],
    [`from \xe6\x97\xa5\xe6\x9c\xac (rev.sender.example [${IP}]) by ${BY} with ESMTP id 4Re`, plain],
    [`from (rev.sender.example [${IP}]) by ${BY} with ESMTP id 4Re`, plain],
  ],
};

describe.each(Object.entries(SHAPES))('%s', (form, shapes) => {
  it.each(shapes)('%s', (value, { version, ...told }) => {
    const hop = parseReceived(value.includes(DATE) ? value : `${value}; ${DATE}`);
    expect(hop).toMatchObject({ form, date: '2026-11-24T02:00:00.000Z', ...told });
    if (told.by === undefined && value.includes(BY)) expect(hop.by).toBe(BY);
    if (version !== undefined) expect(hop.tls?.version).toBe(version);
  });
});

it('every form has been seen twice at least', () => {
  const names = [...new Set(FORMS.map(({ name }) => name))].filter((name) => name !== 'SquirrelMail');
  expect(names.filter((name) => (SHAPES[name]?.length ?? 0) < 2)).toEqual([]);
});
