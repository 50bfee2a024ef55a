/** What a sender can add to a mail, or choose about its handing over, for nothing. */
import { type Draft, prepend } from '../../messages/message.ts';
import { sealArc } from '../../messages/seal.ts';
import { ATTACKER_KEY, BRAND_IP, byAttacker, byBrand } from '../world.ts';
import type { Handover } from './mailbox.ts';

export interface Sent {
  mail: Draft;
  from: Handover;
  /** Names of the sender's own, for which no DNS answers. */
  silent: readonly string[];
}

export interface Addition {
  name: string;
  /** It may change who the author is. */
  touchesFrom?: true;
  /** A true signature that was stolen: of a source that is no exact copy nobody can tell what it was made over. */
  isStolen?: true;
  to: (sent: Sent) => Sent;
}

const onMail = (name: string, change: (mail: Draft) => Draft): Addition => ({
  name,
  to: (sent) => ({ ...sent, mail: change(sent.mail) }),
});
const above = (name: string, ...fields: string[]) => onMail(name, (mail) => prepend(mail, ...fields));
const below = (name: string, ...fields: string[]) =>
  onMail(name, (mail) => ({ ...mail, fields: [...mail.fields, ...fields.map((field) => `${field}\r\n`)] }));
const handing = (name: string, change: Partial<Handover>): Addition => ({
  name,
  to: (sent) => ({ ...sent, from: { ...sent.from, ...change } }),
});

const SIGNATURE = 'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=legit.example; s=s1; h=from:to:subject';
const signature = (tags: string) => above(`a signature with ${tags}`, `${SIGNATURE}; ${tags}`);
const BH = 'bh=AAAA; b=AAAA';

const signatures: Addition[] = [
  ...[
    BH,
    `l=5; ${BH}`,
    `t=9999999999; ${BH}`,
    `x=1; ${BH}`,
    `v=2; ${BH}`,
    'bh=; b=',
    `i=@legit.example; i=@x; ${BH}`,
  ].map(signature),
  ...[
    's=gone',
    's=bob',
    's=s1._domainkey.attack',
    's=a\\0b',
    'd=LEGIT.example',
    'd=mail.legit.example',
    'd=example',
  ].map((tag) =>
    above(`a signature with ${tag}`, `DKIM-Signature: v=1; a=rsa-sha256; d=legit.example; s=s1; ${tag}; h=from; ${BH}`),
  ),
  ...['rsa-sha1', 'ed25519-sha256', 'rsa-sha512', 'x'].map((algorithm) =>
    above(`a signature by ${algorithm}`, `DKIM-Signature: v=1; a=${algorithm}; d=legit.example; s=s1; h=from; ${BH}`),
  ),
  above('twelve signatures', ...Array.from({ length: 12 }, (_, at) => `${SIGNATURE}; s=k${at}; ${BH}`)),
  above('a signature of nothing but its name', 'DKIM-Signature:'),
  above('a folded signature without end', `DKIM-Signature: v=1; d=legit.example;\r\n\ts=s1;\r\n\th=from;\r\n\tb=A`),
  onMail('a signature of its own', (mail) => byAttacker(mail)),
  onMail('a signature of its own with l=', (mail) => byAttacker(mail, { bodyLength: 1 })),
  onMail('a signature of its own in the name of the brand', (mail) => byAttacker(mail, { identity: '@legit.example' })),
  {
    ...onMail('a true signature over another header', (mail) => {
      const signed = byBrand({
        ...mail,
        fields: mail.fields.map((field) => field.replace(/^Subject:.*/, 'Subject: Minutes')),
      });
      return prepend(mail, (signed.fields[0] ?? '').trimEnd());
    }),
    isStolen: true,
  },
  {
    ...onMail('a true signature over another body', (mail) => {
      const signed = byBrand({ ...mail, body: 'Something else.\r\n' });
      return prepend(mail, (signed.fields[0] ?? '').trimEnd());
    }),
    isStolen: true,
  },
];

const seal = (name: string, domain: string, chainValidation: 'none' | 'pass' | 'fail', results: string) =>
  onMail(`${name} (cv=${chainValidation})`, (mail) =>
    sealArc(mail, { instance: 1, domain, selector: 's1', key: ATTACKER_KEY, chainValidation, results }),
  );
const PASS = 'dmarc=pass header.from=legit.example';
const seals: Addition[] = (['none', 'pass', 'fail'] as const).flatMap((cv) => [
  seal('a seal of its own', 'attack.example', cv, `attack.example; ${PASS}`),
  seal('a seal in the name of one that is trusted', 'list.example', cv, `list.example; ${PASS}`),
  seal('a seal in the name of Google', 'google.com', cv, `mx.google.com; arc=pass; ${PASS}`),
]);

const IDS = [
  'mx.rcpt.example',
  'mx.google.com',
  'dmarc.icloud.com',
  'atlas-x.yahoo.com',
  'mail.protonmail.ch',
  'legit.example',
];
const results: Addition[] = [
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
const hops: Addition[] = [
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

const others: Addition[] = [
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
  onMail('no body', (mail) => ({ ...mail, body: '' })),
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

const WORDS = [
  'legit.example',
  `[${BRAND_IP}]`,
  '[IPv6:2001:db8::1]',
  '[10.0.0.1]',
  'localhost',
  'mx.rcpt.example',
  'mx0a.filter.example',
  `x([${BRAND_IP}])`,
  `(${BRAND_IP})(EHLO`,
  'by',
  `${BRAND_IP}`,
  `x;client-ip=${BRAND_IP}`,
  'x;Tue,01Jan2019',
  'helo=legit.example',
  'tls1.attack.example',
  '(authenticated)',
  'a"b',
];
const BLANKS = [
  `x (x [${BRAND_IP}]) by mx.rcpt.example (Postfix) with LMTP id 1 ; Tue, 1 Jan 2019 00:00:00 +0000 (`,
  `x by mx.other.example (Postfix) with ESMTPSA id 2 (y`,
];
const PATHS = [
  '',
  'x@legit.example',
  'x@mail.legit.example',
  '"a b"@attack.example',
  '"x@legit.example"@attack.example',
  `"x) ([${BRAND_IP}]) by mx.rcpt.example (Postfix) with ESMTP id 7 ("@attack.example`,
  '"a) ; Tue, 1 Jan 2019 00:00:00 +0000 (b"@attack.example',
  '"a) ;dmarc=pass header.from=legit.example (b"@attack.example',
  'x@[203.0.113.66]',
  'x@slow.attack.example',
  '(x@legit.example',
  '@legit.example:x@attack.example',
  'x@attack.example.',
  'x@b\xc3\xbccher.attack.example',
];

const handovers: Addition[] = [
  ...[...WORDS, ...BLANKS].map((helo) => handing(`the greeting ${helo}`, { helo })),
  ...WORDS.slice(0, -4).map((reverse) => handing(`the reverse name ${reverse}`, { reverse })),
  ...PATHS.map((path) => handing(`the reverse-path ${path}`, { path })),
  {
    name: 'names that give no answer',
    to: (sent) => ({
      ...sent,
      silent: ['attack.example', '_dmarc.attack.example', 's1._domainkey.attack.example', 'slow.attack.example'],
    }),
  },
];

export const ADDITIONS: readonly Addition[] = [...signatures, ...seals, ...results, ...hops, ...others, ...handovers];
