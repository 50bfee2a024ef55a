/**
 * Words of the sender's that a server copies into what it records: MAIL FROM and greeting in its results, a PTR record as the client's name.
 * All of them are free, and none turns the red of an unsigned mail in the brand's name into blue or grey.
 */

import { prepend } from '../messages/message.ts';
import { sealArc } from '../messages/seal.ts';
import { keyZone } from '../messages/sign.ts';
import { type Listed, testAttacks, testHonest } from './cases.ts';
import { ATTACKER_IP, arrive, BRAND_IP, BRANDS, byAttacker, type Case, from, mail, RCPT, REST } from './world.ts';

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

/** A program that copies MAIL FROM into its own field. */
const copied = (path: string, write: (path: string) => string, top: string[] = []): Pick<Case, 'message'> => ({
  message: prepend(
    mail([`From: <${BRAND}>`, ...REST]),
    `Return-Path: <${path}>`,
    ...top,
    `Received: ${write(path)}; Tue, 24 Nov 2026 02:00:03 +0000`,
  ),
});
const exim = (path: string) =>
  `from [${ATTACKER_IP}] (helo=attack.example) by mx.rcpt.example with esmtps (Exim 4.98) (envelope-from <${path}>) id 1tE-1`;
const haraka = (path: string) =>
  `from attack.example (attack.example [${ATTACKER_IP}]) by mx.rcpt.example (Haraka/3.0.3) with ESMTP id 1A2B\r\n envelope-from <${path}>`;
const sendmail = (path: string) =>
  `from attack.example (attack.example [${ATTACKER_IP}]) by mx.rcpt.example (8.17.1/8.17.1) with ESMTP id 4AO123`.concat(
    `; Tue, 24 Nov 2026 02:00:03 +0000\r\n (envelope-from ${path})`,
  );
/** policyd-spf's comment: the envelope's sender without its quotation marks; another field, or the border's own, tells of it as it was. */
const unquoted = (
  words: string,
  told: (path: string) => string[] = (path) => [`Return-Path: <${path}>`],
  border: (path: string) => string = () => `from ${CLIENT} by mx.rcpt.example (Postfix) with ESMTP id 4XyZab1234z`,
): Pick<Case, 'message'> => ({
  message: prepend(
    mail([`From: <${BRAND}>`, ...REST]),
    ...told(`"${words}"@attack.example`),
    'Authentication-Results: mx.rcpt.example; spf=pass (sender SPF authorized) smtp.mailfrom=attack.example'.concat(
      `\r\n (client-ip=${ATTACKER_IP}; helo=attack.example; envelope-from=${words}@attack.example; receiver=victim@rcpt.example)`,
    ),
    `Received: ${border(`"${words}"@attack.example`)}; Tue, 24 Nov 2026 02:00:03 +0000`,
  ),
});
const CLIENT = `attack.example (attack.example [${ATTACKER_IP}])`;
const WORDS = 'x); dmarc=pass header.from=legit.example (y';
/** Where a server tells of the envelope's sender that writes no Return-Path. */
const TOLD: readonly (readonly [string, ((path: string) => string[])?, ((path: string) => string)?])[] = [
  ...['X-Envelope-From', 'X-Envelope-Sender', 'Envelope-From', 'X-Original-Return-Path'].flatMap(
    (name): [string, (path: string) => string[]][] => [
      [name, (path) => [`${name}: <${path}>`]],
      [`${name} without brackets`, (path) => [`${name}: ${path}`]],
    ],
  ),
  [
    'Received-SPF',
    (path) => [`Received-SPF: pass client-ip=${ATTACKER_IP}; envelope-from=${path}; helo=attack.example`],
  ],
  ['other results', (path) => [`Authentication-Results: mx.rcpt.example; spf=pass smtp.mailfrom=${path}`]],
  ['the field of Exim', () => [], exim],
  ['the field of Haraka', () => [], haraka],
];
const FAIL = 'Authentication-Results: mx.rcpt.example; dmarc=fail (p=reject) header.from=legit.example;';
const spoofed = (mark: string, end: string) =>
  `"x ([${BRAND_IP}]) by mx.rcpt.example ${mark} with ESMTP id 7 ${end}"@legit.example`;

