import type { Form } from '../form.ts';

/**
 * chasquid 0.06 to 1.18 (conn.go); until 1.16 the address came first. Where the client calls itself an address, nobody can tell which of the two
 * the server saw. A client that logged in has none.
 */
export const chasquid: Form = {
  name: 'chasquid',
  client: ['from {called} ([{ip}])', 'from [{ip}] ({called})', 'from {from}'],
  server: 'by (chasquid…) with tls id for',
};
