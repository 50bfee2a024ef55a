import { type Form, REVERSE_FIRST } from '../form.ts';

/** qmail-ldap and qpsmtpd name themselves; netqmail bears no mark. */
export const qmailKin: readonly Form[] = ['(qmail…)', '(qpsmtpd…)'].map((mark) => ({
  name: 'qmail',
  client: REVERSE_FIRST,
  server: `by ${mark} with id for`,
}));
