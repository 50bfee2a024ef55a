/** Signatures made up to hide the one that tells: what a provider lets pass must not be lifted by what we did not get to read. */
import { type Draft, prepend } from '../messages/message.ts';
import { type Listed, testAttacks } from './cases.ts';
import { arrive, byBrand, from } from './world.ts';

const BRAND = '<admin@legit.example>';
/** Sent on by a stranger, and passed by the provider for its signature. */
const PASS = { results: 'dkim=pass header.d=legit.example; dmarc=pass header.from=legit.example' };

/** A body that goes on behind what l= covers. */
const longer = ({ fields, body }: Draft): Draft => ({ fields, body: `${body}Pay to another account.\r\n` });
const lengthened = longer(byBrand(from(BRAND), { bodyLength: 21 }));
const renamed = prepend(byBrand(from(BRAND)), 'Subject: Pay now');
const signed = byBrand(from(BRAND));

/** Signatures in the brand's name that say nothing, above the true one and below it. */
const amid = (message: Draft, count: number, junk: (at: number) => string): Draft => ({
  ...message,
  fields: [
    ...Array.from({ length: count }, (_, at) => `${junk(at)}\r\n`),
    ...message.fields,
    ...Array.from({ length: count }, (_, at) => `${junk(count + at)}\r\n`),
  ],
});
const base64 = (bytes: number, at: number) => Buffer.alloc(bytes, at + 1).toString('base64');
const JUNK: [string, (at: number) => string][] = [
  ['are malformed', (at) => `DKIM-Signature: v=1; d=legit.example; s=s1; h=from; bh=AAAA; b=AA${at}A`],
  [
    'are over another body',
    (at) =>
      `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=legit.example; s=s1; h=from; bh=${base64(32, at)}; b=${base64(256, at)}`,
  ],
  [
    'are for a part of a body, of keys that are not there',
    (at) =>
      `DKIM-Signature: v=1; a=rsa-sha256; d=legit.example; s=k${at}; l=${at}; h=from; bh=${base64(32, at)}; b=${base64(256, at)}`,
  ],
  [
    'are a stranger’s',
    (at) =>
      `DKIM-Signature: v=1; a=rsa-sha256; d=x${at}.attack.example; s=k; h=from; bh=${base64(32, at)}; b=${base64(256, at)}`,
  ],
];

/** Copies of the true signature's claims, which only its key can tell from it. */
const copies = (message: Draft, count: number): Draft =>
  prepend(
    message,
    ...Array.from({ length: count }, () =>
      (message.fields.find((field) => field.startsWith('DKIM-Signature')) ?? '')
        .trimEnd()
        .replace(/b=[^;]*$/, `b=${base64(256, 1)}`),
    ),
  );

/** Signatures in the brand's name that say nothing, above the true one. */
const beside = (message: Draft, count: number): Draft =>
  prepend(
    message,
    ...Array.from(
      { length: count },
      (_, at) => `DKIM-Signature: v=1; d=legit.example; s=s1; h=from; bh=AAAA; b=AA${at}A`,
    ),
  );

const altered: [string, Draft][] = [
  ['a body longer than signed', lengthened],
  ['a Subject added above the signed one', renamed],
];

const cases: Listed[] = altered.flatMap(([says, message]): Listed[] => [
  [{ id: 'C4a', says: `${says}, which the provider passed`, message: arrive(message, PASS) }, ['altered']],
  [
    {
      id: 'C4b',
      says: `${says}, under ten signatures that say nothing`,
      message: arrive(beside(message, 10), PASS),
    },
    // Of ten that could not verify, and one that could, that one is tried.
    ['altered'],
  ],
  [
    { id: 'C4e', says: `${says}, under ten copies of its signature`, message: arrive(copies(message, 10), PASS) },
    ['failed'],
  ],
  [
    { id: 'C4c', says: `${says}, with checks off`, message: arrive(message, PASS), context: { resolver: null } },
    ['unchecked'],
  ],
]);

testAttacks('signatures that hide another', [
  ...cases,
  [
    {
      id: 'C4d',
      ofBrand: true,
      says: 'a sound signature beside nine that say nothing',
      message: arrive(beside(signed, 9), PASS),
    },
    ['verified'],
  ],
  ...[11, 50, 300].flatMap((count) =>
    JUNK.map(
      ([says, junk]): Listed => [
        {
          id: `C4f ${count}`,
          ofBrand: true,
          says: `a sound signature amid ${2 * count} that ${says}`,
          message: arrive(amid(signed, count, junk)),
        },
        ['verified'],
      ],
    ),
  ),
  ...[11, 300].flatMap((count) =>
    JUNK.map(
      ([says, junk]): Listed => [
        {
          id: `C4g ${count}`,
          says: `no sound signature amid ${2 * count} that ${says}`,
          message: arrive(amid(from(BRAND), count, junk)),
        },
        ['failed'],
      ],
    ),
  ),
]);
