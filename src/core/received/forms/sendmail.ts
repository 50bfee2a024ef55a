import { type Form, GREETING_FIRST } from '../form.ts';

/**
 * sendmail 8.8 to 8.18, by its version and that of its configuration: "(8.17.1/8.17.1)"; Proofpoint's and SoftBank's are made of it. A program on the host
 * hands its mail in as "(from www@localhost)".
 */
export const sendmail: Form = {
  name: 'sendmail',
  client: [
    ...GREETING_FIRST,
    'from {from}',
    'from {from} (localhost)',
    'from {from} ({ident}@localhost)',
    'from {from} ({any} [[unix: {any}]])',
    '(from {any})',
    '',
  ],
  server: 'by (8.…) via with id for',
};

/** The configuration of WIDE's CF package, which names itself. */
export const widecf: Form = { ...sendmail, server: 'by (V8/cf…) with id for' };
