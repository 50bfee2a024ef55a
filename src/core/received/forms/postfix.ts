import { type Form, GREETING_FIRST } from '../form.ts';

/**
 * Postfix 2.1 to 3.10 (smtpd.c, pickup.c). It neuters the greeting and checks the reverse name; behind the address it tells of TLS, of the
 * client's certificate and of the login. "(Postfix, from userid 33)" has no client.
 */
export const postfix: Form = {
  name: 'Postfix',
  client: [...GREETING_FIRST, ''],
  server: 'by (Postfix…) with id for',
};
