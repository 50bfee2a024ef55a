/** Greetings, reverse names and reverse-paths, which servers copy; names about which no DNS answers. */
import { BRAND_IP } from '../world.ts';
import { type Addition, handing } from './addition.ts';

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

export const handovers: readonly Addition[] = [
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
