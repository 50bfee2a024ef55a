/** Mailboxes at Exchange and at the great providers. */
import { gmail } from '../../../src/core/receivers/gmail.ts';
import { icloud } from '../../../src/core/receivers/icloud.ts';
import { outlook } from '../../../src/core/receivers/outlook.ts';
import { proton } from '../../../src/core/receivers/proton.ts';
import { yahoo } from '../../../src/core/receivers/yahoo.ts';
import { zoho } from '../../../src/core/receivers/zoho.ts';
import { type Draft, prepend } from '../../messages/message.ts';
import { RCPT } from '../world.ts';
import { AT, confirmed, exchangeHop, type Handover, type Mailbox, postfixHop } from './mailbox.ts';

const AR = 'Authentication-Results:';
const EOP = 'AM3PEPF0000A798.mail.protection.outlook.com';

export const PROVIDERS: readonly Mailbox[] = [
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
];

function bottom(mail: Draft, path: string): Draft {
  return { ...mail, fields: [...mail.fields, `Return-Path: ${path}\r\n`] };
}

function googleName(from: Handover): string {
  const name = confirmed(from);
  return name === null ? '' : `${name}. `;
}
