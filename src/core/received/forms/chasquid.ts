import { type Form, greetingFirst } from '../form.ts';

/** chasquid 0.04 to 1.15 (conn.go). A client that logged in has no address. */
export const chasquid: Form = greetingFirst('chasquid', undefined, 'by (chasquid…) with tls id for');