testAttacks('words in a reverse-path that the border copies', [
  ...['dmarc=pass header.from', 'dkim=pass header.d'].map(
    (result, at): Listed => [
      {
        id: `W9.${at}`,
        says: `without quotes, where nothing else tells of the path: ${result}`,
        ...unquoted(`x); ${result}=legit.example (y`, () => []),
      },
      RED,
    ],
  ),
  ...['dmarc=pass header.from', 'dkim=pass header.d'].flatMap((result, at): Listed[] => [
    [{ id: `W10.${at}`, says: `without quotes: ${result}`, ...unquoted(`x); ${result}=legit.example (y`) }, RED],
    [
      {
        id: `W12.${at}`,
        says: `without quotes, an address of its own before it: ${result}`,
        ...unquoted(`x@y.example; receiver=z); ${result}=legit.example (envelope-from=y`),
      },
      RED,
    ],
  ]),
  ...TOLD.map(
    ([where, told = () => [], border], at): Listed => [
      { id: `W13.${at}`, says: `without quotes, told by ${where}`, ...unquoted(WORDS, told, border) },
      RED,
    ],
  ),
  ...['x>) by y (z <', 'x>) by y (Exim 4.98) (z <', 'x>) by mx.rcpt.example (Exim 4.98) (envelope-from <'].flatMap(
    (words, at): Listed[] => [
      [{ id: `W6.${at}`, says: `Exim: ${words}`, ...copied(`"${words}"@attack.example`, exim) }, RED],
      [{ id: `W7.${at}`, says: `Haraka: ${words}`, ...copied(`"${words}"@attack.example`, haraka) }, RED],
      [
        {
          id: `W8.${at}`,
          says: `beside a recorded fail, which names it too: ${words}`,
          ...copied(`"${words}"@attack.example`, exim, [
            `${FAIL}\r\n spf=none smtp.mailfrom="${words}"@attack.example`,
          ]),
          context: { resolver: null },
        },
        RED,
      ],
    ],
  ),
  ...(
    [
      [haraka, '(Haraka/3.0.3)', 'envelope-from <'],
      [sendmail, '(8.17.1/8.17.1)', '('],
    ] as const
  ).map(
    ([write, mark, end], at): Listed => [
      {
        id: `W9.${at}`,
        says: `a second field of ${mark}, in which the brand's own server is the client`,
        ...copied(spoofed(mark, end), write, [FAIL]),
      },
      RED,
    ],
  ),
  [
    {
      id: 'W10',
      says: 'a greeting that names the brand as the envelope in Received-SPF',
      ...copied('x@attack.example', exim, [
        `Received-SPF: Pass (mailfrom) client-ip=${ATTACKER_IP}; helo=x;envelope-from=x@legit.example; envelope-from=x@attack.example`,
      ]),
    },
    RED,
  ],
]);

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
  ...[
    '"a\\") ;dmarc=pass header.from=legit.example (\\"b"@attack.example',
    '"a\\") ;dmarc=pass header.from=legit.example;x="b"@attack.example',
    '"a\\");arc=pass;dkim=pass header.d=legit.example (\\"b"@attack.example',
  ].map(
    (path, at): Listed => [
      {
        id: `W1${'abc'.charAt(at)}`,
        says: `MAIL FROM ${path}, whose quotation marks are whole`,
        ...results(`spf=none (domain of ${path} lists nobody) smtp.mailfrom=attack.example`),
      },
      RED,
    ],
  ),
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

