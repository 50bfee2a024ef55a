import { type Form, greetingFirst } from '../form.ts';

/** InterMail 5 to 8, by fields that were seen. */
export const intermail: Form = greetingFirst('InterMail', undefined, 'InterM');
