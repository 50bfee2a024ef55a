/**
 * Exits: what a forger may add for nothing, in the hope that a red verdict turns grey or blue. The mail claims to be the brand's, which asks
 * to reject what is not proven, comes from the attacker's server over a known border, and stays red whatever stands beside.
 */

import { rsaKey } from '../messages/keys.ts';
import { type Draft, prepend } from '../messages/message.ts';
import { sealArc } from '../messages/seal.ts';
import { keyZone } from '../messages/sign.ts';
import { type Listed, testAttacks } from './cases.ts';
import { type Arrival, ATTACKER_KEY, arrive, byBrand, type Case, from } from './world.ts';

const BRAND = '<admin@legit.example>';
const forged = from(BRAND);
const TRUSTING = { trustedSealers: ['list.example'] };
const PASSED = 'list.example; dmarc=pass header.from=legit.example';

/** A chain in the name of a sealer whom the user trusts; its seal is nobody's. */
const sealed = sealArc(forged, { instance: 1, domain: 'list.example', chainValidation: 'none', results: PASSED });

const below = (message: Draft, fields: string[]): Draft => ({
  ...message,
  fields: [...message.fields, ...fields.map((field) => `${field}\r\n`)],
});
const filler = (count: number) => Array.from({ length: count }, (_, at) => `X-Filler-${at}: x`);

function red(id: string, says: string, message: Draft, more: Partial<Case> & { arrival?: Arrival } = {}): Listed {
  const { arrival, ...test } = more;
  return [{ id, says, message: arrive(message, arrival), ...test }, ['failed']];
}

/** Of a signed mail the signature alone, above the forged one. */
const copied = (signed: Draft): Draft => prepend(forged, (signed.fields[0] ?? '').trimEnd());
const other = {
  ...forged,
  fields: forged.fields.map((field) => field.replace('Subject: Invoice', 'Subject: Minutes')),
};

/** An RSA key (RFC 3279 §2.3.1) of that many bytes, of which nobody knows the other half. */
function rsaRecord(bytes: number): string {
  const sized = (tag: number, content: Buffer) =>
    Buffer.concat([Buffer.from([tag, 0x82, content.length >> 8, content.length & 0xff]), content]);
  const modulus = sized(0x02, Buffer.concat([Buffer.from([0x00]), Buffer.alloc(bytes, 0xff)]));
  return sized(0x30, Buffer.concat([modulus, Buffer.from([0x02, 0x01, 0x03])])).toString('base64');
}
const invent = (selector: string, bytes: number): string =>
  `DKIM-Signature: v=1; a=rsa-sha256; d=legit.example; s=${selector}; h=from; bh=${Buffer.alloc(32, 1).toString('base64')}; b=${Buffer.alloc(bytes, 1).toString('base64')}`;
const LARGE = invent('large', 1025);
const LONG = invent('long', 384);
const LONG_KEY = keyZone('legit.example', 'long', rsaKey(3072));

const SIGNATURE = 'DKIM-Signature: v=1; a=rsa-sha256; d=legit.example; s=s1; h=from; bh=AAAA; b=AAAA';
const invented = prepend(forged, SIGNATURE);
/** A message of a header alone, without the empty line behind it. */
const bodyless = ({ fields }: Draft): Uint8Array =>
  new TextEncoder().encode(arrive({ fields, body: '' }).fields.join(''));

