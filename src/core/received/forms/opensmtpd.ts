import { type Form, greetingFirst } from '../form.ts';

/** OpenSMTPD 5.3 to 7.6 (smtp_session.c); "[local]" where a program on the host itself handed the mail in. */
export const opensmtpd: Form = greetingFirst('OpenSMTPD', ['from {from} ({any} [local])']);
