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
    ['unchecked'],
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
]);
