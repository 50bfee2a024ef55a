import { type Form, REVERSE_FIRST } from '../form.ts';

/** qmail-ldap, qpsmtpd and James name themselves; IronPort and MessageLabs are known by their hosts. netqmail itself bears no mark. */
const MARKS = ['(qmail…)', '(qpsmtpd…)', '(JAMES…)'];

export const qmailKin: readonly Form[] = [
  ...MARKS.map((mark) => ({ name: 'qmail', client: REVERSE_FIRST, server: `by ${mark} with id for` })),
  { name: 'IronPort', client: REVERSE_FIRST, server: 'by *.iphmx.com|*.messagelabs.com with id' },
];