/** As OpenDKIM and Exim write it: the identity decoded, and not quoted. */
const identified = (words: string, more: string[] = [], identity = encode(words)): Pick<Case, 'message'> => {
  return {
    message: prepend(
      byAttacker(from(`<${BRAND}>`), { identity: `${identity}@attack.example` }),
      'Return-Path: <x@attack.example>',
      `Authentication-Results: mx.rcpt.example; dkim=pass (2048-bit key; unprotected) header.d=attack.example header.i=${words}@attack.example header.b="AAAA"`,
      ...more,
      hop(CLIENT, '(Postfix) with ESMTP'),
    ),
  };
};
const encode = (words: string) =>
  [...words].map((character) => (/[a-z0-9.@]/.test(character) ? character : hexadecimal(character))).join('');
const hexadecimal = (character: string) => `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
const OPENDMARC = 'Authentication-Results: mx.rcpt.example; dmarc=fail (p=reject dis=none) header.from=legit.example';

testAttacks('words in the identity of a signature of the attacker’s own', [
  ...[
    'x; dmarc=pass header.from=legit.example; dkim=pass header.i=',
    'x; dkim=pass header.d=legit.example; dkim=pass header.i=',
    'x (a); dmarc=pass (p=reject) header.from=legit.example; dkim=pass header.i=x',
    '"x; dmarc=pass header.from=legit.example; y"',
    'x; spf=pass smtp.mailfrom=legit.example; dkim=pass header.i=',
  ].flatMap((words, at): Listed[] => [
    [{ id: `W14.${at}`, says: words, ...identified(words) }, RED],
    [
      {
        id: `W15.${at}`,
        says: `beside OpenDMARC's fail, without DNS: ${words}`,
        ...identified(words, [OPENDMARC]),
        context: { resolver: null },
      },
      RED,
    ],
  ]),
]);

testAttacks('words in an identity that is no proper quoted-printable, which Exim decodes as far as it goes', [
  ...[
    (words: string) => encode(words).replaceAll('=3D', '='),
    (words: string) => `${encode(words)}=ZZ`,
    (words: string) => `${encode(words)}=`,
    (words: string) => encode(words).toLowerCase(),
    (words: string) => encode(words.replaceAll(' ', '\r\n')),
  ].map((write, at): Listed => {
    const words = 'x; dmarc=pass header.from=legit.example; dkim=pass header.i=';
    return [{ id: `W19.${at}`, says: write(words), ...identified(words, [], write(words)) }, RED];
  }),
  [
    {
      id: 'W20',
      says: 'in the results of a sealer whom the user trusts',
      message: prepend(
        sealArc(
          byAttacker(from(`<${BRAND}>`), {
            identity: `${encode('x; dmarc=pass header.from=legit.example; dkim=pass header.i=')}@attack.example`,
          }),
          {
            instance: 1,
            domain: 'forward.example',
            chainValidation: 'none',
            results:
              'forward.example; dkim=pass header.i=x; dmarc=pass header.from=legit.example; dkim=pass header.i=@attack.example',
          },
        ),
        'Return-Path: <x@attack.example>',
        hop('out.forward.example (out.forward.example [198.51.100.7])', '(Postfix) with ESMTP'),
      ),
      zone: keyZone('forward.example', 'arc'),
      context: { trustedSealers: ['forward.example'] },
    },
    RED,
  ],
]);

/** Gmail's and Rspamd's comment, and the word of Stalwart and others, for a reverse-path of the attacker's choice. */
const mailFromOf = (path: string) => [
  `spf=pass (mx.rcpt.example: domain of ${path} designates ${ATTACKER_IP} as permitted sender) smtp.mailfrom=${path}; dmarc=fail (p=REJECT sp=REJECT dis=NONE) header.from=legit.example`,
  `spf=pass (mx.rcpt.example: domain of ${path} designates ${ATTACKER_IP} as permitted sender) smtp.mailfrom=${path};\r\n\tdmarc=fail reason="SPF not aligned" header.from=legit.example (policy=reject)`,
  `spf=pass smtp.mailfrom=${path} smtp.helo=attack.example; dmarc=fail header.from=legit.example policy.dmarc=reject`,
];

