import { type Form, GREETING_FIRST } from '../form.ts';

/** sendmail 8.8 to 8.18, by the versions of the program and of its configuration: "(8.17.1/8.17.1)"; Proofpoint's and SoftBank's are made of it. */
export const sendmail: Form = {
  name: 'sendmail',
  client: [...GREETING_FIRST, 'from {from}', ''],
  server: 'by (#…) via with id for',
};

/** The configuration of WIDE's CF package, which names itself. */
export const widecf: Form = { ...sendmail, server: 'by (V8/cf…) with id for' };
