import { type Form, GREETING_FIRST } from '../form.ts';

/**
 * mox 0.0.1 to 0.0.15 (smtpserver/server.go) bears no name, but it alone tells of the transport. Where the mail has addresses beyond ASCII, the greeting's
 * ASCII form stands behind the address.
 */
export const mox: Form = {
  name: 'mox',
  silent: true,
  client: [...GREETING_FIRST, 'from {helo*} ({reverse} [{ip}]) ({ident})', 'from {helo*} ([{ip}]) ({ident})'],
  server: 'by via tcp with id for',
};
