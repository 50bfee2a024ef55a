import { type Form, greetingFirst } from '../form.ts';

/** Cyrus 2.1 to 3.9 (lmtpengine.c): delivery by LMTP, mostly over a socket, which has no address but perhaps a login; Fastmail runs it. */
export const cyrus: Form = greetingFirst('Cyrus', [
  'from {from} ([unix socket])',
  'from {from} ([unix socket]) {told*}',
]);
