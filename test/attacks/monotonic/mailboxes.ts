/** Mailboxes of many makes, each with what its own side writes around a mail that a stranger's server hands in. */
import { gmail } from '../../../src/core/receivers/gmail.ts';
import { icloud } from '../../../src/core/receivers/icloud.ts';
import { outlook } from '../../../src/core/receivers/outlook.ts';
import { proton } from '../../../src/core/receivers/proton.ts';
import { yahoo } from '../../../src/core/receivers/yahoo.ts';
import { zoho } from '../../../src/core/receivers/zoho.ts';
import { prepend } from '../../messages/message.ts';
import { RCPT } from '../world.ts';
import { AT, confirmed, exchangeHop, type Handover, type Mailbox, NO_DNS, postfixHop } from './mailbox.ts';

const AR = 'Authentication-Results:';
const FAIL = 'dmarc=fail (p=REJECT dis=REJECT) header.from=legit.example';
const spfWords = (path: string) => `spf=none smtp.mailfrom=${/^[\w.@-]+$/.test(path) ? path : 'attack.example'}`;

export const MAILBOXES: readonly Mailbox[] = [
  {
    name: 'self-hosted Postfix',
    receiver: RCPT,
    wrap: (mail, from) => prepend(mail, `Return-Path: <${from.path}>`, postfixHop(from)),
  },
  {
    name: 'self-hosted Postfix that recorded a fail',
    receiver: RCPT,
    wrap: (mail, from) =>
      prepend(
        mail,
        `Return-Path: <${from.path}>`,
        `${AR} mx.rcpt.example; ${spfWords(from.path)}; ${FAIL}`,
        postfixHop(from),
      ),
  },
  {
    name: 'self-hosted Exim',
    receiver: { ...RCPT, results: 'none' },
    wrap: (mail, from) =>
      prepend(
        mail,
        `Return-path: <${from.path}>`,
        `Received: from ${eximClient(from)}\r\n\tby mx.rcpt.example with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384\r\n\t(Exim 4.98) (envelope-from <${from.path}>) id 1tE-1\r\n\tfor bob@rcpt.example; ${AT}`,
      ),
  },
  {
    name: 'self-hosted sendmail',
    receiver: RCPT,
    wrap: (mail, { ip, helo, reverse, path }) =>
      prepend(
        mail,
        `Return-Path: <${path}>`,
        `Received: from ${helo} (${reverse === 'unknown' ? '' : `${reverse} `}[${ip}]) by mx.rcpt.example (8.18.1/8.18.1) with ESMTPS id 4AO123 for <bob@rcpt.example>; ${AT}`,
      ),
  },
  {
    name: 'self-hosted sendmail that tells of the reverse-path behind its date',
    receiver: RCPT,
    wrap: (mail, { ip, helo, path }) =>
      prepend(
        mail,
        `Return-Path: <${path}>`,
        `Received: from ${helo} ([${ip}]) by mx.rcpt.example (8.18.1/8.18.1) with ESMTPS id 4AO123; ${AT}\r\n\t(envelope-from ${path})`,
      ),
  },
  {
    name: 'self-hosted Haraka',
    receiver: RCPT,
    wrap: (mail, { ip, helo, reverse, path }) =>
      prepend(
        mail,
        `Return-Path: <${path}>`,
        `Received: from ${helo} (${reverse} [${ip}])\r\n\tby mx.rcpt.example (Haraka/3.0.3) with ESMTPS id 1A2B\r\n\tenvelope-from <${path}>; ${AT}`,
      ),
  },
  {
    name: 'a server that bears no mark',
    receiver: RCPT,
    wrap: (mail, { ip, helo, reverse, path }) =>
      prepend(
        mail,
        `Return-Path: <${path}>`,
        `Received: from ${helo} (${reverse} [${ip}]) by mx.rcpt.example with ESMTP id 7; ${AT}`,
      ),
  },
  {
    name: 'Exchange on site',
    receiver: { ...RCPT, results: 'without-id', returnPath: 'bottom' },
    wrap: (mail, from) => bottom(prepend(mail, exchangeHop(from, 'mx.rcpt.example')), from.path),
  },
  {
    name: 'Outlook, without results',
    receiver: outlook,
    wrap: (mail, from) => bottom(prepend(mail, exchangeHop(from, EOP)), from.path),
  },
  {
    name: 'Outlook, with a fail',
    receiver: outlook,
    wrap: (mail, from) =>
      bottom(
        prepend(
          mail,
          `${AR} spf=none (sender IP is ${from.ip})\r\n smtp.mailfrom=attack.example; dkim=none (message not signed)\r\n header.d=none;dmarc=fail action=oreject\r\n header.from=legit.example;compauth=fail reason=000`,
          exchangeHop(from, EOP),
        ),
        from.path,
      ),
  },
  {
    name: 'Gmail',
    receiver: gmail,
    wrap: (mail, from) => {
      const results = `mx.google.com;\r\n       spf=none smtp.mailfrom=attack.example;\r\n       dmarc=fail (p=REJECT sp=REJECT dis=REJECT) header.from=legit.example`;
      return prepend(
        mail,
        'Delivered-To: bob@gmail.example',
        `Received: by 2002:a05:6a10:1234:b0:4a1:abcd:1234 with SMTP id x1csp; ${AT}`,
        `ARC-Authentication-Results: i=1; ${results}`,
        `Return-Path: <${from.path}>`,
        `Received: from ${from.helo} (${googleName(from)}[${from.ip}]) by mx.google.com with ESMTPS id a1 for <bob@gmail.example>; ${AT}`,
        `${AR} ${results}`,
      );
    },
  },
  {
    name: 'Gmail, of which no results are known',
    receiver: { ...gmail, results: 'none' },
    wrap: (mail, from) =>
      prepend(
        mail,
        `Return-Path: <${from.path}>`,
        `Received: from ${from.helo} (${googleName(from)}[${from.ip}]) by mx.google.com with ESMTPS id a1 for <bob@gmail.example>; ${AT}`,
      ),
  },
  {
    name: 'Yahoo',
    receiver: yahoo,
    wrap: (mail, { ip, helo, path }) => {
      const host = 'atlas-production.v2-mail-prod1-gq1.omega.yahoo.com';
      return prepend(
        mail,
        `Received: from 127.0.0.1 by ${host} pod-id ${host} with HTTP; ${AT}`,
        `Return-Path: <${path}>`,
        `${AR} ${host}; dkim=none; spf=none smtp.mailfrom=attack.example; dmarc=fail(p=REJECT) header.from=legit.example;`,
        `Received: from ${ip} (EHLO ${helo}) by 10.253.233.86 with SMTPs (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256); ${AT}`,
      );
    },
  },
  {
    name: 'iCloud',
    receiver: icloud,
    wrap: (mail, from) =>
      prepend(
        mail,
        `Return-Path: <${from.path}>`,
        postfixHop(from, 'ci74p00im-qukt09072702.me.com'),
        `${AR} dmarc.icloud.com; dmarc=fail header.from=legit.example`,
        `${AR} dkim-verifier.icloud.com; dkim=none`,
        `${AR} spf.icloud.com; spf=none smtp.mailfrom=attack.example`,
        `Received-SPF: none receiver=spf.icloud.com; client-ip=${from.ip}; envelope-from=x@attack.example`,
      ),
  },
  {
    name: 'Proton',
    receiver: proton,
    wrap: (mail, from) => prepend(mail, `Return-Path: <${from.path}>`, postfixHop(from, 'mailin044.protonmail.ch')),
  },
  {
    name: 'Zoho',
    receiver: zoho,
    wrap: (mail, { ip, helo, reverse, path }) =>
      prepend(
        mail,
        `${AR} mx.zohomail.com;\r\n\tdkim=none;\r\n\tdmarc=fail(p=reject dis=reject)  header.from=legit.example`,
        `Return-Path: <${path}>`,
        `Received: from ${helo} (${reverse} [${ip}]) by mx.zohomail.com with SMTPS id 1508790023478635; ${AT}`,
      ),
  },
  {
    name: 'a gateway is declared, and passed by',
    receiver: { ...RCPT, gateways: ['*.filter.example'] },
    wrap: (mail, from) => prepend(mail, `Return-Path: <${from.path}>`, postfixHop(from)),
  },
  {
    name: 'a sealer is trusted',
    receiver: RCPT,
    context: { trustedSealers: ['list.example'] },
    wrap: (mail, from) => prepend(mail, `Return-Path: <${from.path}>`, postfixHop(from)),
  },
  {
    name: 'DNS checks are off, and a fail is recorded',
    receiver: RCPT,
    context: NO_DNS,
    wrap: (mail, from) =>
      prepend(
        mail,
        `Return-Path: <${from.path}>`,
        `${AR} mx.rcpt.example; ${spfWords(from.path)}; ${FAIL}`,
        postfixHop(from),
      ),
  },
  {
    name: 'DNS checks are off',
    receiver: RCPT,
    context: NO_DNS,
    wrap: (mail, from) => prepend(mail, `Return-Path: <${from.path}>`, postfixHop(from)),
  },
  {
    name: 'the webmail shows the header alone',
    receiver: RCPT,
    context: { fidelity: 'headers' },
    wrap: (mail, from) => prepend(mail, `Return-Path: <${from.path}>`, postfixHop(from)),
  },
  {
    name: 'the webmail encodes the body anew',
    receiver: RCPT,
    context: { fidelity: 'rewritten' },
    wrap: (mail, from) => prepend(mail, `Return-Path: <${from.path}>`, postfixHop(from)),
  },
  { name: 'a file', wrap: (mail, from) => prepend(mail, `Return-Path: <${from.path}>`, postfixHop(from)) },
];

const EOP = 'AM3PEPF0000A798.mail.protection.outlook.com';

function bottom(mail: Parameters<Mailbox['wrap']>[0], path: string): ReturnType<Mailbox['wrap']> {
  return { ...mail, fields: [...mail.fields, `Return-Path: ${path}\r\n`] };
}

function eximClient(from: Handover): string {
  const name = confirmed(from);
  return name === null ? `[${from.ip}] (helo=${from.helo})` : `${name} ([${from.ip}] helo=${from.helo})`;
}

function googleName(from: Handover): string {
  const name = confirmed(from);
  return name === null ? '' : `${name}. `;
}