testAttacks('exits', [
  [
    {
      id: 'E0',
      says: 'a field of the provider’s for each of 200 signatures above its fail, with checks off',
      message: prepend(
        arrive(forged, { results: 'dmarc=fail (p=reject dis=none) header.from=legit.example' }),
        ...Array.from(
          { length: 200 },
          (_, at) => `Authentication-Results: mx.rcpt.example; dkim=fail header.d=n${at}.attack.example`,
        ),
      ),
      context: { resolver: null },
    },
    ['failed'],
  ],
  [
    {
      id: 'E0b',
      says: 'a first line that continues the server’s own field as another server’s',
      message: {
        ...arrive(forged, { results: 'dmarc=fail (p=reject) header.from=legit.example' }),
        fields: arrive(forged, { results: 'dmarc=fail (p=reject) header.from=legit.example' }).fields.map((field) =>
          field.startsWith('Received')
            ? `${field} from [127.0.0.1] (x [127.0.0.1]) by other.example (Postfix) with ESMTPSA id 1; Tue, 24 Nov 2026 02:00:03 +0000\r\n`
            : field,
        ),
      },
    },
    ['failed'],
  ],
  red('E1', 'a set in the name of a trusted sealer, and 2,100 fields', below(sealed, filler(2100)), {
    context: TRUSTING,
  }),
  red('E2', 'a set in the name of a trusted sealer whose key is another one', sealed, {
    context: TRUSTING,
    zone: keyZone('list.example', 'arc', ATTACKER_KEY),
  }),
  red('E3', 'a set in the name of a trusted sealer, of a selector that is not there', sealed, { context: TRUSTING }),
  red('E4', 'the same, where the webmail shows the header alone', sealed, {
    context: { ...TRUSTING, fidelity: 'headers' },
  }),
  red(
    'E5',
    'fifty signatures in the name of the brand, of selectors that are not there',
    prepend(
      forged,
      ...Array.from(
        { length: 50 },
        (_, at) => `DKIM-Signature: v=1; a=rsa-sha256; d=legit.example; s=k${at}; h=from; bh=AAAA; b=AAAA`,
      ),
    ),
  ),
  [{ id: 'E6', says: 'an invented signature over a header without end', message: bodyless(invented) }, ['failed']],
  [{ id: 'E7', says: 'a header without end, unsigned', message: bodyless(forged) }, ['failed']],
  red('E8', 'an invented signature above an empty body', { ...invented, body: '' }),
  red('E9', 'a signature of the brand’s over another header, above an empty body', {
    ...prepend(byBrand(forged), 'X: y'),
    fields: byBrand(forged).fields.map((field) => field.replace('Subject: Invoice', 'Subject: Your account')),
    body: '',
  }),
  red('E10', 'two Message-IDs, of which the page shows the other', prepend(forged, 'Message-ID: <2@mail.example>'), {
    context: { shown: { from: 'admin@legit.example', messageId: '1@mail.example' } },
  }),
  ...[
    '<"1"@mail.example>',
    '<1@[192.0.2.1]>',
    '<1 @mail.example>',
    '(x) 1@mail.example',
    '<1@mail.example',
    '<é@mail.example>',
  ].map((id, at) =>
    red(
      `E11${at}`,
      `a Message-ID that the page reads in another way: ${id}`,
      { ...forged, fields: forged.fields.map((field) => field.replace('<1@mail.example>', id)) },
      { context: { shown: { from: 'admin@legit.example', messageId: '1@mail.example' } } },
    ),
  ),
  red(
    'E11x',
    'two ids in one Message-ID, of which the page shows the last',
    {
      ...forged,
      fields: forged.fields.map((field) => field.replace('<1@mail.example>', '<a@mail.example> <1@mail.example>')),
    },
    { context: { shown: { from: 'admin@legit.example', messageId: '1@mail.example' } } },
  ),
  ...[
    ['<admin @legit.example>', 'admin @legit.example'],
    ['<admin @legit.example>', 'Admin <admin @legit.example>'],
    ['<@x.example,@y.example:admin@legit.example>', '@x.example,@y.example:admin@legit.example'],
    ['<a%40b@legit.example>', 'a@b@legit.example'],
  ].map(([address = '', shown = '']) =>
    red(`E12 ${address}`, `an address of which the page shows ${shown}`, from(address), {
      context: { shown: { from: shown } },
    }),
  ),
  red('E12', 'an address in quotes, which the page leaves out', from('<"admin"@legit.example>'), {
    context: { shown: { from: 'admin@legit.example' } },
  }),
  red(
    'E13',
    'an author below seven labels, beside ten signatures and a record of ten includes of its own',
    prepend(
      from('<x@a.b.c.d.e.f.g.h.legit.example>'),
      ...Array.from(
        { length: 10 },
        (_, at) =>
          `DKIM-Signature: v=1; a=rsa-sha256; d=a.b.c.d.e.f.g.n${at}.attack.example; s=k${at}; h=from; bh=AAAA; b=AAAA`,
      ),
    ),
    {
      zone: {
        'attack.example': {
          TXT: [
            `v=spf1 ${Array.from({ length: 10 }, (_, at) => `mx:m${at}.attack.example`).join(' ')} ip4:203.0.113.66 -all`,
          ],
        },
        ...Object.fromEntries(
          Array.from({ length: 10 }, (_, at) => [
            `m${at}.attack.example`,
            { MX: Array.from({ length: 10 }, (_, host) => `1 h${at}-${host}.attack.example`) },
          ]),
        ),
      },
    },
  ),
  ...[
    '<x@slow.attack.example>',
    '<x@legit.example.attack.example>',
    '<>',
    '<(x@legit.example>',
    '<@legit.example:x@attack.example>',
  ].map((path, at) =>
    red(`E14${at}`, `the reverse-path ${path}, about which no DNS answers`, forged, {
      arrival: { path, helo: 'slow.attack.example' },
      dns: { failing: { 'slow.attack.example': 'timeout', 'legit.example.attack.example': 'servfail' } },
    }),
  ),
  red('E15', 'a page that shows another subject', forged, {
    context: { shown: { from: 'admin@legit.example', subject: 'Quite something else' } },
  }),
  ...['l=1', 'l=999999', 't=9999999999', 'x=1', 'q=dns/other', 'i=@attack.example', 'c=nofws'].map((tag, at) =>
    red(`E16${at}`, `an invented signature with ${tag}`, prepend(forged, `${SIGNATURE}; ${tag}`)),
  ),
  ...(['exact', 'headers'] as const).flatMap((fidelity) =>
    ['a=ed25519-sha256', 'a=rsa-sha1', 'a=rsa-sha512', 'a=x-y'].map((algorithm) =>
      red(
        `E17 ${fidelity} ${algorithm}`,
        'an invented signature by an odd algorithm',
        prepend(forged, SIGNATURE.replace('a=rsa-sha256', algorithm)),
        {
          context: { fidelity },
        },
      ),
    ),
  ),
  red('E18', 'the provider’s own fail, whatever signature is invented where it re-encoded the body', invented, {
    arrival: { results: 'dmarc=fail (p=reject dis=reject) header.from=legit.example' },
    context: { fidelity: 'rewritten' },
  }),
  red('E19a', 'a signature too short for the brand’s key, where the body is written anew', invented, {
    context: { fidelity: 'rewritten' },
  }),
  red('E20', 'a true signature over another header, where the mail is written anew', copied(byBrand(other)), {
    context: { fidelity: 'rewritten' },
  }),
  red(
    'E20b',
    'the same beside fields that a webmail writes anew',
    prepend(copied(byBrand(other)), 'MIME-Version: 1.0'),
    {
      context: { fidelity: 'rewritten' },
    },
  ),
  red('E20c', 'the same, in the name of an envelope sender whose record refuses the server', copied(byBrand(other)), {
    arrival: { path: '<x@legit.example>' },
    context: { fidelity: 'rewritten' },
  }),
  ...(['exact', 'rewritten', 'headers'] as const).flatMap((fidelity) => [
    red(`E21 ${fidelity}`, 'a signature in the name of a key that nothing computes with', prepend(forged, LARGE), {
      context: { fidelity },
      zone: { 'large._domainkey.legit.example': { TXT: [`v=DKIM1; p=${rsaRecord(1025)}`] } },
    }),
    red(`E22 ${fidelity}`, 'an invented signature as long as a key of 3,072 bits', prepend(forged, LONG), {
      context: { fidelity },
      zone: LONG_KEY,
    }),
  ]),
  red('E19b', 'one that another key of that length made', byBrand(forged, { key: rsaKey(2048) }), {
    context: { fidelity: 'rewritten' },
  }),
]);
