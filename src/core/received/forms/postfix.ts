import { type Form, GREETING_FIRST } from '../form.ts';

/**
 * Postfix 2.1 to 3.10 (smtpd.c, pickup.c). It neuters the greeting and checks the reverse name, so that the first address is the one that it saw;
 * behind it it tells of TLS, of the client's certificate and of the login. "(Postfix, from userid 33)" has no client. Its mark is its own setting
 * mail_name: mailcow says "Postcow", Proofpoint Essentials "PPE Hosted ESMTP Server". Another word may be another program's, which checks nothing.
 */
export const postfix: Form[] = ['Postfix', 'Postcow', 'PPE Hosted'].map((mark) => ({
  name: 'Postfix',
  client: ['from {helo} ({reverse} [{ip}]) {told*}', ...GREETING_FIRST, ''],
  server: `by (${mark}…) with id for`,
}));
