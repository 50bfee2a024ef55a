/** Fields and bodies: results and hops in the name of others, more than anybody reads, what lists and forwarders write. */
import type { Draft } from '../../messages/message.ts';
import { BRAND_IP } from '../world.ts';
import { type Addition, above, below, onMail } from './addition.ts';

const PASS = 'dmarc=pass header.from=legit.example';
const IDS = [
  'mx.rcpt.example',
  'mx.google.com',
  'dmarc.icloud.com',
  'atlas-x.yahoo.com',
  'mail.protonmail.ch',
  'legit.example',
];
export const results: readonly Addition[] = [
  ...IDS.flatMap((id) => [
    above(`results in the name of ${id}`, `Authentication-Results: ${id}; dkim=pass header.d=legit.example; ${PASS}`),
    above(`results sealed in the name of ${id}`, `ARC-Authentication-Results: i=1; ${id}; ${PASS}`),
  ]),
  above(
    'results as Exchange writes them',
    `Authentication-Results: spf=pass (sender IP is ${BRAND_IP}) smtp.mailfrom=legit.example; dkim=pass header.d=legit.example;dmarc=pass action=none header.from=legit.example;compauth=pass reason=100`,
  ),
  above(
    'a Received-SPF',
    `Received-SPF: pass client-ip=${BRAND_IP}; envelope-from=x@legit.example; helo=legit.example`,
  ),
  above('another Return-Path', 'Return-Path: <x@legit.example>'),
  above('a hundred and twenty results', ...Array.from({ length: 120 }, () => 'Authentication-Results: x; none')),
  below(
    'Exchange’s marks',
    'X-MS-Exchange-Organization-AuthSource: AM3PEPF0000A798.eurprd04.prod.outlook.com',
    'X-MS-Exchange-Organization-AuthAs: Internal',
    'X-MS-Exchange-Organization-AuthMechanism: 04',
  ),
  below(
    'Exchange’s marks of the host itself',
    'X-MS-Exchange-Organization-AuthSource: mx.rcpt.example',
    'X-MS-Exchange-Organization-AuthAs: Internal',
  ),
  above('the mark of a mail that was fetched', 'X-Gmail-Fetch-Info: bob@legit.example 1 pop.legit.example 995 bob'),
];

const DATE = 'Tue, 24 Nov 2026 02:00:01 +0000';
const hop = (name: string, client: string, by: string) =>
  above(`a hop ${name}`, `Received: from ${client} by ${by}; ${DATE}`);
export const hops: readonly Addition[] = [
  ...[
    'mx.rcpt.example (Postfix) with ESMTPS id 1',
    'mx.google.com with ESMTPS id a',
    'AM3PEPF0000A798.mail.protection.outlook.com with Microsoft SMTP Server id 15',
  ].map((by) => hop(`from the brand by ${by}`, `out.legit.example (out.legit.example [${BRAND_IP}])`, by)),
  hop(
    'that was handed in',
    'x ([10.0.0.5]) (Authenticated sender: admin@legit.example)',
    'mx.rcpt.example (Postfix) with ESMTPSA id 1',
  ),
  hop('by MAPI', 'AM1.prod.outlook.com ([fe80::1])', 'AM1.prod.outlook.com ([fe80::1%6]) with mapi id 15.20.1'),
  hop('that fetched it', 'pop.legit.example', 'localhost with POP3 (fetchmail-6.4)'),
  hop('from within', 'localhost (localhost [127.0.0.1])', 'mx.rcpt.example (Postfix) with ESMTP id 2'),
  hop(
    'of a gateway',
    'mx0a.filter.example (mx0a.filter.example [198.51.100.7])',
    'mx.rcpt.example (Postfix) with ESMTPS id 3',
  ),
  above('120 hops', ...Array.from({ length: 120 }, () => `Received: from a by b with SMTP; ${DATE}`)),
];

export const others: readonly Addition[] = [
  below('2,100 fields', ...Array.from({ length: 2100 }, (_, at) => `X-Filler: ${at}`)),
  below('a field of a mebibyte', `X-Filler: ${'x'.repeat(1_100_000)}`),
  below('a folded field of a mebibyte', `X-Filler: ${'x\r\n\t'.repeat(300_000)}x`),
  above('a line that is no field', 'nothing at all'),
  above('a list’s fields', 'List-Id: <team.list.example>', 'Precedence: list', 'X-Original-From: admin@legit.example'),
  above(
    'the fields of a forwarder',
    'X-Forwarded-For: bob@legit.example bob@rcpt.example',
    'Resent-From: <a@legit.example>',
  ),
  above('another Subject', 'Subject: =?utf-7?Q?+AGE-?='),
  above('another Message-ID and Date', 'Message-ID: <2@legit.example>', 'Date: Thu, 1 Jan 2015 00:00:00 +0000'),
  above('a Sender', 'Sender: <admin@rcpt.example>'),
  above('a content type without end', 'Content-Type: multipart/mixed; boundary="x'),
  onMail('a body of control bytes', (mail) => ({ ...mail, body: '\x00\x01\x02\x03'.repeat(100) })),
  onMail('a body that seems to be clipped', (mail) => ({ ...mail, body: `${mail.body}[Message clipped]\r\n` })),
  { ...onMail('no body', (mail) => ({ ...mail, body: '' })), takesBody: true },
  onMail('line ends without CR', (mail) => ({ ...mail, body: mail.body.replaceAll('\r\n', '\n') })),
  onMail('a name in another charset', (mail) => ({
    ...mail,
    fields: mail.fields.map((field) => field.replace(/^From: .*</, 'From: =?iso-2022-jp?B?GyRCRnxLXA==?= <')),
  })),
  onMail('a From that is folded', (mail) => ({
    ...mail,
    fields: mail.fields.map((field) => field.replace(/^From: /, 'From:\r\n\t')),
  })),
  { ...onMail('a From in a group', (mail) => fromOf(mail, 'Us: <admin@legit.example>;')), touchesFrom: true },
  {
    ...onMail('a From with a comment', (mail) => fromOf(mail, '(x@y.example) admin@legit.example (z)')),
    touchesFrom: true,
  },
  { ...onMail('a From with capitals and a dot', (mail) => fromOf(mail, '<admin@LEGIT.example.>')), touchesFrom: true },
  { ...above('another From', 'From: <x@attack.example>'), touchesFrom: true },
  { ...above('a From with a blank', 'From : <x@attack.example>'), touchesFrom: true },
];

function fromOf(mail: Draft, value: string): Draft {
  return { ...mail, fields: mail.fields.map((field) => (field.startsWith('From:') ? `From: ${value}\r\n` : field)) };
}
