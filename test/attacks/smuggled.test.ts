/**
 * Words of the sender's that a server copies into what it records: MAIL FROM and greeting in its results, a PTR record as the client's name.
 * All of them are free, and none turns the red of an unsigned mail in the brand's name into blue or grey.
 */

import { prepend } from '../messages/message.ts';
import { type Listed, testAttacks, testHonest } from './cases.ts';
import { ATTACKER_IP, arrive, BRAND_IP, BRANDS, type Case, from, mail, RCPT, REST } from './world.ts';

const BRAND = 'admin@legit.example';
const forged = from(`<${BRAND}>`);
const PATH = '"a) ;dmarc=pass header.from=legit.example (b"@attack.example';
const RED = ['failed'] as const;

/** Received in the form of a program that does not confirm the names of its clients. */
const hop = (client: string, mark = '(8.17.1/8.17.1) with ESMTP') =>
  `Received: from ${client}\r\n by mx.rcpt.example ${mark} id 4XyZab1234z\r\n for <victim@rcpt.example>; Tue, 24 Nov 2026 02:00:03 +0000`;
const received = (client: string): Pick<Case, 'message'> => ({
  message: prepend(mail([`From: <${BRAND}>`, ...REST]), 'Return-Path: <x@attack.example>', hop(client)),
});
const results = (text: string): Pick<Case, 'message'> => ({ message: arrive(forged, { results: text }) });

testAttacks('smuggled words', [
  [
    {
      id: 'W1',
      says: 'MAIL FROM ends the comment of SPF and adds a pass above the fail',
      ...results(
        `spf=none (domain of ${PATH} lists nobody) smtp.mailfrom=attack.example; dmarc=fail header.from=legit.example`,
      ),
    },
    RED,
  ],
  [
    {
      id: 'W2',
      says: 'the same, where no DMARC is recorded',
      ...results(`spf=none (domain of ${PATH} lists nobody) smtp.mailfrom=attack.example`),
    },
    RED,
  ],
  [
    {
      id: 'W3',
      says: 'the same with a DKIM result',
      ...results(
        `spf=none (domain of ${PATH.replace('dmarc=pass header.from', 'dkim=pass header.d')} lists nobody) smtp.mailfrom=attack.example`,
      ),
    },
    RED,
  ],
  [
    {
      id: 'W4',
      says: 'a pass of DMARC beside a fail, whoever wrote it',
      ...results('dmarc=pass header.from=legit.example; dmarc=fail header.from=legit.example'),
    },
    RED,
  ],
  ...['mx.rcpt.example', 'mx0a.gateway.example'].map(
    (name, at): Listed => [
      {
        id: `W5${at}`,
        says: `the attacker's own PTR record names ${name}`,
        ...received(`${name} (${name} [${ATTACKER_IP}] (may be forged))`),
        context: { receiver: { ...RCPT, gateways: ['*.gateway.example'] } },
      },
      RED,
    ],
  ),
]);

testHonest('words like these that are nobody’s attack', [
  [
    {
      id: 'W9',
      says: 'a quoted string in a comment, and the brand’s own server',
      message: arrive(forged, {
        ...BRANDS,
        results: `spf=pass (said "${BRAND_IP}") smtp.mailfrom=legit.example; dmarc=pass header.from=legit.example`,
      }),
    },
    ['vouched'],
  ],
]);
