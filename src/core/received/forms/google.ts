import { type Form, GREETING_FIRST } from '../form.ts';

/** Gmail's servers, 2012 to 2026: the reverse name ends with the root's dot; Gmail's API names a project. */
export const google: Form = {
  name: 'Google',
  client: [...GREETING_FIRST, 'from {from} named unknown', ''],
  server: 'by *.google.com|*.gmail.com with id for',
};
