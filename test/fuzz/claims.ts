/** What a sender may write into his own message to look better than he is. */
import { draft, received } from '../messages/message.ts';
import { signDkim } from '../messages/sign.ts';
import { DOMAIN } from './messages.ts';
import type { Random } from './random.ts';
import { RSA } from './world.ts';

const signature = (tags: string) =>
  `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; ${tags}; h=from:to:subject; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA`;

/** A valid signature of a domain of the attacker's own, over nothing but From, which is the same in all mails here. */
const own = signDkim(draft(), { domain: 'attack.example', key: RSA, signedFields: ['from'], bodyLength: 0 });

export const CLAIMS: readonly string[] = [
  `Authentication-Results: mx.rcpt.example; dkim=pass header.d=${DOMAIN}; spf=pass smtp.mailfrom=${DOMAIN}; dmarc=pass header.from=${DOMAIN}`,
  `Authentication-Results: mx.google.com; dkim=pass header.d=${DOMAIN}; dmarc=pass header.from=${DOMAIN}`,
  `Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=${DOMAIN}; dkim=pass header.d=${DOMAIN};dmarc=pass action=none header.from=${DOMAIN};compauth=pass reason=100`,
  `ARC-Authentication-Results: i=1; mx.google.com; dmarc=pass header.from=${DOMAIN}`,
  `Received-SPF: pass (mx.rcpt.example) client-ip=192.0.2.1; envelope-from=alice@${DOMAIN}; receiver=mx.rcpt.example;`,
  received({ ip: '192.0.2.1' }),
  received({ ip: '192.0.2.1', with: 'ESMTPSA' }),
  received({ ip: '127.0.0.1', with: 'LMTP' }),
  received({ ip: '192.0.2.1', by: 'mx.google.com' }),
  received({ ip: '192.0.2.1', by: 'DB5.mail.protection.outlook.com' }),
  'Received: from pop.other.example [198.51.100.7] by store.rcpt.example with POP3 (fetchmail-6.4); Tue, 24 Nov 2026 02:10:00 +0000',
  'Received: by 10.0.0.1 with HTTP; Tue, 24 Nov 2026 02:00:00 +0000',
  'X-Gmail-Fetch-Info: bob@rcpt.example 1 pop.rcpt.example 995 bob',
  'Return-Path: <alice@sender.example>',
  'Return-Path: <>',
  'List-Id: Minutes <minutes.list.example>',
  'List-Unsubscribe: <https://list.example/>',
  'X-Forwarded-To: bob@rcpt.example',
  'Resent-From: bob@rcpt.example',
  'Sender: bob@rcpt.example',
  'Reply-To: eve@attack.example',
  'X-Originating-IP: [192.0.2.1]',
  'X-OriginatorOrg: sender.example',
  'X-Spam-Status: No, score=-100 required=5.0 tests=ALL_TRUSTED=-1',
  'X-MS-Exchange-CrossTenant-AuthAs: Internal',
  'BIMI-Indicator: PHN2Zz4=',
  signature(`d=${DOMAIN}; s=gone`),
  signature(`d=${DOMAIN}; s=s1`),
  signature(`d=${DOMAIN}; s=s1; x=1`),
  signature(`d=${DOMAIN}; s=bob`),
  signature(`d=${DOMAIN}; s=bob-rcpt-example`),
  signature('d=attack.example; s=s1'),
  signature('d=a.b.c.d.e.f.g.h.attack.example; s=s1'),
  signature('d=example; s=s1'),
  (own.fields[0] ?? '').trimEnd(),
  'ARC-Seal: i=1; a=rsa-sha256; d=list.example; s=arc; cv=none; b=AAAA',
  'ARC-Message-Signature: i=1; a=rsa-sha256; d=list.example; s=arc; h=from; bh=AAAA; b=AAAA',
  'Subject: another',
  'X-Empty:',
];

/** Claims that are made to use up the questions that may be asked, before those that matter. */
export function exhaustingClaims(random: Random): string[] {
  const names = Array.from({ length: 10 }, (_, at) => `x${at}.a.b.c.d.e.f.attack${random.below(9)}.example`);
  const sets = Array.from({ length: random.below(30) }, (_, at) => arcSet(at + 1, `arc${at}.attack.example`)).flat();
  return [...names.map((name) => signature(`d=${name}; s=s${random.below(99)}`)), ...sets];
}

function arcSet(instance: number, domain: string): string[] {
  const tags = `i=${instance}; a=rsa-sha256; d=${domain}; s=arc`;
  return [
    `ARC-Seal: ${tags}; cv=${instance === 1 ? 'none' : 'pass'}; b=AAAA`,
    `ARC-Message-Signature: ${tags}; h=from; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA`,
    `ARC-Authentication-Results: i=${instance}; ${domain}; dmarc=pass header.from=${DOMAIN}`,
  ];
}
