import { type Form, greetingFirst } from '../form.ts';

/** Dovecot 2.0 to 2.2 (lmtp/commands.c): delivery by LMTP. Later ones bear no mark. */
export const dovecot: Form = greetingFirst('Dovecot');
