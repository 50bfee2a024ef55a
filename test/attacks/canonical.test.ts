/** Case 78: how a signature and what it covers may be written. */
import type { Draft } from '../messages/message.ts';
import { type Listed, testAttacks } from './cases.ts';
import { arrive, BRANDS, byBrand, from, mail, REST } from './world.ts';

const BRAND = '<admin@legit.example>';

/** A subject over two lines. */
const folded = mail([
  `From: ${BRAND}`,
  ...REST.filter((field) => !field.startsWith('Subject:')),
  'Subject: Invoice\r\n of May',
]);

/** White space within b=, which whoever verifies must drop (RFC 6376 §3.5). */
function spaced({ fields, body }: Draft): Draft {
  const [signature = '', ...rest] = fields;
  const value = signature.replace(/(\tb=)([A-Za-z0-9+/]{20})([A-Za-z0-9+/]{10})/, '$1 $2\r\n\t$3 ');
  return { fields: [value, ...rest], body };
}

function byBrandWith({ body }: { body: string }, change: (body: string) => string): Draft {
  const signed = byBrand({ ...from(BRAND), body });
  return { ...signed, body: change(signed.body) };
}

const cases: Listed[] = [
  [
    {
      id: '78a',
      says: 'a signature that leaves From out',
      message: arrive(byBrand(from(BRAND), { signedFields: ['to', 'subject'] })),
    },
    ['failed'],
  ],
  [
    {
      id: '78b',
      says: 'a tag written twice',
      message: arrive(byBrand(from(BRAND), { moreTags: ['d=legit.example'] })),
    },
    ['failed'],
  ],
  [
    {
      id: '78c',
      ofBrand: true,
      says: 'an unknown tag',
      message: arrive(byBrand(from(BRAND), { moreTags: ['foo=bar'] }), BRANDS),
    },
    ['verified'],
  ],
  [
    {
      id: '78d',
      ofBrand: true,
      says: 'empty lines at the end, and 8-bit bytes in a signed field',
      message: arrive(
        byBrand(
          { ...mail([`From: M\xfcller ${BRAND}`, ...REST]), body: 'Gr\xfc\xdfe\r\n\r\n\r\n' },
          { header: 'simple', body: 'simple' },
        ),
        BRANDS,
      ),
    },
    ['verified'],
  ],
  [
    { id: '78e', ofBrand: true, says: 'no body', message: arrive(byBrand({ ...from(BRAND), body: '' }), BRANDS) },
    ['verified'],
  ],
  [
    {
      id: '78f',
      ofBrand: true,
      says: 'a line feed and a carriage return alone in the body, as they were signed',
      message: arrive(byBrand({ ...from(BRAND), body: 'one\ntwo\rthree\r\n' }), BRANDS),
    },
    ['verified', 'info finding_odd_line_ends'],
  ],
  [
    {
      id: '78g',
      says: 'a line feed alone in the body where CRLF was signed',
      message: arrive(
        byBrandWith({ body: 'one\r\ntwo\r\nthree\r\n' }, (body) =>
          body.replace('one\r\n', 'one\n').replace('three', 'four'),
        ),
      ),
    },
    ['failed'],
  ],
  [
    {
      id: '78h',
      ofBrand: true,
      says: 'blanks and folds within b=',
      message: arrive(spaced(byBrand(from(BRAND))), BRANDS),
    },
    ['verified'],
  ],
  [
    {
      id: '78i',
      ofBrand: true,
      says: 'a folded field under c=simple',
      message: arrive(byBrand(folded, { header: 'simple' }), BRANDS),
    },
    ['verified'],
  ],
  [
    {
      id: '78j',
      says: 'the same, folded otherwise on the way',
      message: arrive(changed(byBrand(folded, { header: 'simple' }), 'Invoice\r\n of', 'Invoice of')),
    },
    ['failed'],
  ],
  [
    {
      id: '78k',
      ofBrand: true,
      says: 'a field folded otherwise on the way under c=relaxed, which forgives it',
      message: arrive(changed(byBrand(folded), 'Invoice\r\n of', 'Invoice of'), BRANDS),
    },
    ['verified'],
  ],
];

function changed(message: ReturnType<typeof mail>, before: string, after: string) {
  return { ...message, fields: message.fields.map((field) => field.replace(before, after)) };
}

testAttacks('the writing of signatures', cases);
