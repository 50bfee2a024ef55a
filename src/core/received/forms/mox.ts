import { type Form, GREETING_FIRST } from '../form.ts';

/** mox 0.0.10 to 0.0.15 (smtpserver/server.go) bears no name, but it alone tells of the transport. */
export const mox: Form = { name: 'mox', client: GREETING_FIRST, server: 'by via tcp with id for' };
