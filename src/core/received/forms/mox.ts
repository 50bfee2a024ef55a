import { type Form, GREETING_FIRST } from '../form.ts';

/**
 * mox 0.0.1 to 0.0.15 (smtpserver/server.go) bears no name, but it alone tells of the transport. Where the mail has addresses beyond ASCII, the greeting's
 * ASCII form stands behind the address: read first, or "authenticated-1.xn--tda.example" would be a login.
 */
export const mox: Form = {
  name: 'mox',
  client: ['from {helo*} ({reverse} [{ip}]) ({ident})', 'from {helo*} ([{ip}]) ({ident})', ...GREETING_FIRST],
  server: 'by via tcp with id for',
};
