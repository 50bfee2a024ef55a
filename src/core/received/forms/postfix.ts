import { type Form, GREETING_FIRST } from '../form.ts';

/**
 * Postfix 2.1 to 3.10 (smtpd.c, pickup.c). It neuters the greeting and checks the reverse name, so that the first address is the one that it saw;
 * behind it it tells of TLS, of the client's certificate and of the login. "(Postfix, from userid 33)" has no client.
 */
export const postfix: Form = {
  name: 'Postfix',
  client: ['from {helo} ({reverse} [{ip}]) {told*}', ...GREETING_FIRST, ''],
  server: 'by (Postfix…) with id for',
};
