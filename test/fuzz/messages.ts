/** Real shapes of messages, made by code: what mutations start from. Text of one character per byte. */
import { type Draft, draft, prepend, received, toText } from '../messages/message.ts';
import { type SealOptions, sealArc } from '../messages/seal.ts';
import { type SignOptions, signDkim } from '../messages/sign.ts';
import { ED25519, RSA } from './world.ts';

export const DOMAIN = 'sender.example';

/** What the receiver puts on top: the border's Received field, its results and the return path. */
export function arrive(message: Draft, ip = '192.0.2.1', results = ''): Draft {
  const recorded = results === '' ? [] : [`Authentication-Results: mx.rcpt.example; ${results}`];
  return prepend(message, 'Return-Path: <alice@sender.example>', ...recorded, received({ ip }));
}

const multipart =
  '--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n--b--\r\n';
const mime = ['Content-Type: multipart/alternative; boundary="b"', 'MIME-Version: 1.0'];

function sign(message: Draft, options: Partial<SignOptions> = {}): Draft {
  return signDkim(message, { domain: DOMAIN, key: RSA, ...options });
}

function seal(message: Draft, options: Omit<SealOptions, 'key'>): Draft {
  return sealArc(message, { key: RSA, ...options });
}

export const signed = sign(draft({ body: 'Hello  Bob, \r\n\r\nthe minutes.\r\n\r\n' }));
export const signedSimply = sign(draft(), { header: 'simple', body: 'simple' });
export const signedByEdwards = sign(draft({ from: '"Smith, Alice" <alice@sender.example>' }), {
  selector: 'ed',
  key: ED25519,
  time: 1_795_483_000,
});
export const signedPartly = sign(draft(), { bodyLength: 12, identity: `x@news.${DOMAIN}` });
export const sealed = seal(signed, {
  instance: 1,
  domain: 'list.example',
  chainValidation: 'none',
  results: `list.example; dkim=pass header.d=${DOMAIN}; spf=pass smtp.mailfrom=${DOMAIN}; dmarc=pass header.from=${DOMAIN}`,
});
export const sealedTwice = seal(prepend(sealed, received({ ip: '192.0.2.99', by: 'in.forward.example' })), {
  instance: 2,
  domain: 'forward.example',
  chainValidation: 'pass',
  results: 'forward.example; arc=pass',
});

export const listed: Draft = {
  ...prepend(signed, 'List-Id: Minutes <minutes.list.example>', 'List-Post: <mailto:minutes@list.example>'),
  body: `${signed.body}-- \r\nlist.example\r\n`,
};

export const exchange = prepend(
  signed,
  'X-MS-Exchange-Organization-AuthAs: Anonymous',
  'X-MS-Exchange-Organization-AuthSource: DB5.mail.protection.outlook.com',
  'X-Forefront-Antispam-Report: CIP:192.0.2.1;CTRY:US;LANG:en;SCL:1;SRV:;IPV:NLI;SFV:NSPM;CAT:NONE;DIR:INB;',
  'Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=sender.example; dkim=pass (signature was verified) header.d=sender.example;dmarc=pass action=none header.from=sender.example;compauth=pass reason=100',
  received({ ip: '192.0.2.1', by: 'DB5.mail.protection.outlook.com', with: 'Microsoft SMTP Server' }),
);

export const google = prepend(
  signed,
  'Delivered-To: bob@gmail.com',
  'Received: by 2002:a05:6402:1234:b0:123:4567:89ab with SMTP id x; Tue, 24 Nov 2026 02:00:05 +0000 (GMT)',
  `ARC-Authentication-Results: i=1; mx.google.com; dkim=pass header.i=@${DOMAIN}; spf=pass smtp.mailfrom=alice@${DOMAIN}; dmarc=pass (p=REJECT sp=QUARANTINE dis=NONE) header.from=${DOMAIN}`,
  `Return-Path: <alice@${DOMAIN}>`,
  'Received: from out.sender.example (out.sender.example. [192.0.2.1]) by mx.google.com with ESMTPS id y (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256); Tue, 24 Nov 2026 02:00:04 +0000',
  `Received-SPF: pass (google.com: domain of alice@${DOMAIN} designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1;`,
  `Authentication-Results: mx.google.com; dkim=pass header.i=@${DOMAIN}; spf=pass smtp.mailfrom=alice@${DOMAIN}; dmarc=pass (p=REJECT sp=QUARANTINE dis=NONE) header.from=${DOMAIN}`,
);

const spam = prepend(
  draft({ from: '=?utf-8?B?44GT44KT?= <alice@sender.example>', subject: '=?iso-2022-jp?B?GyRCJDMbKEI=?=' }),
  'X-Spam-Status: Yes, score=7.1 required=5.0 tests=BAYES_99=3.5,HTML_MESSAGE=0.001 autolearn=no',
  'X-Spamd-Result: default: False [-2.10 / 15.00]; R_SPF_ALLOW(-0.20)[+ip4:192.0.2.1]; DMARC_POLICY_ALLOW(-0.50)[sender.example,reject]',
  'X-Rspamd-Server: mx',
);

const odd = draft({
  from: 'Team: "A. (B) C" <@relay.example:alice@sender.example>, bob@sender.example;',
  to: 'undisclosed-recipients:;',
  subject: '\x1b$B$3$s$K$A$O\x1b(B',
  date: 'Tue, 24 Nov 26 02:00 EST (comment)',
  messageId: '<odd@[192.0.2.1]>',
  more: [
    'Sender: <eve@attack.example>',
    'Reply-To: "bank.example" <x@attack.example>, y@attack.example',
    'X-Empty:',
    ...mime,
  ],
  body: multipart,
});

const fetched = prepend(
  signed,
  'Received: from pop.other.example [198.51.100.7] by store.rcpt.example with POP3 (fetchmail-6.4) for <bob@localhost> (single-drop); Tue, 24 Nov 2026 02:10:00 +0000 (UTC)',
  received({ ip: '192.0.2.1', by: 'mx.other.example' }),
);

/** Each is arrived at the receiver's border, but for those that bring a border of their own. */
export const SEEDS: readonly string[] = [
  ...[signed, signedSimply, signedByEdwards, signedPartly, sealed, sealedTwice, listed, spam, odd].map((message) =>
    toText(
      arrive(
        message,
        '192.0.2.1',
        `spf=pass smtp.mailfrom=alice@${DOMAIN}; dmarc=pass (p=reject) header.from=${DOMAIN}`,
      ),
    ),
  ),
  toText(arrive(sign(signedSimply, { hash: 'sha1', bodyLength: 3 }), '203.0.113.66')),
  toText(
    arrive(
      draft(),
      '203.0.113.66',
      `spf=fail smtp.mailfrom=alice@${DOMAIN}; dmarc=fail (p=reject) header.from=${DOMAIN}`,
    ),
  ),
  ...[exchange, google, fetched].map(toText),
];
