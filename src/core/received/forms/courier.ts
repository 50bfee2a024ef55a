import type { Form } from '../form.ts';

/** Courier 0.4 to 1.4, by fields of 2003 to 2026, where a program on its host hands a mail in; what it takes over the network bears no mark. */
export const courier: Form = {
  name: 'Courier',
  family: true,
  client: ['from localhost (localhost [127.0.0.1]) (uid {port})'],
  server: 'by with local… id',
};