testAttacks('a sign in a reverse-path that makes the field malformed in which the provider says fail, without DNS', [
  ...[
    '(',
    ')',
    'x)',
    'x) y',
    ':)',
    '((((',
    'a)b(c',
    'x;',
    '\\\\',
    '\\"',
    '<',
    '[x',
    'x=1',
    '\xff',
    'dmarc=fail;',
    'dmarc=fail header.from=x;',
  ].flatMap((local, at) =>
    [`"${local}"@attack.example`, `${local}@attack.example`].flatMap((path, quoted) =>
      mailFromOf(path).map(
        (text, server): Listed => [
          {
            id: `W17.${at}.${quoted}.${server}`,
            says: `${path} in: ${text}`,
            message: prepend(
              mail([`From: <${BRAND}>`, ...REST]),
              `Return-Path: <${path}>`,
              `Authentication-Results: mx.rcpt.example; ${text}`,
              hop(CLIENT, '(Postfix) with ESMTP'),
            ),
            context: { resolver: null },
          },
          RED,
        ],
      ),
    ),
  ),
]);

/** What a server told of by a field of its own writing, in the results that it copied the same words into. */
const told = (text: string, ...fields: string[]): Pick<Case, 'message'> => ({
  message: prepend(
    mail([`From: <${BRAND}>`, ...REST]),
    'Return-Path: <x@attack.example>',
    `Authentication-Results: mx.rcpt.example; ${text}`,
    ...fields,
  ),
});
const ofReverse = (name: string, mark: string): Pick<Case, 'message'> =>
  told(
    `iprev=pass policy.ptr=${name} smtp.remote-ip=${ATTACKER_IP}`,
    hop(`attack.example (${name} [${ATTACKER_IP}])`, mark),
  );
const PASS = 'dmarc=pass header.from=legit.example';
const signatureBy = (algorithm: string) =>
  `DKIM-Signature: v=1; a=${algorithm}; d=attack.example; s=x; h=from; bh=AAAA; b=AAAA`;

testAttacks('other names of the sender’s that a server copies', [
  ...['(Haraka/3.0.3) with ESMTP', '(Authentication Milter) with ESMTP', '(Halon) with ESMTPS'].flatMap(
    (mark, server) =>
      ['x;dmarc=pass()header.from=legit.example', 'x;dmarc=pass\theader.from=legit.example', `x (a);${PASS};y=z(b`].map(
        (name, at): Listed => [
          { id: `W21.${server}.${at}`, says: `a name in the DNS, ${name}, at ${mark}`, ...ofReverse(name, mark) },
          RED,
        ],
      ),
  ),
  ...['dkim=pass header.d', 'dkim=pass header.i', 'dmarc=fail header.from', 'spf=pass smtp.helo'].map(
    (property, at): Listed => [
      {
        id: `W22.${at}`,
        says: `${property} in an ARC set of the attacker’s, of which Gmail tells in a comment`,
        ...told(
          `arc=fail (i=1 dkim=pass dkdomain=x); ${PASS} (y)`,
          hop(CLIENT, '(Postfix) with ESMTP'),
          `ARC-Authentication-Results: i=1; attack.example; ${property}="x); ${PASS} (y"`,
        ),
      },
      RED,
    ],
  ),
  ...[`x=3B ${PASS}; y=z`, `x); ${PASS} (y`, `rsa-sha256 (; ${PASS}`].map(
    (algorithm, at): Listed => [
      {
        id: `W23.${at}`,
        says: `the algorithm of a signature, ${algorithm}`,
        ...told(
          `dkim=neutral header.d=attack.example header.a=x; ${PASS}; y=z`,
          hop(CLIENT, '(Postfix) with ESMTP'),
          signatureBy(algorithm),
        ),
      },
      RED,
    ],
  ),
]);

