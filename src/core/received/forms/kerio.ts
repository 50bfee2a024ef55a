import { type Form, greetingFirst } from '../form.ts';

/** Kerio Connect 9 and 10, by fields that were seen; the login stands before "by", TLS behind the protocol. */
export const kerio: Form = greetingFirst('Kerio');
