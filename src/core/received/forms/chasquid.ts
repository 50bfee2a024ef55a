import type { Form } from '../form.ts';

/**
 * chasquid 0.01 to 1.18 (conn.go); from 0.07 to 1.16 the address came first, before that it stood behind the greeting without brackets. Where the client
 * calls itself an address, nobody can tell which of the two the server saw. A client that logged in has none.
 */
export const chasquid: Form = {
  name: 'chasquid',
  client: ['from {called} ({ip})', 'from [{ip}] ({called})', 'from {from}'],
  server: 'by (chasquid…) with tls id for',
};