/** A result of the server's between two words of the sender's. */
const between = (selector: string, path: string): Pick<Case, 'message'> => ({
  message: prepend(
    mail([`From: <${BRAND}>`, ...REST]),
    `Return-Path: <${path}>`,
    `Authentication-Results: mx.rcpt.example; dkim=pass header.d=attack.example header.s=${selector}; dmarc=fail (p=reject) header.from=legit.example; spf=pass smtp.mailfrom=${path}`,
    hop(CLIENT, '(Postfix) with ESMTP'),
    `DKIM-Signature: v=1; a=rsa-sha256; d=attack.example; s=${selector}; h=from; bh=AAAA; b=AAAA`,
  ),
});
const many = (count: number, words: string) => `"(${words.repeat(count)}"@attack.example`;

testAttacks('words that hide the provider’s fail in a field, without DNS', [
  ...(
    [
      ['"x', 'x"@attack.example'],
      ['x(', ')x@attack.example'],
      ['x(', '")(x"@attack.example'],
    ] as const
  ).map(
    ([selector, path], at): Listed => [
      {
        id: `W24.${at}`,
        says: `opened by a selector ${selector}, closed by a reverse-path ${path}`,
        ...between(selector, path),
        context: { resolver: null },
      },
      RED,
    ],
  ),
  ...[
    many(150, 'dmarc=fail;'),
    many(150, ';dmarc=fail'),
    many(150, 'dmarc=fail;').replaceAll('"', ''),
    many(500, ';dmarc=fail (p=none) header.from=x.example'),
    many(1, 'a'.repeat(30_000)),
  ].map(
    (path, at): Listed => [
      {
        id: `W25.${at}`,
        says: `a reverse-path of ${path.length} characters, ${path.slice(0, 40)}…`,
        message: prepend(
          mail([`From: <${BRAND}>`, ...REST]),
          `Return-Path: <${path}>`,
          `Authentication-Results: mx.rcpt.example; spf=pass smtp.mailfrom=${path}; dmarc=fail (p=REJECT) header.from=legit.example`,
          hop(CLIENT, '(Postfix) with ESMTP'),
        ),
        context: { resolver: null },
      },
      RED,
    ],
  ),
]);

testHonest('words like these that are nobody’s attack', [
  [
    {
      id: 'W11',
      says: 'a quoted string in a comment, and the brand’s own server',
      ofBrand: true,
      message: arrive(forged, {
        ...BRANDS,
        results: `spf=pass (said "${BRAND_IP}") smtp.mailfrom=legit.example; dmarc=pass header.from=legit.example`,
      }),
    },
    // What the provider says counts for nothing then; what we checked ourselves still does.
    ['listed'],
  ],
  [
    {
      id: 'W26',
      says: 'another server’s login with a backslash, and an ARC comment that tells of a fail before',
      ofBrand: true,
      message: prepend(
        arrive(prepend(forged, 'Authentication-Results: mx.legit.example; auth=pass smtp.auth="LEGIT\\\\joe"'), {
          ...BRANDS,
          results: `arc=fail (i=1 dmarc=fail fromdomain=legit.example); spf=pass (said "${BRAND_IP}") smtp.mailfrom=legit.example; dmarc=pass header.from=legit.example`,
        }),
      ),
      context: { resolver: null },
    },
    ['unchecked'],
  ],
  [
    {
      id: 'W18',
      says: 'a local part with the quotation marks of RFC 5321, which part nothing',
      ofBrand: true,
      message: arrive(forged, {
        ...BRANDS,
        results: 'spf=pass smtp.mailfrom="b+me=rcpt.example"@legit.example; dmarc=pass header.from=legit.example',
      }),
      context: { resolver: null },
    },
    ['vouched'],
  ],
]);
