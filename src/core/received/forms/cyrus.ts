import { type Form, greetingFirst } from '../form.ts';

/** Cyrus 2.1 to 3.9 (lmtpengine.c): delivery by LMTP; Fastmail runs it. */
export const cyrus: Form = greetingFirst('Cyrus');
